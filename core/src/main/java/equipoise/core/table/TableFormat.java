package equipoise.core.table;

import java.util.Locale;

/** How a table is stored. */
public enum TableFormat {
  /** Separated values: comma, semicolon or tab (RFC 4180 for the comma). */
  CSV,
  /** Weka's attribute-relation file, dense rows. */
  ARFF,
  /** The KEEL repository's .dat file. */
  KEEL;

  /** As in a study file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
