package equipoise.reports;

import equipoise.core.trial.Predictions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predictions that have a given confusion matrix: of each class the easiest images are right, where
 * how easy one is depends on the image and a little on the trial.
 */
record PredictionFixture(List<String> classes, String trial) {
  private static final int VALIDATION_IMAGES = 10;

  /**
   * @param confusion [actual][predicted]
   */
  Predictions of(int[][] confusion) {
    return of(confusion, Double.NaN);
  }

  /**
   * @param onValidation recall of every class on the validation images; NaN for about that on the
   *     test images
   */
  Predictions of(int[][] confusion, double onValidation) {
    int[][] validation = new int[confusion.length][confusion.length];
    for (int c = 0; c < confusion.length; c++) {
      int sum = IntStream.of(confusion[c]).sum();
      double recall =
          Double.isNaN(onValidation)
              ? (sum == 0 ? 1 : confusion[c][c] / (double) sum)
              : onValidation;
      int right = (int) Math.round(VALIDATION_IMAGES * recall);
      validation[c][c] = right;
      validation[c][(c + 1) % confusion.length] += VALIDATION_IMAGES - right;
    }
    return new Predictions(classes, part(confusion, 0), part(validation, 1_000_000));
  }

  private Predictions.Part part(int[][] confusion, long first) {
    int n = IntStream.range(0, confusion.length).map(c -> IntStream.of(confusion[c]).sum()).sum();
    long[] index = new long[n];
    int[] labels = new int[n];
    float[][] probabilities = new float[n][classes.size()];
    int row = 0;
    for (int c = 0; c < confusion.length; c++) {
      int[] predicted = predicted(confusion[c], c);
      for (int i = 0; i < predicted.length; i++) {
        index[row] = first + 1000L * c + i;
        labels[row] = c;
        float rest = .3f / Math.max(1, classes.size() - 1);
        Arrays.fill(probabilities[row], rest);
        probabilities[row][predicted[i]] = 1 - rest * (classes.size() - 1);
        row++;
      }
    }
    return new Predictions.Part(index, index.clone(), index.clone(), labels, probabilities);
  }

  /** The class that each image of a class is taken for. */
  private int[] predicted(int[] counts, int actual) {
    int n = IntStream.of(counts).sum();
    List<Integer> easiestFirst =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> difficulty(actual, i)))
            .toList();
    int[] predicted = new int[n];
    int at = 0;
    for (int rank = 0; rank < counts.length; rank++) {
      int label = (actual + rank) % counts.length;
      for (int i = 0; i < counts[label]; i++) {
        predicted[easiestFirst.get(at++)] = label;
      }
    }
    return predicted;
  }

  private double difficulty(int actual, int image) {
    return RunFixture.noise("image" + actual, image) + .3 * RunFixture.noise(trial + actual, image);
  }
}
