package equipoise.classifiers.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.loss.ClassWeights;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expected values are scikit-learn 1.2.1's:
 *
 * <pre>
 * i = np.arange(30); y = np.where(i &lt; 18, 0, np.where(i &lt; 26, 1, 2))
 * X = np.c_[y + 1.5 * np.sin(i), .5 * y * y + np.cos(3 * i)]
 * m = LogisticRegression(C=1/lambda, class_weight=w, tol=1e-12, max_iter=100000,
 *                        multi_class='multinomial').fit(X, y)
 * m.coef_, m.intercept_ - m.intercept_.mean()
 * </pre>
 */
class SoftmaxRegressionTest {
  private static final int N = 30;

  private static double[][] rows() {
    double[][] rows = new double[N][];
    int[] labels = labels();
    for (int i = 0; i < N; i++) {
      int y = labels[i];
      rows[i] = new double[] {y + 1.5 * Math.sin(i), 0.5 * y * y + Math.cos(3 * i)};
    }
    return rows;
  }

  private static int[] labels() {
    int[] labels = new int[N];
    Arrays.fill(labels, 18, 26, 1);
    Arrays.fill(labels, 26, N, 2);
    return labels;
  }

  private static SoftmaxRegression regression(double lambda) {
    return new SoftmaxRegression(new LogisticRegressionLearner.Options(lambda, 1000));
  }

  private static void requireClose(LinearLogits found, double[][] weights, double[] biases) {
    double mean = Arrays.stream(found.biases()).average().orElseThrow();
    for (int c = 0; c < 3; c++) {
      assertThat(found.biases()[c] - mean).isCloseTo(biases[c], within(2e-4));
      for (int j = 0; j < 2; j++) {
        assertThat(found.weights()[c][j]).isCloseTo(weights[c][j], within(1e-4));
      }
    }
  }

  @Test
  void it_is_the_regression_of_scikit_learn() {
    requireClose(
        regression(2).fit(rows(), labels(), new float[] {1, 1, 1}),
        new double[][] {{-0.60412, -0.59713}, {-0.0748, -0.13261}, {0.67892, 0.72974}},
        new double[] {1.72426, 0.51109, -2.23535});
  }

  @Test
  void class_weights_are_those_of_scikit_learn() {
    float[] weights = new ClassWeights().exampleWeights(new int[] {18, 8, 4}).orElseThrow();
    requireClose(
        regression(0.5).fit(rows(), labels(), weights),
        new double[][] {{-0.92461, -0.98784}, {-0.32404, -0.50521}, {1.24865, 1.49305}},
        new double[] {2.07921, 1.6462, -3.72541});
  }

  @Test
  void scale_and_origin_of_the_features_do_not_matter() {
    Dataset table = table(1, 0);
    LinearLogits one = regression(1).logits(table, new float[] {1, 2, 3});
    LinearLogits other = regression(1).logits(table(100, 7), new float[] {1, 2, 3});
    double shift = 0;
    for (int c = 0; c < 3; c++) {
      double first = one.biases()[c] - one.biases()[0];
      double second = other.biases()[c] - other.biases()[0];
      for (int j = 0; j < 2; j++) {
        assertThat(100 * other.weights()[c][j]).isCloseTo(one.weights()[c][j], within(1e-3));
        second += 7 * (other.weights()[c][j] - other.weights()[0][j]);
      }
      shift = Math.max(shift, Math.abs(first - second));
    }
    assertThat(shift).isLessThan(1e-2);
  }

  @Test
  void a_class_without_rows_is_never_predicted_and_one_alone_always() {
    Dataset rare = table(1, 0).select(new int[] {0, 1, 2, 19, 20, 21});
    LinearLogits two = regression(1).logits(rare, new float[] {1, 1, 0});
    assertThat(two.biases()[2]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(two.weights()[2]).containsOnly(0);
    LinearLogits alone = regression(1).logits(rare.select(new int[] {0, 1}), new float[] {1, 0, 0});
    assertThat(alone.biases()[0]).isZero();
    assertThat(alone.biases()[1]).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static Dataset table(double factor, double shift) {
    double[][] rows = rows();
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = factor * row[j] + shift;
      }
    }
    return Dataset.ofTable(
        "formula", TableShape.numeric(2), List.of("a", "b", "c"), rows, labels());
  }
}
