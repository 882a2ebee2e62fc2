package equipoise.engines.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a training needs to go on as if it had not been interrupted: on the same engine, device
 * and number of threads to the bit.
 *
 * @param weights parameters and running statistics
 * @param moments the optimiser's by name, as in {@link OptimizerState#moments()}: one entry for
 *     each trained value, in the order of {@link NetworkSpec#arrays()}
 * @param updates of the optimiser so far
 * @param batches forwards in {@link Mode#TRAIN} so far, which number the dropout masks
 */
public record Snapshot(Weights weights, Map<String, float[]> moments, long updates, long batches) {
  public Snapshot {
    moments = Collections.unmodifiableMap(new LinkedHashMap<>(moments));
  }
}
