package equipoise.gan.bagan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.adversarial.ObjectiveCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassGaussiansTest {
  private static final float[][] ROWS = {{1, 2, 0}, {2, 1, 1}, {0, 3, -1}, {4, 4, 2}};
  private static final double SHRINKAGE = 0.679930795847751;
  private static final double[] FIRST_ROW = {
    1.7625432525951559, 0.20004325259515565, 0.5201124567474047
  };

  /**
   * By numpy: S = c'c/n, mu = tr(S)/d, d2 = |S - mu I|^2/d, b2 = min(d2, sum |x x' - S|^2/d/n^2),
   * rho = b2/d2.
   */
  @Test
  void the_covariance_is_shrunk_as_ledoit_and_wolf_do() {
    ShrunkCovariance fitted = ShrunkCovariance.of(ROWS);
    assertThat(fitted.mean()).containsExactly(new double[] {1.75, 2.5, 0.5}, within(1e-12));
    assertThat(fitted.shrinkage()).isCloseTo(SHRINKAGE, within(1e-12));
    assertThat(fitted.covariance()[0]).containsExactly(FIRST_ROW, within(1e-12));
  }

  @Test
  void the_factor_times_itself_is_the_covariance() {
    ShrunkCovariance fitted = ShrunkCovariance.of(ROWS);
    double[][] lower = fitted.cholesky();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double product = 0;
        for (int k = 0; k < 3; k++) {
          product += lower[i][k] * lower[j][k];
        }
        assertThat(product).isCloseTo(fitted.covariance()[i][j], within(1e-12));
      }
    }
  }

  @Test
  void codes_of_a_class_have_its_mean_and_its_spread() {
    float[][] far = new float[4][];
    for (int i = 0; i < 4; i++) {
      far[i] = new float[] {ROWS[i][0] + 100, ROWS[i][1], ROWS[i][2]};
    }
    ClassGaussians gaussians = ClassGaussians.of(new float[][][] {ROWS, far});
    int[] labels = new int[20_000];
    java.util.Arrays.fill(labels, 1);
    Tensor codes = gaussians.draw(labels, new Seed(2).generator());
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < labels.length; i++) {
      mean += codes.values()[3 * i] / (double) labels.length;
    }
    for (int i = 0; i < labels.length; i++) {
      squares += Math.pow(codes.values()[3 * i] - mean, 2) / labels.length;
    }
    assertThat(mean).isCloseTo(101.75, within(0.05));
    assertThat(squares).isCloseTo(FIRST_ROW[0], within(0.08));
  }

  @Test
  void equal_codes_give_that_code() {
    float[][] equal = {{1, 2}, {1, 2}, {1, 2}};
    Tensor codes =
        ClassGaussians.of(new float[][][] {equal}).draw(new int[3], new Seed(2).generator());
    assertThat(codes.values()).containsExactly(new float[] {1, 2, 1, 2, 1, 2}, within(1e-4f));
  }

  @Test
  void what_is_kept_is_what_comes_back() {
    ClassGaussians gaussians = ClassGaussians.of(new float[][][] {ROWS});
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    gaussians.putInto(arrays);
    assertThat(ClassGaussians.of(new Weights(arrays))).isEqualTo(gaussians);
    assertThat(arrays.keySet()).allMatch(ClassGaussians::isOne);
  }

  @Test
  void gradients_of_the_softmax_with_a_fake_class_agree_with_finite_differences() {
    ObjectiveCheck.gradients(new FakeClass());
  }
}
