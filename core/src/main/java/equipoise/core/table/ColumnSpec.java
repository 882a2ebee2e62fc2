package equipoise.core.table;

import java.util.List;
import java.util.Set;

/**
 * What a file says of a column before its first row.
 *
 * @param declared the values that it may have; empty where the file declares none
 * @param whole whether it is declared to hold whole numbers
 * @param low smallest declared number, -infinity where none is declared
 * @param high largest declared number
 */
record ColumnSpec(String name, Set<String> declared, boolean whole, double low, double high) {
  ColumnSpec {
    declared = Set.copyOf(declared);
  }

  static ColumnSpec undeclared(String name) {
    return new ColumnSpec(
        name, Set.of(), false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  static ColumnSpec nominal(String name, List<String> values) {
    return new ColumnSpec(
        name, Set.copyOf(values), false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  boolean isNominal() {
    return !declared.isEmpty();
  }

  boolean contains(double value) {
    return value >= low && value <= high;
  }
}
