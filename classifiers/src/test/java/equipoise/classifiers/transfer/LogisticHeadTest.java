package equipoise.classifiers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.linear.LinearLogits;
import equipoise.classifiers.linear.LogisticRegressionLearner;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Losses;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticHeadTest {
  private static final LogisticRegressionLearner LEARNER =
      new LogisticRegressionLearner(LogisticRegressionLearner.Options.DEFAULTS);

  /** The logits as a layer give the probabilities that Smile's own model gives. */
  @Test
  void the_logits_of_three_classes_give_the_probabilities_of_the_regression() {
    requireSameProbabilities(table(3, List.of("a", "b", "c")));
  }

  @Test
  void the_logits_of_two_classes_give_the_probabilities_of_the_regression() {
    requireSameProbabilities(table(2, List.of("a", "b")));
  }

  @Test
  void a_class_without_training_rows_is_never_predicted() {
    requireSameProbabilities(table(2, List.of("a", "b", "absent")));
  }

  private static void requireSameProbabilities(Dataset table) {
    Classifier regression =
        LEARNER.fit(
            Resampled.of(Splits.whole(table)),
            table.select(new int[0]),
            new Seed(1),
            Progress.none());
    float[][] expected = regression.probabilities(table);
    LinearLogits logits = LEARNER.logits(table, new Seed(1));
    int classes = table.classes().size();
    for (int i = 0; i < table.size(); i++) {
      float[] z = new float[classes];
      for (int c = 0; c < classes; c++) {
        double sum = Math.max(-1e4, logits.biases()[c]);
        for (int j = 0; j < table.dimension(); j++) {
          sum += logits.weights()[c][j] * table.value(i, j);
        }
        z[c] = (float) sum;
      }
      float[] actual = Losses.softmax(z, 0, classes);
      for (int c = 0; c < classes; c++) {
        assertThat(actual[c]).isCloseTo(expected[i][c], within(1e-5f));
      }
    }
  }

  /** 30 rows about a centre for each class, spread by a formula. */
  private static Dataset table(int present, List<String> classes) {
    double[][] rows = new double[30][];
    int[] labels = new int[30];
    for (int i = 0; i < 30; i++) {
      labels[i] = i % present;
      rows[i] =
          new double[] {
            100 + labels[i] + Math.sin(i), 5 * labels[i] * labels[i] + 4 * Math.cos(3 * i), 7
          };
    }
    return Dataset.ofTable("formula", TableShape.numeric(3), classes, rows, labels);
  }
}
