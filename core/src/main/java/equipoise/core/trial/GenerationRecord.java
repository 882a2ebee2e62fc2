package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import equipoise.core.learning.TrainingPoint;
import java.util.List;

/**
 * What is known of the generator behind a trial's images.
 *
 * @param audit of what it makes; null (and absent from the JSON) without a gate
 * @param history of its training, a point a checkpoint; empty if it was not trained
 * @param map of the audited images; null (and absent from the JSON) without a gate, and but in a
 *     study's first repeat
 */
public record GenerationRecord(
    @JsonInclude(JsonInclude.Include.NON_NULL) SyntheticAudit audit,
    List<TrainingPoint> history,
    @JsonInclude(JsonInclude.Include.NON_NULL) FeatureMap map) {
  public GenerationRecord {
    history = history == null ? List.of() : List.copyOf(history);
  }
}
