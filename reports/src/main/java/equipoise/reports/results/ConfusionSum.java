package equipoise.reports.results;

import equipoise.core.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Confusion matrices of one trial, or of an arm's repeats added.
 *
 * @param classes in the order of rows and columns
 * @param counts [actual][predicted]
 */
public record ConfusionSum(List<String> classes, long[][] counts) {

  /** Of one trial; empty if it failed. */
  static Optional<ConfusionSum> of(TrialRecord record) {
    if (record.classes() == null
        || record.confusion() == null
        || record.confusion().length != record.classes().size()) {
      return Optional.empty();
    }
    ConfusionSum sum = empty(record.classes());
    for (int i = 0; i < sum.counts.length; i++) {
      for (int j = 0; j < Math.min(sum.counts.length, record.confusion()[i].length); j++) {
        sum.counts[i][j] = record.confusion()[i][j];
      }
    }
    return Optional.of(sum);
  }

  /** Both added; this one alone if the other has other classes. */
  ConfusionSum plus(ConfusionSum other) {
    if (!other.classes.equals(classes)) {
      return this;
    }
    ConfusionSum sum = empty(classes);
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        sum.counts[i][j] = counts[i][j] + other.counts[i][j];
      }
    }
    return sum;
  }

  /** Number of examples. */
  public long total() {
    return Stream.of(counts).flatMapToLong(LongStream::of).sum();
  }

  /** Number of examples of a class. */
  public long actual(int label) {
    return LongStream.of(counts[label]).sum();
  }

  /**
   * The rarest classes apart and all others together, so that many classes stay readable.
   *
   * @param rarest classes, rarest first
   * @param most rows that the result may have, at least 2
   */
  public ConfusionSum folded(List<String> rarest, int most) {
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

  private static ConfusionSum empty(List<String> classes) {
    return new ConfusionSum(classes, new long[classes.size()][classes.size()]);
  }
}
