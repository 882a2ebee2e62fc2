package equipoise.gan.acgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import equipoise.gan.adversarial.ObjectiveCheck;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceAndClassTest {
  private static final double LOG_2 = Math.log(2);

  @ParameterizedTest
  @EnumSource
  void gradients_agree_with_finite_differences(ClassHead head) {
    ObjectiveCheck.gradients(new SourceAndClass(head, 1));
    ObjectiveCheck.gradients(new SourceAndClass(head, 0.3));
  }

  /** Two source terms of log 2 and two class terms of the log of the number of class outputs. */
  @Test
  void an_undecided_discriminator_pays_the_entropy_of_both_heads_on_each_kind() {
    int[] labels = {0, 1, 2, 0, 1, 2};
    assertThat(
            new SourceAndClass(ClassHead.SHARED, 1)
                .ofDiscriminator(Tensor.zeros(6, 4), labels)
                .value())
        .isCloseTo(2 * LOG_2 + 2 * Math.log(3), within(1e-9));
    assertThat(
            new SourceAndClass(ClassHead.MULTIPLE_FAKE, 1)
                .ofDiscriminator(Tensor.zeros(6, 7), labels)
                .value())
        .isCloseTo(2 * LOG_2 + 2 * Math.log(6), within(1e-9));
  }

  /** MFC-GAN: real images to their class y, generated ones to C + y; the generator wants y. */
  @Test
  void generated_images_belong_to_the_fake_class_and_the_generator_wants_the_real_one() {
    SourceAndClass mfc = new SourceAndClass(ClassHead.MULTIPLE_FAKE, 1);
    float[] pulled = mfc.ofDiscriminator(Tensor.zeros(2, 7), new int[] {1, 1}).gradient().values();
    assertThat(mostWanted(pulled, 0)).isEqualTo(1);
    assertThat(mostWanted(pulled, 1)).isEqualTo(3 + 1);
    float[] wanted = mfc.ofGenerator(Tensor.zeros(1, 7), new int[] {1}).gradient().values();
    assertThat(mostWanted(wanted, 0)).isEqualTo(1);
  }

  /** FSC-GAN: conditions y and C + y, both in use. */
  @Test
  void the_generator_of_fsc_gan_is_conditioned_on_fake_classes_too() {
    SourceAndClass fsc = new SourceAndClass(ClassHead.CONDITIONED_FAKE, 1);
    assertThat(fsc.conditions(3)).isEqualTo(6);
    int[] conditions = fsc.conditions(new int[100], 3, new Seed(1).generator());
    assertThat(Arrays.stream(conditions).distinct().sorted().toArray()).containsExactly(0, 3);
    float[] pulled = fsc.ofDiscriminator(Tensor.zeros(2, 7), new int[] {1, 4}).gradient().values();
    assertThat(mostWanted(pulled, 1)).isEqualTo(3 + 1);
    float[] wanted = fsc.ofGenerator(Tensor.zeros(1, 7), new int[] {4}).gradient().values();
    assertThat(mostWanted(wanted, 0)).isEqualTo(4);
  }

  /** The class output of a row whose logit the gradient raises most. */
  private static int mostWanted(float[] gradient, int row) {
    int best = 0;
    for (int k = 1; k < 6; k++) {
      best = gradient[row * 7 + 1 + k] < gradient[row * 7 + 1 + best] ? k : best;
    }
    return best;
  }
}
