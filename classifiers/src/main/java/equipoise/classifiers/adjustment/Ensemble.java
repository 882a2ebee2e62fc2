package equipoise.classifiers.adjustment;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.learning.Learner;

/**
 * The mean probabilities of several trainings that differ in their seeds: first weights, order and
 * augmentation. The first one is the training without an ensemble.
 *
 * @param members at least 1
 */
public record Ensemble(@Option(value = "trainings", min = 1) int members) implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, Ensemble>of(
              Kind.ADJUSTMENT, "ensemble", new Ensemble(5), options -> options)
          .family(Family.ENSEMBLE)
          .summary("the mean of several trainings that differ in their seeds")
          .source("Lakshminarayanan et al., NeurIPS 2017, arXiv 1612.01474")
          .build();

  public Ensemble {
    if (members < 1) {
      throw new IllegalArgumentException("members must be at least 1, but is " + members);
    }
  }

  @Override
  public int trainings() {
    return members;
  }

  @Override
  public Learner around(Learner learner) {
    return (train, validation, seed, progress) ->
        MeanClassifier.of(members, k -> learner.fit(train, validation, member(seed, k), progress));
  }

  static Seed member(Seed seed, int k) {
    return k == 0 ? seed : seed.child("member", k);
  }
}
