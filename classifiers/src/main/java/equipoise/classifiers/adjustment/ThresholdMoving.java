package equipoise.classifiers;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Trains with another learner, then moves its thresholds by {@link PriorCorrected}, with the class
 * shares of the data it was trained on. Meant for data that were not resampled: after over-sampling
 * to equal counts nothing is left to correct.
 */
public final class ThresholdMoving implements Learner {
  private static final double STEP = 0.25;
  private static final int CANDIDATES = 9;

  private final Learner learner;
  private final OptionalDouble tau;

  private ThresholdMoving(Learner learner, OptionalDouble tau) {
    this.learner = Objects.requireNonNull(learner);
    this.tau = tau;
  }

  /**
   * Chooses tau among 0, 0.25, ..., 2 by the balanced accuracy on the validation set; of equal ones
   * that nearest to 1, and of two as near the smaller.
   */
  public static ThresholdMoving byValidation(Learner learner) {
    return new ThresholdMoving(learner, OptionalDouble.empty());
  }

  /** Takes the given tau; 1 is post-hoc logit adjustment. */
  public static ThresholdMoving fixed(Learner learner, double tau) {
    return new ThresholdMoving(learner, OptionalDouble.of(tau));
  }

  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    int[] counts = train.original().sum(train.data().counts());
    Classifier trained = learner.fit(train, validation, seed, progress);
    boolean moved = false;
    try {
      double strength = tau.isPresent() ? tau.getAsDouble() : choose(trained, counts, validation);
      progress.note(Note.of(Note.Kind.TRAINING, "thresholds were moved with tau = " + strength));
      PriorCorrected corrected = new PriorCorrected(trained, counts, strength);
      moved = true;
      return corrected;
    } finally {
      if (!moved) {
        trained.close();
      }
    }
  }

  private static double choose(Classifier trained, int[] counts, Dataset validation) {
    Known known = new Known(trained.probabilities(validation));
    double best = 1;
    double bestAccuracy = -1;
    for (int k = 0; k < CANDIDATES; k++) {
      double candidate = k * STEP;
      double accuracy =
          ValidationScore.of(
                  new PriorCorrected(known, counts, candidate).probabilities(validation),
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
