package equipoise.core.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The different names in a column, numbered as they come, and how the file writes each. */
final class Names {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> raws = new ArrayList<>();

  int size() {
    return raws.size();
  }

  /** The name's number, a new one the first time. */
  int number(String name, String raw) {
    Integer known = numbers.putIfAbsent(name, raws.size());
    if (known == null) {
      raws.add(raw);
      return raws.size() - 1;
    }
    return known;
  }

  /** The names in {@link NameOrder}. */
  List<String> sorted() {
    return numbers.keySet().stream().sorted(NameOrder.of(numbers.keySet())).toList();
  }

  /** How the file writes each of the sorted names. */
  List<String> sortedRaws() {
    return sorted().stream().map(name -> raws.get(numbers.get(name))).toList();
  }

  /** For each number the position of its name among the sorted ones. */
  int[] positions() {
    int[] positions = new int[raws.size()];
    List<String> sorted = sorted();
    for (int i = 0; i < positions.length; i++) {
      positions[numbers.get(sorted.get(i))] = i;
    }
    return positions;
  }
}
