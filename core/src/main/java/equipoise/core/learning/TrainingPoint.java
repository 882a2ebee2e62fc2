package equipoise.core.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a generator's training stood at a checkpoint.
 *
 * @param step from 1
 * @param values by name: {@code distance} of its images to the validation images, their {@code
 *     diversity} over that of real ones, and each loss, its mean over the steps since the
 *     checkpoint before; what could not be measured is absent
 */
public record TrainingPoint(int step, Map<String, Double> values) {
  public TrainingPoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
