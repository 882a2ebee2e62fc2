package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import equipoise.core.trial.TrialResult;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Text;
import equipoise.reports.html.HtmlRenderer;
import equipoise.reports.results.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticImagesTest {
  @TempDir Path folder;

  private static AuditRow row(String name, double ganTest, AuditRow.Verdict verdict) {
    return new AuditRow(
        name,
        new AuditRow.Counts(20, 10, 50),
        new AuditRow.Setting(10, 2, "heldout"),
        Map.of(
            ImageMeasure.GAN_TEST, ganTest,
            ImageMeasure.REAL_TEST, 0.9,
            ImageMeasure.FID, 3.5,
            ImageMeasure.FID_FLOOR, 2.25),
        Map.of("ganTrain", "needs held-out real images"),
        verdict);
  }

  /** Of the first repeat both classes pass, of the second one the class 'reducer' has collapsed. */
  private static SyntheticAudit audit(TrialResult trial) {
    if (!trial.method().equals("dcgan")) {
      return null;
    }
    boolean first = trial.repeat() == 0;
    AuditRow.Verdict passed = new AuditRow.Verdict(false, true, null);
    AuditRow.Verdict collapsed = new AuditRow.Verdict(true, false, "collapsed: diversity 0.10");
    AuditRow none =
        new AuditRow(
            "flange",
            new AuditRow.Counts(400, 10, 0),
            null,
            Map.of(),
            Map.of(),
            new AuditRow.Verdict(null, null, "there are no synthetic images"));
    return new SyntheticAudit(
        "lenet5-1998-00000000000" + trial.repeat(),
        List.of(
            row("pump", first ? 0.8 : 0.6, passed),
            row("reducer", 0.5, first ? passed : collapsed),
            none),
        row(null, 0.65, first ? passed : collapsed));
  }

  private Document report(boolean audited) throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.methods = List.of("none", "dcgan");
    fixture.sheets = false;
    if (audited) {
      fixture.audits = SyntheticImagesTest::audit;
    }
    return Report.of(Run.read(fixture.write(folder.resolve("run"))));
  }

  private static List<Block> blocks(Document report) {
    return report.sections().stream()
        .filter(section -> section.id().equals("synthetic-images"))
        .findFirst()
        .map(Section::blocks)
        .orElse(List.of());
  }

  private static <B extends Block> List<B> of(List<Block> blocks, Class<B> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void each_generator_has_one_table_of_the_classes_it_made_images_of() throws IOException {
    List<Table> tables = of(blocks(report(true)), Table.class);
    assertThat(tables).hasSize(1); // though two classifiers were trained on the images
    List<List<Cell>> rows = tables.get(0).groups().get(0).rows();
    assertThat(rows)
        .extracting(row -> ((Cell.Words) row.get(0)).text().words())
        .containsExactly("pump", "reducer");
    Cell.Value ganTest = (Cell.Value) rows.get(0).get(3);
    assertThat(ganTest.value()).isEqualTo(0.7);
    assertThat(ganTest.below().words()).isEqualTo("real 90.0");
    Cell.Value fid = (Cell.Value) rows.get(0).get(5);
    assertThat(fid.value()).isEqualTo(3.5);
    assertThat(fid.below().words()).isEqualTo("floor 2.250");
    assertThat(((Cell.Value) rows.get(0).get(4)).value()).isNaN();
  }

  @Test
  void verdicts_are_counted_over_repeats_and_refusals_have_their_reason() throws IOException {
    List<Block> blocks = blocks(report(true));
    List<List<Cell>> rows = of(blocks, Table.class).get(0).groups().get(0).rows();
    assertThat((Cell.Words) rows.get(0).get(1))
        .isEqualTo(new Cell.Words(Text.of("passed"), Cell.Tone.GOOD, Text.EMPTY));
    assertThat((Cell.Words) rows.get(1).get(1))
        .isEqualTo(
            new Cell.Words(Text.of("passed in 1 of 2"), Cell.Tone.OPEN, Text.of("collapsed in 1")));
    assertThat(of(blocks, Bullets.class).get(0).items())
        .extracting(Text::words)
        .containsExactly("reducer, repeat 2: collapsed: diversity 0.10");
  }

  @Test
  void the_extractors_are_named() throws IOException {
    assertThat(of(blocks(report(true)), Paragraph.class))
        .extracting(paragraph -> paragraph.text().words())
        .contains(
            "Features, one network a repeat: lenet5-1998-000000000000, lenet5-1998-000000000001");
  }

  @Test
  void a_run_without_an_audit_has_no_such_section() throws IOException {
    assertThat(blocks(report(false))).isEmpty();
    assertThat(new String(new HtmlRenderer().render(report(true)), StandardCharsets.UTF_8))
        .contains("Synthetic images", "passed in 1 of 2");
  }
}
