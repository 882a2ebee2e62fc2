package equipoise.gan.generator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which classes a generator makes.
 *
 * @param names of all classes of the data set
 * @param labels the made classes' indices, ascending; a class's place here is its condition
 * @param refused for every other class the reason
 */
public record GeneratedClasses(
    List<String> names, List<Integer> labels, Map<Integer, String> refused) {
  public GeneratedClasses {
    names = List.copyOf(names);
    labels = List.copyOf(labels);
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
  }

  /**
   * Which condition stands for a class.
   *
   * @throws IllegalArgumentException if there is no such class, or with the reason if it is refused
   */
  int condition(int label) {
    if (label < 0 || label >= names.size()) {
      throw new IllegalArgumentException("label " + label + " is outside 0.." + (names.size() - 1));
    }
    if (refused.containsKey(label)) {
      throw new IllegalArgumentException(refused.get(label));
    }
    return labels.indexOf(label);
  }
}
