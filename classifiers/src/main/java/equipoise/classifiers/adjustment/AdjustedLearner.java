package equipoise.classifiers.adjustment;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Objects;

/** Trains with another learner and adjusts the logits by the class shares it was trained on. */
record AdjustedLearner(Learner learner, Strength strength) implements Learner {
  AdjustedLearner {
    Objects.requireNonNull(learner);
    Objects.requireNonNull(strength);
  }

  /** Finds the tau of a trained classifier. */
  interface Strength {
    /**
     * @param counts examples of each original class that it was trained on
     */
    double of(Classifier trained, int[] counts, Dataset validation);
  }

  @Override
  public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
    int[] counts = train.original().sum(train.data().counts());
    Classifier trained = learner.fit(train, validation, seed, progress);
    boolean adjusted = false;
    try {
      double tau = strength.of(trained, counts, validation);
      progress.note(
          Note.of(Note.Kind.TRAINING, "Probabilities are adjusted with tau = " + tau + "."));
      Classifier result = new LogitAdjustedClassifier(trained, counts, tau);
      adjusted = true;
      return result;
    } finally {
      if (!adjusted) {
        trained.close();
      }
    }
  }
}
