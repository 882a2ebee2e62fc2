package equipoise.classifiers.adjustment;

import equipoise.classifiers.training.ValidationScore;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;

/**
 * {@link LogitAdjustment} whose tau is the one of 0, 0.25, ..., 2 with the highest balanced
 * accuracy on the validation set; of equal ones that nearest to 1, and of two as near the smaller.
 */
public record ThresholdMoving() implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, NoOptions>of(
              Kind.ADJUSTMENT, "threshold-moving", NoOptions.NONE, none -> new ThresholdMoving())
          .family(Family.ADJUSTMENT)
          .summary("logit adjustment whose strength is chosen on the validation set")
          .source("Zhou and Liu, IEEE TKDE 18 (2006) 63, doi 10.1109/TKDE.2006.17")
          .build();

  private static final double STEP = 0.25;
  private static final int CANDIDATES = 9;

  @Override
  public Learner around(Learner learner) {
    return new AdjustedLearner(learner, ThresholdMoving::best);
  }

  private static double best(Classifier trained, int[] counts, Dataset validation) {
    Known known = new Known(trained.probabilities(validation));
    double best = 1;
    double bestAccuracy = -1;
    for (int k = 0; k < CANDIDATES; k++) {
      double candidate = k * STEP;
      double accuracy =
          ValidationScore.of(
                  new LogitAdjustedClassifier(known, counts, candidate).probabilities(validation),
                  validation)
              .balancedAccuracy();
      boolean nearer = Math.abs(candidate - 1) < Math.abs(best - 1);
      if (accuracy > bestAccuracy || (accuracy == bestAccuracy && nearer)) {
        best = candidate;
        bestAccuracy = accuracy;
      }
    }
    return best;
  }

  /** Answers for one data set with what was computed before. */
  private record Known(float[][] rows) implements Classifier {
    @Override
    public float[][] probabilities(Dataset data) {
      return rows.clone();
    }
  }
}
