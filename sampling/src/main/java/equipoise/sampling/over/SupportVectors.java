package equipoise.sampling.over;

import equipoise.core.data.Dataset;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.space.Points;
import equipoise.sampling.space.ProgressCounter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The rows that hold the border between a class and the others. */
final class SupportVectors {
  private SupportVectors() {}

  /**
   * The rows of the class that are support vectors against at least one other class, ascending:
   * machines of two classes each, as in LIBSVM.
   *
   * @param cost C, above 0
   */
  static int[] of(SamplerCall call, int label, double cost) {
    Dataset data = call.data();
    double gamma = gamma(data);
    int[] counts = data.counts();
    BitSet found = new BitSet(data.size());
    for (int other = 0; other < counts.length; other++) {
      if (other != label && counts[other] > 0) {
        add(call, label, other, cost, gamma, found);
      }
    }
    return found.stream().toArray();
  }

  private static void add(
      SamplerCall call, int label, int other, double cost, double gamma, BitSet found) {
    Dataset data = call.data();
    int[] rows =
        IntStream.range(0, data.size())
            .filter(i -> data.label(i) == label || data.label(i) == other)
            .toArray();
    double[] sign = Arrays.stream(rows).mapToDouble(i -> data.label(i) == label ? 1 : -1).toArray();
    ProgressCounter counter = call.counter("support vectors", Smo.STEPS);
    double[] alpha = new Smo(Points.of(data, rows), sign, cost, gamma).solve(counter);
    for (int i = 0; i < rows.length; i++) {
      if (sign[i] > 0 && alpha[i] > 0) {
        found.set(rows[i]);
      }
    }
  }

  /** 1 / (columns * variance of all values), scikit-learn's "scale"; 1 where all are equal. */
  static double gamma(Dataset data) {
    int d = data.dimension();
    double count = (double) data.size() * d;
    double mean = 0;
    double[] row = new double[d];
    for (int i = 0; i < data.size(); i++) {
      data.copyTo(i, row, 0);
      mean += Arrays.stream(row).sum() / count;
    }
    double squares = 0;
    for (int i = 0; i < data.size(); i++) {
      data.copyTo(i, row, 0);
      for (double value : row) {
        squares += (value - mean) * (value - mean);
      }
    }
    return squares == 0 ? 1 : Math.min(Double.MAX_VALUE, 1 / (d * (squares / count)));
  }
}
