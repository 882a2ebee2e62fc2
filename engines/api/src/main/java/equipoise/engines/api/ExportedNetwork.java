package equipoise.engines.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained classifier as one network, to be taken elsewhere.
 *
 * @param spec from pixels 0..255, [n, c, h, w], to logits [n, classes]
 * @param weights of that description
 * @param classes names in the order of the logits
 * @param metadata text for the reader of the file
 */
public record ExportedNetwork(
    NetworkSpec spec, Weights weights, List<String> classes, Map<String, String> metadata) {
  /**
   * @throws IllegalArgumentException if the parts do not fit together
   */
  public ExportedNetwork {
    classes = List.copyOf(classes);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    weights.check(spec);
    if (!spec.output().equals(List.of(classes.size()))) {
      throw new IllegalArgumentException(
          "the network gives %s values, but there are %d classes"
              .formatted(spec.output(), classes.size()));
    }
  }
}
