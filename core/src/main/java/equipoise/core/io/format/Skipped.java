package equipoise.core.io.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries of one folder that are not read, grouped by the reason. */
final class Skipped {
  private static final int NAMED = 3;

  private final Map<String, List<String>> namesByReason = new LinkedHashMap<>();

  void add(String reason, Path entry) {
    namesByReason
        .computeIfAbsent(reason, r -> new ArrayList<>())
        .add(entry.getFileName().toString());
  }

  /** One warning for each reason. */
  void report(Path folder, Problems problems) {
    namesByReason.forEach((reason, names) -> problems.warning(folder, reason + ": " + some(names)));
  }

  /** The first names, and how many more there are. */
  static String some(List<String> names) {
    int n = Math.min(NAMED, names.size());
    String listed = "'" + String.join("', '", names.subList(0, n)) + "'";
    return names.size() == n ? listed : listed + " and " + (names.size() - n) + " more";
  }
}
