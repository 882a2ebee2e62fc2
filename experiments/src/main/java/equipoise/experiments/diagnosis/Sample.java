package equipoise.experiments.diagnosis;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import java.util.stream.IntStream;

/** A part of a set that is small enough to try things on. */
final class Sample {
  private static final int MOST_ROWS = 2000;

  /** Differences of coordinates that comparing all pairs may cost. */
  private static final double MOST_DIFFERENCES = 3e8;

  /** A class of no more examples is taken whole. */
  private static final int WHOLE = 20;

  private Sample() {}

  /** The set itself, or so many of its examples of each class as its share is. */
  static Dataset of(Dataset data) {
    double most = Math.min(MOST_ROWS, Math.sqrt(MOST_DIFFERENCES / data.dimension()));
    if (data.size() <= most) {
      return data;
    }
    double share = most / data.size();
    Seed seed = new Seed(0).child("diagnosis");
    int[] chosen =
        IntStream.range(0, data.classes().size())
            .flatMap(c -> IntStream.of(draw(data.rowsOf(c), share, seed.child("class", c))))
            .sorted()
            .toArray();
    return data.select(chosen);
  }

  private static int[] draw(int[] rows, double share, Seed seed) {
    int n = Math.min(rows.length, Math.max(WHOLE, (int) Math.round(share * rows.length)));
    int[] order = seed.permutation(rows.length);
    return IntStream.range(0, n).map(i -> rows[order[i]]).toArray();
  }
}
