package equipoise.sampling.over;

import equipoise.core.data.Dataset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The most frequent value of a nominal column among some rows. */
final class Vote {
  private Vote() {}

  /**
   * The index of the winning category; of equally frequent ones each wins with the same
   * probability.
   *
   * @param rows at least one
   */
  static int of(Dataset data, int column, int categories, int[] rows, RandomGenerator random) {
    int[] votes = new int[categories];
    for (int row : rows) {
      votes[(int) data.value(row, column)]++;
    }
    int most = Arrays.stream(votes).max().orElseThrow();
    int winners = (int) Arrays.stream(votes).filter(v -> v == most).count();
    int left = winners == 1 ? 0 : random.nextInt(winners);
    for (int c = 0; c < categories; c++) {
      if (votes[c] == most && left-- == 0) {
        return c;
      }
    }
    throw new IllegalStateException("one category has the most votes");
  }
}
