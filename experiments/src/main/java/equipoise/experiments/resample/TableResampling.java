package equipoise.experiments.resample;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.table.Table;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One resampling of a whole table.
 *
 * @param method its name, for messages
 * @param copying whether it never looks at a value, so that any cell will do
 */
public record TableResampling(
    String method, Sampler sampler, Strategy strategy, Seed seed, boolean copying) {
  private static final Set<String> COPYING = Set.of("none", "random-over", "random-under");
  private static final String SMOOTHED = "shrinkage";

  /** Whether a method only repeats and leaves out rows. */
  public static boolean copies(String method, Map<String, String> options) {
    return COPYING.contains(method) && !options.containsKey(SMOOTHED);
  }

  /**
   * What came of it.
   *
   * @param resampled as the sampler gave it, its classes perhaps sub-classes
   * @param rows the same rows under the table's own classes
   */
  public record Result(Resampled resampled, Dataset rows) {
    /**
     * For each class of the sampler its number from 0 within its original class, or null if no
     * class was decomposed.
     */
    int[] subclasses() {
      ClassMap original = resampled.original();
      if (resampled.data().data().classes().equals(original.originals())) {
        return null;
      }
      int[] next = new int[original.originals().size()];
      return IntStream.range(0, original.size())
          .map(trained -> next[original.originalOf(trained)]++)
          .toArray();
    }
  }

  /**
   * @param progress hears how far the resampling is
   * @throws equipoise.core.data.DataException if the method cannot take the table, or its class
   *     counts cannot meet the strategy
   * @throws IllegalArgumentException if a method of its kind cannot use such a strategy at all
   */
  public Result of(Table table, Progress progress) {
    if (!copying) {
      table.requireValues(method);
    }
    Resampled resampled = sampler.resample(Splits.whole(table.data()), strategy, seed, progress);
    Dataset data = resampled.data().data();
    int[] labels =
        IntStream.range(0, data.size())
            .map(i -> resampled.original().originalOf(data.label(i)))
            .toArray();
    return new Result(resampled, data.relabel(labels, resampled.original().originals()));
  }
}
