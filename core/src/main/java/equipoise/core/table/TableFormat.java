package equipoise.core.table;

import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import java.util.Arrays;
import java.util.Locale;

/** How a table is stored. */
public enum TableFormat {
  CSV("values separated by commas, semicolons or tabs, with or without a header", "RFC 4180"),
  ARFF(
      "Weka's attribute-relation file, dense",
      "Hall et al., SIGKDD Explorations 11 (2009) 10, doi 10.1145/1656274.1656278"),
  KEEL(
      "the KEEL repository's .dat file",
      "Alcalá-Fdez et al., J. Multiple-Valued Logic and Soft Computing 17 (2011) 255");

  /** All of them, by their words. */
  public static final Catalogue<TableFormat> CATALOGUE =
      new Catalogue<>("format", Arrays.stream(values()).map(TableFormat::entry).toList());

  private final String summary;
  private final String source;

  TableFormat(String summary, String source) {
    this.summary = summary;
    this.source = source;
  }

  /** As in a study file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private Entry<TableFormat> entry() {
    return Entry.of(Kind.FORMAT, word(), NoOptions.NONE, options -> this)
        .family(Family.TABLE_FORMAT)
        .summary(summary)
        .source(source)
        .build();
  }
}
