package equipoise.classifiers.adjustment;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.metrics.Temperature;
import java.util.Locale;

/**
 * Logits divided by the temperature with the least log loss on the validation set ({@link
 * Temperature}); what is predicted stays the same.
 */
public record TemperatureScaling() implements Adjustment {
  public static final Entry<Adjustment> ENTRY =
      Entry.<Adjustment, NoOptions>of(
              Kind.ADJUSTMENT,
              "temperature-scaling",
              NoOptions.NONE,
              none -> new TemperatureScaling())
          .family(Family.ADJUSTMENT)
          .summary("probabilities as sure as they are right on the validation set")
          .source("Guo et al., ICML 2017, arXiv 1706.04599")
          .build();

  @Override
  public Learner around(Learner learner) {
    return new Scaled(learner);
  }

  private record Scaled(Learner learner) implements Learner {
    @Override
    public Classifier fit(Resampled train, Dataset validation, Seed seed, Progress progress) {
      Classifier trained = learner.fit(train, validation, seed, progress);
      boolean scaled = false;
      try {
        Temperature temperature =
            Temperature.fit(validation.labels(), trained.probabilities(validation));
        progress.note(
            Note.of(
                Note.Kind.TRAINING,
                String.format(
                    Locale.ROOT,
                    "Logits are divided by the temperature %.3g.",
                    temperature.value())));
        scaled = true;
        return new ScaledClassifier(trained, temperature);
      } finally {
        if (!scaled) {
          trained.close();
        }
      }
    }
  }
}
