package equipoise.gan.generator;

import equipoise.core.data.DataException;
import equipoise.core.learning.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How many examples of each class there should be after generation. */
final class Targets {
  private Targets() {}

  /**
   * Groups of classes are filled by a share of their gap to the largest class, rounded; counts are
   * reached exactly.
   *
   * @param fill in (0, 1]
   * @param counts of each class now
   * @return for each class at least its count now
   * @throws IllegalArgumentException if the strategy means nothing for a generator
   * @throws DataException if a wanted count names no class or is below what is there
   */
  static int[] of(Strategy strategy, double fill, int[] counts, List<String> classes) {
    if (strategy instanceof Strategy.Counts wanted) {
      return exactly(wanted.counts(), counts, classes);
    }
    if (strategy instanceof Strategy.Named named) {
      return filled(named.group(), fill, counts);
    }
    throw new IllegalArgumentException(
        "a generator is told what to fill by auto, minority, 'not minority', 'not majority', all or by counts, not by "
            + strategy);
  }

  private static int[] exactly(Map<String, Integer> wanted, int[] counts, List<String> classes) {
    int[] targets = counts.clone();
    wanted.forEach(
        (name, count) -> {
          int label = classes.indexOf(name);
          if (label < 0) {
            throw new DataException(
                "there is no class '" + name + "' to generate for, but " + classes);
          }
          if (count < counts[label]) {
            throw new DataException(
                "class '%s' has %d examples, more than the %d wanted: a generator only adds"
                    .formatted(name, counts[label], count));
          }
          targets[label] = count;
        });
    return targets;
  }

  private static int[] filled(Strategy.Group group, double fill, int[] counts) {
    if (group == Strategy.Group.MAJORITY) {
      throw new IllegalArgumentException(
          "the majority class has no gap to fill; use auto, minority, 'not majority', all or counts");
    }
    int largest = Arrays.stream(counts).max().orElse(0);
    int smallest = Arrays.stream(counts).min().orElse(0);
    int[] targets = counts.clone();
    for (int label = 0; label < counts.length; label++) {
      boolean isSmallest = counts[label] == smallest;
      boolean left =
          group == Strategy.Group.MINORITY && !isSmallest
              || group == Strategy.Group.NOT_MINORITY && isSmallest;
      if (!left) {
        targets[label] += (int) Math.round(fill * (largest - counts[label]));
      }
    }
    return targets;
  }
}
