package equipoise.sampling;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small data sets made by formulas. */
public final class Samples {
  /** The nearer the mean of a class in the first column, the more probable the class. */
  public static final Learner MEANS =
      (train, validation, seed, progress) -> {
        Dataset data = train.data().data();
        double[] sums = new double[data.classes().size()];
        for (int i = 0; i < data.size(); i++) {
          sums[data.label(i)] += data.value(i, 0);
        }
        int[] counts = data.counts();
        return tested -> probabilities(tested, sums, counts);
      };

  private Samples() {}

  private static float[][] probabilities(Dataset tested, double[] sums, int[] counts) {
    float[][] all = new float[tested.size()][sums.length];
    for (int i = 0; i < all.length; i++) {
      float sum = 0;
      for (int c = 0; c < sums.length; c++) {
        double distance = Math.abs(tested.value(i, 0) - sums[c] / counts[c]);
        all[i][c] = counts[c] == 0 ? 0 : (float) (1 / (1 + distance));
        sum += all[i][c];
      }
      for (int c = 0; c < sums.length; c++) {
        all[i][c] /= sum;
      }
    }
    return all;
  }

  /**
   * Classes named "a", "b", ... of the given sizes, interleaved, in the given number of columns.
   */
  public static Dataset table(int columns, int... counts) {
    return table(columns, List.of("a", "b", "c", "d", "e", "f").subList(0, counts.length), counts);
  }

  public static Dataset table(int columns, List<String> classes, int... counts) {
    int[] labels = interleaved(counts);
    double[][] rows = new double[labels.length][columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        rows[i][j] = 1.5 * labels[i] + Math.sin(12.9898 * (i + 1) * (j + 2)) * (1 + j % 3);
      }
    }
    return Dataset.ofTable("waves", TableShape.numeric(columns), classes, rows, labels);
  }

  /** Grey images of side x side pixels with the classes of {@link #table(int, int...)}. */
  public static Dataset images(int side, int... counts) {
    Dataset table = table(side * side, counts);
    byte[][] pixels = new byte[table.size()][side * side];
    for (int i = 0; i < pixels.length; i++) {
      for (int j = 0; j < side * side; j++) {
        pixels[i][j] = (byte) Math.max(0, Math.min(255, Math.round(100 + 25 * table.value(i, j))));
      }
    }
    return Dataset.ofImages(
        "waves", new ImageShape(1, side, side), table.classes(), pixels, table.labels());
  }

  /** A call that is to fill all classes to the size of the largest. */
  public static SamplerCall call(Dataset data) {
    return SamplerCall.of(
        "a test",
        Splits.whole(data),
        Strategy.AUTO,
        Targets.Kind.OVER,
        new Seed(1),
        Progress.none());
  }

  public static boolean isNominal(Dataset data, int column) {
    return data.shape() instanceof TableShape table && table.columns().get(column).isNominal();
  }

  /**
   * The data as a table in which every column from the given one on is nominal, with the categories
   * "low", "middle" and "high" for values up to 0, up to 2 (pixels: 200) and above.
   */
  public static Dataset nominalFrom(int column, Dataset data) {
    double high = data.isImages() ? 200 : 2;
    List<TableShape.Column> columns = new ArrayList<>();
    for (int j = 0; j < data.dimension(); j++) {
      columns.add(
          j < column
              ? TableShape.Column.numeric("x" + j)
              : new TableShape.Column("x" + j, List.of("low", "middle", "high")));
    }
    double[][] rows = new double[data.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = data.values(i);
      for (int j = column; j < rows[i].length; j++) {
        rows[i][j] = rows[i][j] > high ? 2 : rows[i][j] > 0 ? 1 : 0;
      }
    }
    return Dataset.ofTable(
        data.name(), new TableShape(columns), data.classes(), rows, data.labels());
  }

  private static int[] interleaved(int[] counts) {
    int[] left = counts.clone();
    int[] labels = new int[Arrays.stream(counts).sum()];
    int made = 0;
    while (made < labels.length) {
      for (int c = 0; c < left.length; c++) {
        if (left[c] > 0) {
          left[c]--;
          labels[made++] = c;
        }
      }
    }
    return labels;
  }
}
