package equipoise.core.table;

import java.util.Locale;
import java.util.Set;

/** The ways in which files say that a value is not known. */
final class Missing {
  private static final Set<String> NUMBERS =
      Set.of("", "?", "<null>", "na", "n/a", "nan", "-nan", "null", "none");
  private static final Set<String> NAMES = Set.of("", "?", "<null>", "NA", "NaN", "nan");
  private static final Set<String> CLASSES = Set.of("", "?", "<null>");

  private Missing() {}

  /** Among numbers, upper and lower case alike. */
  static boolean number(String value) {
    return value.length() <= 6 && NUMBERS.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Among the values of a nominal column, where "none" is one. */
  static boolean name(String value) {
    return NAMES.contains(value);
  }

  /** Among classes, where "NA" is one. */
  static boolean label(String value) {
    return CLASSES.contains(value);
  }
}
