package equipoise.core.table;

import java.util.Comparator;

/**
 * The order of class and category names, which decides between classes of equal size as
 * imbalanced-learn's sorted labels do: numbers by value if all names are numbers, else by code
 * point.
 */
final class NameOrder {
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private NameOrder() {}

  static Comparator<String> of(Iterable<String> names) {
    for (String name : names) {
      if (!Decimals.isDecimal(name, '.')) {
        return BY_CODE_POINT;
      }
    }
    return Comparator.<String>comparingDouble(Double::parseDouble).thenComparing(BY_CODE_POINT);
  }
}
