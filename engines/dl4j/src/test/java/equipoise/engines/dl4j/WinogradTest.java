package equipoise.engines.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Window;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WinogradTest {
  private static final RandomGenerator RANDOM = new Seed(5).generator();

  /** The definition: output i is the sum of g_j d_(i+j). */
  @Test
  void the_product_of_what_was_transformed_is_the_convolution() {
    Winograd winograd = Winograd.create();
    double[] kernel = RANDOM.doubles(5).toArray();
    double[] pixels = RANDOM.doubles(8).toArray();
    double[] expected = new double[4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 5; j++) {
        expected[i] += kernel[j] * pixels[i + j];
      }
    }
    double[] weights = times(winograd.weights(), kernel);
    double[] product = times(winograd.input(), pixels);
    for (int k = 0; k < product.length; k++) {
      product[k] *= weights[k];
    }
    assertThat(times(winograd.output(), product)).containsExactly(expected, within(1e-12));
  }

  @Test
  void lenet5_has_one_convolution_that_gains_by_it() {
    Window window = Window.of(5);
    assertThat(WinogradConvolutionStep.fits(new Geometry(20, 12, 12, 50, 8, 8), window)).isTrue();
    assertThat(WinogradConvolutionStep.fits(new Geometry(1, 28, 28, 20, 24, 24), window)).isFalse();
    assertThat(LanePatchConvolutionStep.fits(new Geometry(1, 28, 28, 20, 24, 24), window)).isTrue();
  }

  @Test
  void sums_of_lanes_are_the_matrix_times_each_lane() {
    Winograd winograd = Winograd.create();
    check(winograd.input());
    check(winograd.weights());
    check(winograd.output());
    check(Winograd.transposed(winograd.input()));
    check(Winograd.transposed(winograd.weights()));
    check(Winograd.transposed(winograd.output()));
    check(new double[][] {{1, 0, 0}, {0, -2, 3}, {4, 5, 6}});
    check(new double[][] {RANDOM.doubles(11).toArray(), RANDOM.doubles(11).toArray()});
  }

  private static void check(double[][] matrix) {
    int lanes = 37;
    double[][] in = new double[matrix[0].length][lanes];
    double[][] out = new double[matrix.length][lanes];
    for (double[] values : in) {
      for (int lane = 0; lane < lanes; lane++) {
        values[lane] = RANDOM.nextDouble();
      }
    }
    LaneSums.Strided from = new LaneSums.Strided(in, 0, 1);
    new LaneSums(matrix).apply(from, new LaneSums.Strided(out, 0, 1), lanes);
    for (int lane = 0; lane < lanes; lane++) {
      double[] vector = new double[in.length];
      for (int j = 0; j < in.length; j++) {
        vector[j] = in[j][lane];
      }
      double[] expected = times(matrix, vector);
      for (int i = 0; i < out.length; i++) {
        assertThat(out[i][lane]).isCloseTo(expected[i], within(1e-12));
      }
    }
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] result = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        result[i] += matrix[i][j] * vector[j];
      }
    }
    return result;
  }
}
