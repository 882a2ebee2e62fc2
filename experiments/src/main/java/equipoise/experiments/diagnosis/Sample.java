package equipoise.experiments.diagnosis;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A part of a set that is small enough to compare all its pairs. */
final class Sample {
  private static final int MOST_ROWS = 2000;

  /** Values in all: more is memory that a first look need not take. */
  private static final double MOST_VALUES = 1 << 23;

  /** Differences of coordinates that comparing all pairs may cost; no native library is loaded. */
  private static final double MOST_DIFFERENCES = 3e8;

  /** A class of no more examples is taken whole where there is room. */
  private static final int WHOLE = 20;

  private Sample() {}

  /** The set itself, or so many of its examples of each class as its share is. */
  static Dataset of(Dataset data) {
    double most =
        Math.min(
            Math.min(MOST_ROWS, MOST_VALUES / data.dimension()),
            Math.sqrt(MOST_DIFFERENCES / data.dimension()));
    if (data.size() <= most) {
      return data;
    }
    int[] counts = data.counts();
    int present = (int) Arrays.stream(counts).filter(n -> n > 0).count();
    int fewest = (int) Math.max(1, Math.min(WHOLE, most / (2 * present)));
    double share = (most - fewest * present) / data.size();
    Seed seed = new Seed(0).child("diagnosis");
    int[] chosen =
        IntStream.range(0, counts.length)
            .flatMap(
                c -> {
                  int n = fewest + (int) Math.round(Math.max(0, share) * counts[c]);
                  return IntStream.of(draw(data.rowsOf(c), n, seed.child("class", c)));
                })
            .sorted()
            .toArray();
    return data.select(chosen);
  }

  private static int[] draw(int[] rows, int n, Seed seed) {
    int[] order = seed.permutation(rows.length);
    return IntStream.range(0, Math.min(n, rows.length)).map(i -> rows[order[i]]).toArray();
  }
}
