package equipoise.core.table;

import equipoise.core.CodePoints;
import java.util.Comparator;

/**
 * The order of class and category names, which decides between classes of equal size as
 * imbalanced-learn's sorted labels do: numbers by value if all names are numbers, else by code
 * point.
 */
final class NameOrder {
  private NameOrder() {}

  static Comparator<String> of(Iterable<String> names) {
    for (String name : names) {
      if (!Decimals.isDecimal(name, '.')) {
        return CodePoints.ORDER;
      }
    }
    return Comparator.<String>comparingDouble(Double::parseDouble).thenComparing(CodePoints.ORDER);
  }
}
