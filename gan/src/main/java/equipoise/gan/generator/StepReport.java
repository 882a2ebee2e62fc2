package equipoise.gan.generator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was seen in one step.
 *
 * @param losses by name, such as {@code discriminator}
 * @param discriminatorAccuracy share of the real and generated images that the discriminator
 *     classified correctly before it learned from them; empty for families without one
 */
public record StepReport(Map<String, Double> losses, OptionalDouble discriminatorAccuracy) {
  public StepReport {
    losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
  }
}
