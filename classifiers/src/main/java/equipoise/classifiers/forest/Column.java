package equipoise.classifiers.forest;

import java.util.Arrays;

/**
 * One column of the training rows as codes that have the order of its values: pixels as they are,
 * numbers as ranks among the column's distinct values. No value is rounded, so a split of codes is
 * an exact split of values.
 *
 * @param index of the column in the data
 * @param bytes codes 0..255 as unsigned bytes, by row; null if there are more
 * @param ranks codes by row; null if bytes hold them
 * @param values of the codes, ascending
 */
record Column(int index, byte[] bytes, int[] ranks, double[] values) {
  /** The values that one byte can have. */
  static final int BYTE_CODES = 256;

  private static final double[] PIXELS = new double[BYTE_CODES];

  static {
    Arrays.setAll(PIXELS, i -> i);
  }

  static Column ofPixels(int index, byte[] pixels) {
    return new Column(index, pixels, null, PIXELS);
  }

  static Column ofNumbers(int index, double[] numbers) {
    double[] values = distinct(numbers);
    int[] ranks = new int[numbers.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Arrays.binarySearch(values, numbers[i] + 0.0);
    }
    return values.length > BYTE_CODES
        ? new Column(index, null, ranks, values)
        : new Column(index, bytes(ranks), null, values);
  }

  /** Ascending; -0 counts as 0, as it does in a comparison. */
  private static double[] distinct(double[] numbers) {
    double[] sorted = new double[numbers.length];
    Arrays.setAll(sorted, i -> numbers[i] + 0.0);
    Arrays.sort(sorted);
    int n = 0;
    for (double number : sorted) {
      if (n == 0 || number != sorted[n - 1]) {
        sorted[n++] = number;
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  private static byte[] bytes(int[] ranks) {
    byte[] bytes = new byte[ranks.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ranks[i];
    }
    return bytes;
  }

  int code(int row) {
    return bytes != null ? bytes[row] & 0xff : ranks[row];
  }

  /** The middle between the values of two codes: the lower one is at or below it, the other not. */
  double threshold(int lower, int upper) {
    double middle = values[lower] / 2 + values[upper] / 2;
    return middle < values[upper] ? Math.max(middle, values[lower]) : values[lower];
  }
}
