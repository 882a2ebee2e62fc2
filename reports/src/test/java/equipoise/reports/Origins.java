package equipoise.reports;

import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.learning.OriginCounts;
import equipoise.core.trial.MethodRecord;
import equipoise.core.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** What trials of the fixture record of their methods and training rows. */
final class Origins {
  private Origins() {}

  /** What a study's short form becomes. */
  static MethodRecord method(String label) {
    if (label.contains("gan")) {
      return resampling(Kind.GENERATOR, label, Family.GENERATION, Map.of("steps", 150));
    }
    if (label.contains("smote")) {
      return resampling(Kind.SAMPLER, label, Family.INTERPOLATION, Map.of("k", 5));
    }
    return switch (label) {
      case "class-weights" ->
          new MethodRecord(
              null, new MethodRecord.Place(Kind.LOSS, label, Family.WEIGHTING, Map.of()), null);
      case "random-over" -> resampling(Kind.SAMPLER, label, Family.COPYING, Map.of());
      case "random-under" -> resampling(Kind.SAMPLER, label, Family.UNDER_SAMPLING, Map.of());
      default -> resampling(Kind.SAMPLER, label, Family.BASELINE, Map.of());
    };
  }

  private static MethodRecord resampling(
      Kind kind, String name, Family family, Map<String, Object> options) {
    return new MethodRecord(new MethodRecord.Place(kind, name, family, options), null, null);
  }

  /** Classes grow by what the method makes; a GAN fills the rarest one with copies. */
  static Map<String, OriginCounts> of(TrialResult trial) {
    int rarest = trial.trainCounts().values().stream().mapToInt(n -> n).min().orElse(0);
    boolean gan = trial.method().contains("gan");
    boolean smote = trial.method().contains("smote");
    Map<String, OriginCounts> origins = new LinkedHashMap<>();
    trial
        .trainCounts()
        .forEach(
            (name, before) -> {
              int after = trial.resampledCounts().get(name);
              int real = Math.min(before, after);
              boolean copied = !smote && (!gan || before == rarest);
              origins.put(
                  name,
                  new OriginCounts(
                      real,
                      copied ? after - real : 0,
                      smote ? after - real : 0,
                      gan && !copied ? after - real : 0));
            });
    return origins;
  }
}
