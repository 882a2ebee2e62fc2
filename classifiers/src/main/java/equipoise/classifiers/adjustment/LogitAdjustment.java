package equipoise.classifiers.adjustment;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.learning.Learner;

/**
 * Divides probabilities by the class shares of the training data to a fixed power: see {@link
 * LogitAdjustedClassifier}. Meant for data that were not resampled: after over-sampling to equal
 * counts nothing is left to correct.
 *
 * @param tau strength, at least 0: 0 changes nothing, 1 assumes equally frequent classes
 */
public record LogitAdjustment(
    @Option(value = "strength; 1 assumes equally frequent classes", min = 0) double tau)
    implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, LogitAdjustment>of(
              Kind.ADJUSTMENT, "logit-adjustment", new LogitAdjustment(1), options -> options)
          .family(Family.ADJUSTMENT)
          .summary("probabilities divided by the class shares of the training data")
          .source("Menon et al., ICLR 2021, arXiv 2007.07314")
          .build();

  public LogitAdjustment {
    LogitAdjustedClassifier.requireTau(tau);
  }

  @Override
  public Learner around(Learner learner) {
    return new AdjustedLearner(learner, (trained, counts, validation) -> tau);
  }
}
