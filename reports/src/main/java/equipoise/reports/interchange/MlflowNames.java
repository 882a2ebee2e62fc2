package equipoise.reports.interchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names that MLflow accepts: letters, digits, {@code _ . -} and spaces ({@code
 * mlflow/utils/validation.py}, {@code _VALID_PARAM_AND_METRIC_NAMES} and {@code path_not_unique});
 * MLflow refuses others, so each other character becomes an underscore. A name is a file's name, so
 * it is cut to 60 characters, and two that became equal are numbered.
 */
final class MlflowNames {
  private static final int LONGEST = 60;

  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The same name for the same text. */
  String of(String text) {
    return given.computeIfAbsent(text, this::fresh);
  }

  private String fresh(String text) {
    String safe = escaped(text);
    String name = safe;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = safe + "-" + number;
    }
    return name;
  }

  private static String escaped(String text) {
    String safe = text.replaceAll("[^\\p{L}\\p{N}_.\\- ]", "_").strip();
    if (safe.codePointCount(0, safe.length()) > LONGEST) {
      safe = safe.substring(0, safe.offsetByCodePoints(0, LONGEST)).strip();
    }
    return safe.matches("\\.*") ? "_" + safe : safe;
  }
}
