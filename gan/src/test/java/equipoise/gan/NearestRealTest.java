package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestRealTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 2);
  private static final List<String> CLASSES = List.of("a", "b", "c");
  private static final Dataset TRAIN =
      Dataset.ofImages(
          "train", SHAPE, CLASSES, new byte[][] {{0, 0}, {10, 10}, {13, 14}}, new int[] {0, 1, 0});

  @Test
  void the_nearest_image_is_sought_in_all_classes() {
    assertThat(NearestReal.of(TRAIN, generated(10, 10), 0)).isEqualTo(new NearestReal(1, 0));
    assertThat(NearestReal.of(TRAIN, generated(16, 18), 0)).isEqualTo(new NearestReal(2, 5));
  }

  @Test
  void images_that_were_made_themselves_do_not_count() {
    assertThatThrownBy(() -> NearestReal.of(generated(0, 0), generated(1, 1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'made'");
  }

  private static Dataset generated(int first, int second) {
    return Dataset.ofImages(
        "made",
        SHAPE,
        CLASSES,
        new byte[][] {{(byte) first, (byte) second}},
        new int[] {0},
        new Origin[] {new Origin.Generated("g", 1, 0)});
  }
}
