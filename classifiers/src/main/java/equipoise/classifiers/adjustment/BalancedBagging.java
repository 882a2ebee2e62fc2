package equipoise.classifiers.adjustment;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Resampled;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The mean probabilities of several trainings, each on a random part of every class that is no
 * larger than the smallest class: EasyEnsemble, with any classifier for the paper's boosted trees.
 *
 * @param members at least 1
 * @param size examples of each class that a member has at most, at least 1; empty is the size of
 *     the smallest class
 */
public record BalancedBagging(
    @Option(value = "trainings", min = 1) int members,
    @Option(value = "most examples of a class; auto: as many as the smallest has", min = 1)
        OptionalInt size)
    implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, BalancedBagging>of(
              Kind.ADJUSTMENT,
              "balanced-bagging",
              new BalancedBagging(10, OptionalInt.empty()),
              options -> options)
          .family(Family.ENSEMBLE)
          .summary("the mean of trainings on equally many examples of each class")
          .source("Liu, Wu and Zhou, IEEE TSMC B 39 (2009) 539, doi 10.1109/TSMCB.2008.2007853")
          .build();

  public BalancedBagging {
    if (members < 1) {
      throw new IllegalArgumentException("members must be at least 1, but is " + members);
    }
    if (size.isPresent() && size.getAsInt() < 1) {
      throw new IllegalArgumentException("size must be at least 1, but is " + size.getAsInt());
    }
  }

  @Override
  public int trainings() {
    return members;
  }

  @Override
  public Learner around(Learner learner) {
    return (train, validation, seed, progress) ->
        MeanClassifier.of(
            members,
            k -> {
              Seed own = Ensemble.member(seed, k);
              return learner.fit(part(train, own.child("bag")), validation, own, progress);
            });
  }

  /** Rows of each original class, in the order of the data. */
  private Resampled part(Resampled train, Seed seed) {
    int[] labels = train.data().data().labels();
    int classes = train.original().originals().size();
    int[][] rows = new int[classes][];
    for (int c = 0; c < classes; c++) {
      int label = c;
      rows[c] =
          IntStream.range(0, labels.length)
              .filter(i -> train.original().originalOf(labels[i]) == label)
              .toArray();
    }
    int smallest = Arrays.stream(rows).mapToInt(r -> r.length).filter(n -> n > 0).min().orElse(0);
    int most = size.orElse(smallest);
    int[] chosen =
        IntStream.range(0, classes)
            .flatMap(
                c ->
                    Arrays.stream(seed.child("class", c).permutation(rows[c].length))
                        .limit(most)
                        .map(i -> rows[c][i]))
            .sorted()
            .toArray();
    return new Resampled(train.data().select(chosen), train.original(), train.notes());
  }
}
