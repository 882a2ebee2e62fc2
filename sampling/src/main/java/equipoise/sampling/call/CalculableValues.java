package equipoise.sampling.call;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether distances can be computed from a table's values in double precision: none is missing, no
 * square overflows, and not all squared differences underflow. Pixels always pass.
 */
public final class CalculableValues {
  private static final double LARGEST = 1e140;

  /** Of differences 1e-130 apart, even those that are 1e20 times smaller have exact squares. */
  private static final double SMALLEST_RANGE = 1e-130;

  private static final int PART = 256;

  private final Dataset data;
  private final TableShape table;

  private CalculableValues(Dataset data, TableShape table) {
    this.data = data;
    this.table = table;
  }

  /**
   * @param method the name that the message begins with
   * @throws DataException that names the first such row and column, and a remedy
   */
  public static void require(String method, Dataset data) {
    flaw(data)
        .ifPresent(
            flaw -> {
              throw new DataException(method + " " + flaw);
            });
  }

  /** What is wrong with the values, as a predicate: "calculates with values, but row 3 ...". */
  public static Optional<String> flaw(Dataset data) {
    if (!(data.shape() instanceof TableShape table)) {
      return Optional.empty();
    }
    CalculableValues values = new CalculableValues(data, table);
    int row =
        IntStream.range(0, (data.size() + PART - 1) / PART)
            .parallel()
            .map(part -> values.firstUnusable(part * PART))
            .filter(found -> found >= 0)
            .min()
            .orElse(-1);
    return row >= 0 ? Optional.of(values.unusable(row)) : values.underflow();
  }

  /** The first of a part's rows that no method can calculate with, or -1. */
  private int firstUnusable(int from) {
    double[] row = new double[data.dimension()];
    for (int i = from; i < Math.min(data.size(), from + PART); i++) {
      data.copyTo(i, row, 0);
      for (double value : row) {
        if (!(Math.abs(value) <= LARGEST)) {
          return i;
        }
      }
    }
    return -1;
  }

  private String unusable(int row) {
    int j =
        IntStream.range(0, data.dimension())
            .filter(column -> !(Math.abs(data.value(row, column)) <= LARGEST))
            .findFirst()
            .orElseThrow();
    double value = data.value(row, j);
    String column = table.columns().get(j).name();
    return Double.isFinite(value)
        ? "calculates with squares of values, but row %d, column '%s' holds %s, whose square is out of range; scale the column to at most %s"
            .formatted(row, column, value, LARGEST)
        : "calculates with values, but row %d, column '%s' holds %s; fill it in or remove the row"
            .formatted(row, column, value);
  }

  /** All numeric columns together, since one of usual size makes the others' squares negligible. */
  private Optional<String> underflow() {
    int widest = -1;
    double range = 0;
    for (int j = 0; j < data.dimension(); j++) {
      if (!table.columns().get(j).isNominal() && range(j) > range) {
        widest = j;
        range = range(j);
      }
      if (range >= SMALLEST_RANGE) {
        return Optional.empty();
      }
    }
    return widest < 0
        ? Optional.empty()
        : Optional.of(
            "calculates with squares of differences, but the values of column '%s', which differ the most, lie within %s, and such squares are 0 in double precision; multiply the columns by one power of ten, so that a range is at least %s"
                .formatted(table.columns().get(widest).name(), range, SMALLEST_RANGE));
  }

  private double range(int column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < data.size(); i++) {
      low = Math.min(low, data.value(i, column));
      high = Math.max(high, data.value(i, column));
    }
    return high - low;
  }
}
