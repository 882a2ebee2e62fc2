package equipoise.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.reports.html.Html.Rank;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageBudgetTest {
  private static final int LARGEST = 10_000;

  private final Html page = new Html();

  private void part(Rank rank, char of, int size) {
    int from = page.position();
    page.raw(String.valueOf(of).repeat(size));
    page.part(from, rank, "[" + of + "]");
  }

  private String fit() {
    byte[] bytes = new PageBudget(LARGEST).fit(page, 0);
    assertThat(bytes).hasSizeLessThanOrEqualTo(LARGEST);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void a_page_that_is_small_enough_stays_as_it_is() {
    part(Rank.DOWNLOAD, 'd', LARGEST);
    assertThat(fit()).isEqualTo("d".repeat(LARGEST));
  }

  @Test
  void what_matters_least_goes_first_and_of_that_the_last() {
    part(Rank.CHART, 'c', 3000);
    part(Rank.DOWNLOAD, 'd', 3000);
    part(Rank.TABLE, 't', 3000);
    part(Rank.DOWNLOAD, 'e', 3000);
    assertThat(fit())
        .contains("c".repeat(3000), "t".repeat(3000), "[e]")
        .contains("it leaves out 2 CSV downloads;", "--format pdf,csv,png")
        .contains("[d]");
  }

  @Test
  void letters_of_several_bytes_count_as_such() {
    part(Rank.PICTURES, '漢', 3000);
    part(Rank.FOLDED_CHART, '字', 3000);
    assertThat(fit()).contains("1 picture sheet and 1 folded chart");
  }

  @Test
  void a_section_goes_with_all_that_is_in_it() {
    int from = page.position();
    part(Rank.CHART, 'c', 3000);
    page.raw("x".repeat(LARGEST));
    page.part(from, Rank.SECTION, "[section]");
    assertThat(fit()).contains("it leaves out 1 section;", "[section]").doesNotContain("xx", "[c]");
  }
}
