package equipoise.reports;

import static equipoise.reports.FindingsFixture.constant;
import static equipoise.reports.FindingsFixture.plus;
import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.learning.OriginCounts;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sections put into their blocks, whatever the format. */
class SectionsTest {
  @TempDir Path folder;

  private static List<Cell.Value> values(List<Block> blocks) {
    return blocks.stream()
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .limit(1)
        .flatMap(table -> table.groups().stream())
        .flatMap(group -> group.rows().stream())
        .flatMap(List::stream)
        .filter(Cell.Value.class::isInstance)
        .map(Cell.Value.class::cast)
        .filter(value -> !Double.isNaN(value.value()))
        .toList();
  }

  @Test
  void a_column_in_which_all_are_equal_has_no_best() throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("none").recallOfB(0).scores(constant(.0, 5));
    fixture.smote().recallOfB(0).scores(constant(.0, 5));
    assertThat(values(fixture.section("results")))
        .hasSize(2)
        .allMatch(value -> value.mark() == Cell.Mark.NONE);
    assertThat(values(fixture.section("rare")))
        .hasSize(2)
        .allMatch(value -> value.mark() == Cell.Mark.NONE);
  }

  /** "50.0 ± 635.3" was the interval of two repeats at 0 and 100 %. */
  @Test
  void two_repeats_have_a_deviation_and_no_interval() throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("none").scores(0, 1);
    fixture.smote().scores(.5, .6);
    assertThat(values(fixture.section("results")))
        .allMatch(value -> value.spread().kind() == Spread.Kind.DEVIATION);
    // s of 0 and 1 is sqrt(.5)
    assertThat(values(fixture.section("results")).get(0).spread().value()).isEqualTo(Math.sqrt(.5));
  }

  @Test
  void five_repeats_have_an_interval() throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("none").scores(plus(.5, 0, .1, .2, .1, 0));
    assertThat(values(fixture.section("results")))
        .allMatch(value -> value.spread().kind() == Spread.Kind.HALF_WIDTH);
  }

  @Test
  void a_class_without_test_images_is_named_and_counted_out_of_the_means() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.untested = "pump";
    Path run = folder.resolve("run");
    fixture.write(run);
    List<Block> verdict = blocks(run, "verdict");
    assertThat(words(verdict))
        .contains(
            "On symbols the test set has no image of 1 class (pump): balanced accuracy, macro F1,"
                + " G-means and AUCs are means over the other 9 of 10 classes");
    Table results =
        (Table) blocks(run, "results").stream().filter(Table.class::isInstance).findFirst().get();
    assertThat(results.caption().words())
        .endsWith("means over the 9 of 10 classes with test images");
  }

  @Test
  void a_single_image_is_no_images() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 1;
    fixture.largestClass = 50;
    Path run = folder.resolve("run");
    fixture.write(run);
    Table rare =
        (Table) blocks(run, "rare").stream().filter(Table.class::isInstance).findFirst().get();
    assertThat(rare.columns().get(1).below().words()).isEqualTo("1 image");
  }

  /** The data had 351 images and no test part, and the test set was a fraction of them. */
  @Test
  void a_missing_test_part_is_not_a_test_set_of_no_images() throws IOException {
    Path run = folder.resolve("run");
    var directory = new RunFixture().write(run);
    Files.writeString(
        directory.provenance(), "{\"data\":[{\"name\":\"symbols\",\"train\":351,\"test\":0}]}");
    String html = html(run);
    assertThat(html)
        .contains("symbols, train 351, test no part of its own")
        .doesNotContain("train 351, test 0");
  }

  /** Such a data set would otherwise speak in the verdict. */
  @Test
  void what_splits_that_ignore_the_groups_would_claim_is_said_and_decides_nothing()
      throws IOException {
    Path run = folder.resolve("run");
    RunFixture fixture = new RunFixture();
    fixture.datasets = List.of("parts", "loose");
    var directory = fixture.write(run);
    String study = Files.readString(directory.resolvedStudy());
    String contrast = "{\"name\":\"loose\",\"contrastTo\":\"parts\",";
    Files.writeString(directory.resolvedStudy(), study.replace("{\"name\":\"loose\",", contrast));
    assertThat(words(blocks(run, "verdict")))
        .contains("On parts with lenet5, splits that ignore the groups would have claimed")
        .doesNotContain("on loose");
    var analysis =
        equipoise.reports.findings.Analysis.of(equipoise.reports.results.Run.read(directory));
    assertThat(analysis.comparisons()).isNotEmpty();
    assertThat(analysis.comparisons()).allMatch(c -> c.setting().dataset().equals("parts"));
  }

  @Test
  void copies_that_fill_a_class_are_shown_apart_from_new_images() throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("none").recallOfB(.3).scores(constant(.5, 5));
    fixture
        .gan()
        .largest(new OriginCounts(80, 5, 0, 0))
        .recallOfB(.3)
        .scores(plus(.6, 0, .01, 0, .02, 0));
    Table origins =
        (Table)
            fixture.section("comparisons").stream()
                .filter(Table.class::isInstance)
                .skip(1)
                .findFirst()
                .get();
    assertThat(origins.columns())
        .extracting(column -> column.heading().words())
        .containsExactly("Synthesis", "Rival", "generated images", "copies alone");
  }

  private String html(Path run) throws IOException {
    Path file = folder.resolve("report.html");
    Report.write(new equipoise.core.trial.RunDirectory(run), file);
    return Files.readString(file);
  }

  private static List<Block> blocks(Path run, String id) {
    return Report.of(equipoise.reports.results.Run.read(new equipoise.core.trial.RunDirectory(run)))
        .sections()
        .stream()
        .filter(section -> section.id().equals(id))
        .flatMap(section -> section.blocks().stream())
        .toList();
  }

  private static String words(List<Block> blocks) {
    return blocks.stream()
        .filter(Bullets.class::isInstance)
        .map(Bullets.class::cast)
        .flatMap(bullets -> bullets.items().stream())
        .map(Text::words)
        .toList()
        .toString();
  }
}
