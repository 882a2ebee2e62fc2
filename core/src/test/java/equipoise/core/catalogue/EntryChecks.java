package equipoise.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every entry, whatever it makes. */
public final class EntryChecks {
  private EntryChecks() {}

  /** Names, summaries and sources have the form that lists and tables count on. */
  public static void checkForm(Entry<?> entry) {
    assertThat(entry.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    checkPhrase(entry.toString(), entry.summary());
    if (!entry.source().isEmpty()) {
      assertThat(entry.source())
          .as("source of %s", entry)
          .matches(".*\\b(19|20)\\d\\d\\b.*")
          .doesNotEndWith(".");
    }
    for (Parameter option : entry.parameters()) {
      assertThat(option.name()).as("option of %s", entry).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
      checkPhrase("option " + option.name() + " of " + entry, option.summary());
    }
  }

  private static void checkPhrase(String owner, String summary) {
    assertThat(summary).as(owner).isNotBlank().doesNotEndWith(".").isEqualTo(summary.strip());
    assertThat(Character.isLowerCase(summary.charAt(0)) || summary.matches("[A-Z]{2,}.*|[A-Z] .*"))
        .as("%s starts in lower case or with an abbreviation: %s", owner, summary)
        .isTrue();
  }
}
