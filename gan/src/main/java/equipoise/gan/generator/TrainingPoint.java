package equipoise.gan.generator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a training stood at a checkpoint.
 *
 * @param step from 1
 * @param values by name: {@code distance} and {@code diversity} as in {@link CheckpointScore}, and
 *     each loss, its mean over the steps since the checkpoint before; what could not be measured is
 *     absent
 */
public record TrainingPoint(int step, Map<String, Double> values) {
  public TrainingPoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
