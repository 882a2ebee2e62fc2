package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import equipoise.core.learning.TrainingPoint;
import java.util.List;

/**
 * What is known of the generator behind a trial's images.
 *
 * @param audit of what it makes; null (and absent from the JSON) without a gate
 * @param history of its training, a point a checkpoint; empty if it was not trained
 */
public record GenerationRecord(
    @JsonInclude(JsonInclude.Include.NON_NULL) SyntheticAudit audit, List<TrainingPoint> history) {
  public GenerationRecord {
    history = history == null ? List.of() : List.copyOf(history);
  }
}
