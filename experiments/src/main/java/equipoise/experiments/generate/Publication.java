package equipoise.experiments.generate;

/**
 * What only the publisher of a data set can say of it.
 *
 * @param license an SPDX identifier or a URL
 * @param creator a person or organisation
 * @param url where the data set is found
 * @param date of publication, YYYY-MM-DD
 */
public record Publication(String license, String creator, String url, String date) {
  /** Nothing is known: words that say so, and a date before any such set. */
  public static final Publication UNKNOWN =
      new Publication("unknown", "unknown", "./", "1970-01-01");

  public Publication {
    if (!date.matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw new IllegalArgumentException(
          "the date of publication is YYYY-MM-DD, but is '" + date + "'");
    }
  }
}
