package equipoise.reports;

import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Confusion matrices of an arm's repeats, added.
 *
 * @param classes in the order of rows and columns
 * @param counts [actual][predicted]
 */
record ConfusionSum(List<String> classes, long[][] counts) {

  static Optional<ConfusionSum> of(Run run, Arm arm) {
    ConfusionSum sum = null;
    for (TrialResult trial : arm.done()) {
      TrialRecord record = run.record(trial).orElse(null);
      if (usable(record) && (sum == null || sum.classes.equals(record.classes()))) {
        sum = sum == null ? empty(record.classes()) : sum;
        sum.add(record.confusion());
      }
    }
    return Optional.ofNullable(sum);
  }

  static long total(int[][] confusion) {
    return IntStream.range(0, confusion.length)
        .mapToLong(row -> IntStream.of(confusion[row]).asLongStream().sum())
        .sum();
  }

  /**
   * The rarest classes apart and all others together, so that many classes stay readable.
   *
   * @param rarest classes, rarest first
   * @param most rows that the result may have, at least 2
   */
  ConfusionSum folded(List<String> rarest, int most) {
    if (classes.size() <= most) {
      return this;
    }
    List<Integer> kept =
        IntStream.range(0, classes.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> rank(rarest, classes.get(i))))
            .limit(most - 1L)
            .sorted()
            .toList();
    List<String> names = new ArrayList<>(kept.stream().map(classes::get).toList());
    names.add("all other " + (classes.size() - kept.size()) + " classes");
    ConfusionSum folded = empty(names);
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        folded.counts[place(kept, i)][place(kept, j)] += counts[i][j];
      }
    }
    return folded;
  }

  private static int rank(List<String> rarest, String name) {
    int rank = rarest.indexOf(name);
    return rank < 0 ? Integer.MAX_VALUE : rank;
  }

  private static int place(List<Integer> kept, int index) {
    int place = kept.indexOf(index);
    return place < 0 ? kept.size() : place;
  }

  private static boolean usable(TrialRecord record) {
    return record != null
        && record.classes() != null
        && record.confusion() != null
        && record.confusion().length == record.classes().size();
  }

  private static ConfusionSum empty(List<String> classes) {
    return new ConfusionSum(classes, new long[classes.size()][classes.size()]);
  }

  private void add(int[][] confusion) {
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < Math.min(counts.length, confusion[i].length); j++) {
        counts[i][j] += confusion[i][j];
      }
    }
  }
}
