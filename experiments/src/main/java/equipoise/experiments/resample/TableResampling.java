package equipoise.experiments.resample;

import equipoise.core.Seed;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.table.Table;
import equipoise.sampling.call.SamplerEntry;
import java.util.stream.IntStream;

/** One resampling of a whole table, by the strategy among the method's options. */
public record TableResampling(Configured<Sampler> method, Seed seed) {
  /**
   * @throws IllegalArgumentException if the method is to work on a network's features
   */
  public TableResampling {
    SamplerEntry.requirePixels(method);
  }

  /** As the method's options have it. */
  public Strategy strategy() {
    return Strategy.of(method.value(Strategy.PARAMETER.name()));
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
   * @param progress of the resampling
   * @throws equipoise.core.data.DataException if the method cannot take the table, or its class
   *     counts cannot meet the strategy
   * @throws IllegalArgumentException if a method of its kind cannot use such a strategy at all
   */
  public Result of(Table table, Progress progress) {
    if (!method.entry().has(Trait.IGNORES_VALUES)) {
      table.requireValues(method.name());
    }
    Resampled resampled =
        method.create().resample(Splits.whole(table.data()), strategy(), seed, progress);
    Dataset data = resampled.data().data();
    int[] labels =
        IntStream.range(0, data.size())
            .map(i -> resampled.original().originalOf(data.label(i)))
            .toArray();
    return new Result(resampled, data.relabel(labels, resampled.original().originals()));
  }
}
