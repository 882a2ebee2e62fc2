package equipoise.experiments.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One arm of a study.
 *
 * @param label unique in the study: as given, or the name with the options that tell it from others
 *     of its name
 * @param options values are Long, Double, Boolean, String or lists of them
 * @param line of the study file where it begins, from 1
 */
public record MethodSpec(String label, String name, Map<String, Object> options, int line) {
  public MethodSpec {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
