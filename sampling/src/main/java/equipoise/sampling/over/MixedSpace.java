package equipoise.sampling.over;

import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.sampling.space.Points;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows with nominal columns as points: the numeric columns, then for each nominal column one
 * coordinate a category, which is {@code height} for the row's category and 0 for the others, so
 * that two different categories add 2 height^2 to the squared distance.
 */
final class MixedSpace {
  private final Dataset data;
  private final int[] numeric;
  private final int[] nominal;
  private final int[] categories;

  MixedSpace(Dataset data) {
    this.data = data;
    int[] all = new int[data.dimension()];
    if (data.shape() instanceof TableShape table) {
      Arrays.setAll(all, j -> table.columns().get(j).categories().size());
    }
    this.categories = all;
    this.numeric = IntStream.range(0, all.length).filter(j -> all[j] == 0).toArray();
    this.nominal = IntStream.range(0, all.length).filter(j -> all[j] > 0).toArray();
  }

  int[] nominal() {
    return nominal;
  }

  int categories(int column) {
    return categories[column];
  }

  /** The median of the numeric columns' standard deviations over the rows, divisor n. */
  double medianDeviation(int[] rows) {
    double[] deviations = Arrays.stream(numeric).mapToDouble(j -> deviation(j, rows)).toArray();
    Arrays.sort(deviations);
    int half = deviations.length / 2;
    return deviations.length % 2 == 1
        ? deviations[half]
        : (deviations[half - 1] + deviations[half]) / 2;
  }

  private double deviation(int column, int[] rows) {
    double mean = Arrays.stream(rows).mapToDouble(i -> data.value(i, column)).sum() / rows.length;
    double squares =
        Arrays.stream(rows)
            .mapToDouble(i -> (data.value(i, column) - mean) * (data.value(i, column) - mean))
            .sum();
    return Math.sqrt(squares / rows.length);
  }

  /** The given rows as points. */
  Points points(int[] rows, double height) {
    int dimension = numeric.length + Arrays.stream(nominal).map(j -> categories[j]).sum();
    return new Points() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public void copyTo(int i, double[] into) {
        write(rows[i], height, into);
      }
    };
  }

  private void write(int row, double height, double[] into) {
    int at = 0;
    for (int column : numeric) {
      into[at++] = data.value(row, column);
    }
    for (int column : nominal) {
      Arrays.fill(into, at, at + categories[column], 0);
      into[at + (int) data.value(row, column)] = height;
      at += categories[column];
    }
  }
}
