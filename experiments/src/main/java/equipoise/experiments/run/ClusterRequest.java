package equipoise.experiments.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which cluster runs the trials of a study; no result depends on it.
 *
 * @param provider such as {@code spark}
 * @param master where it is, in the provider's words; empty for what the provider finds set
 * @param settings of the provider, by their names
 */
public record ClusterRequest(String provider, String master, Map<String, String> settings) {
  public ClusterRequest {
    settings = Map.copyOf(new TreeMap<>(settings));
  }
}
