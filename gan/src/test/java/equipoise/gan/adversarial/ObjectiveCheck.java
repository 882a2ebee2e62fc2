package equipoise.gan.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Checks an objective's gradients by finite differences. */
public final class ObjectiveCheck {
  private static final int CLASSES = 3;
  private static final int[] REAL = {0, 1, 2};

  private ObjectiveCheck() {}

  /** Of both networks' losses, on three real images and three generated ones. */
  public static void gradients(Objective objective) {
    int conditions = Math.max(CLASSES, objective.conditions(CLASSES));
    int[] generated = {conditions - 1, 0, 1};
    int[] labels = {REAL[0], REAL[1], REAL[2], generated[0], generated[1], generated[2]};
    int width = objective.outputs(CLASSES);
    check(width, 6, output -> objective.ofDiscriminator(output, labels));
    check(width, 3, output -> objective.ofGenerator(output, generated));
  }

  private static void check(int width, int rows, Function<Tensor, Loss> loss) {
    RandomGenerator random = new Seed(3).generator();
    Tensor output = Tensor.zeros(rows, width);
    for (int k = 0; k < output.size(); k++) {
      output.values()[k] = (float) random.nextGaussian(0, 0.6);
    }
    float[] gradient = loss.apply(output).gradient().values();
    float h = 1f / 256;
    for (int k = 0; k < output.size(); k++) {
      float kept = output.values()[k];
      output.values()[k] = kept + h;
      double above = loss.apply(output).value();
      output.values()[k] = kept - h;
      double below = loss.apply(output).value();
      output.values()[k] = kept;
      assertThat((double) gradient[k]).isCloseTo((above - below) / (2 * h), within(1e-4));
    }
  }
}
