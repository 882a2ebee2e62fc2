package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.learning.TrainingPoint;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.FeatureMap;
import equipoise.core.trial.FeatureMap.Kind;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import equipoise.core.trial.TrialResult;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Text;
import equipoise.reports.charts.FeatureMapChart;
import equipoise.reports.charts.TrainingChart;
import equipoise.reports.html.HtmlRenderer;
import equipoise.reports.results.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
      fixture.maps = SyntheticImagesTest::map;
    }
    return Report.of(Run.read(fixture.write(folder.resolve("run"))));
  }

  /** Of the first repeat, as a run keeps it. */
  private static FeatureMap map(TrialResult trial) {
    if (!trial.method().equals("dcgan") || trial.repeat() > 0) {
      return null;
    }
    return new FeatureMap(
        "lenet5-1998-000000000000",
        List.of(
            cloud("pump", Kind.TRAINING, 0),
            cloud("pump", Kind.HELD_OUT, 1),
            cloud("pump", Kind.SYNTHETIC, 2),
            cloud("reducer", Kind.HELD_OUT, 40),
            cloud("reducer", Kind.SYNTHETIC, 60)));
  }

  private static FeatureMap.Cloud cloud(String name, Kind kind, double at) {
    return new FeatureMap.Cloud(name, kind, List.of(at, at + 1, at + 2), List.of(at, at - 1.5, at));
  }

  @Test
  void real_and_synthetic_images_are_on_one_map_with_a_panel_a_class() throws IOException {
    List<Figure> figures =
        of(blocks(report(true)), Figure.class).stream()
            .filter(figure -> figure.charts().get(0) instanceof FeatureMapChart)
            .toList();
    assertThat(figures).hasSize(1); // though two classifiers and two repeats had the generator
    FeatureMapChart chart = (FeatureMapChart) figures.get(0).charts().get(0);
    assertThat(chart.classes()).containsExactly("pump", "reducer");
    assertThat(chart.description())
        .contains("pump: 3 training images, 3 held-out images, 3 synthetic images")
        .contains("reducer: 3 held-out images, 3 synthetic images");
    assertThat(figures.get(0).caption().words()).contains("Only neighbours mean something");
    String svg = chart.drawing().svg("m");
    assertThat(svg)
        .contains("synthetic image", "other classes")
        .isEqualTo(chart.drawing().svg("m"));
    Files.write(Path.of("target/feature-map.png"), chart.drawing().png(1));
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
  void each_generator_is_audited_once_in_two_tables_of_the_classes_it_made_images_of()
      throws IOException {
    List<Table> tables = audits(report(true));
    assertThat(tables).hasSize(2); // though two classifiers were trained on the images
    List<List<Cell>> rows = tables.get(0).groups().get(0).rows();
    assertThat(rows)
        .extracting(row -> ((Cell.Words) row.get(0)).text().words())
        .containsExactly("pump", "reducer");
    Cell.Value ganTest = (Cell.Value) rows.get(0).get(3);
    assertThat(ganTest.value()).isEqualTo(0.7);
    assertThat(ganTest.below().words()).isEqualTo("real 90.0");
    Cell.Value fid = (Cell.Value) tables.get(1).groups().get(0).rows().get(0).get(1);
    assertThat(fid.value()).isEqualTo(3.5);
    assertThat(fid.below().words()).isEqualTo("floor 2.250");
    assertThat(((Cell.Value) rows.get(0).get(4)).value()).isNaN();
  }

  @Test
  void verdicts_are_counted_over_repeats_and_refusals_have_their_reason() throws IOException {
    List<Block> blocks = blocks(report(true));
    List<List<Cell>> rows = audits(report(true)).get(0).groups().get(0).rows();
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

  /** More would not fit a page; on a phone each row is a card that says what its values are. */
  @Test
  void no_table_is_wider_than_a_page_and_each_value_can_stand_beside_its_heading()
      throws IOException {
    assertThat(of(blocks(report(true)), Table.class))
        .allSatisfy(table -> assertThat(table.columns()).hasSizeLessThanOrEqualTo(9))
        .allSatisfy(table -> assertThat(table.narrow()).isEqualTo(Table.Narrow.CARDS));
    assertThat(html(report(true)))
        .contains("<table class=\"cards", "<td class=\"n\" data-heading=\"GAN-test\" data-value=");
  }

  @Test
  void a_run_whose_generator_was_not_audited_still_says_what_became_of_the_classes()
      throws IOException {
    assertThat(audits(report(false))).isEmpty();
    assertThat(of(blocks(report(false)), Table.class)).hasSize(1);
    assertThat(html(report(true))).contains("Synthetic images", "passed in 1 of 2");
  }

  @Test
  void a_run_without_a_generator_has_no_such_section() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 1;
    fixture.methods = List.of("none", "smote");
    fixture.sheets = false;
    assertThat(blocks(Report.of(Run.read(fixture.write(folder.resolve("run")))))).isEmpty();
  }

  /** Steps 10, 20, 30; the distances of the second repeat are lowest in the middle. */
  private static List<TrainingPoint> history(TrialResult trial) {
    double[] distances = trial.repeat() == 0 ? new double[] {3, 2, 1} : new double[] {3, 1, 2};
    return trial.method().equals("dcgan")
        ? IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new TrainingPoint(
                        10 * (i + 1),
                        Map.of("generator", 1.0 + i, "distance", distances[i], "diversity", .8),
                        i == 2))
            .toList()
        : List.of();
  }

  @Test
  void each_generator_has_a_chart_of_its_losses_and_distances_with_the_checkpoint_taken()
      throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.repeats = 2;
    fixture.methods = List.of("none", "dcgan");
    fixture.sheets = false;
    fixture.histories = SyntheticImagesTest::history;
    Document report = Report.of(Run.read(fixture.write(folder.resolve("run"))));
    List<Figure> figures = of(blocks(report), Figure.class);
    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).charts()).hasSize(1); // though two classifiers learned from it
    TrainingChart chart = (TrainingChart) figures.get(0).charts().get(0);
    assertThat(chart.losses()).extracting(TrainingChart.Loss::name).containsExactly("generator");
    assertThat(chart.losses().get(0).lines()).hasSize(2);
    assertThat(chart.losses().get(0).lines().get(0).values()).containsExactly(1, 2, 3);
    assertThat(chart.distances()).extracting(TrainingChart.Line::taken).containsExactly(2, 2);
    assertThat(chart.distances().get(1).steps()).containsExactly(10, 20, 30);
    assertThat(chart.distances().get(1).values()).containsExactly(3, 1, 2);
    assertThat(of(blocks(report), Bullets.class).get(0).items())
        .extracting(Text::words)
        .containsExactly(
            "dcgan: the distance was still at its lowest at the last checkpoint in 1 of 2"
                + " trainings, too few to say that more steps would help.");
    assertThat(html(report)).contains("checkpoint taken", "Training steps");
  }

  private static List<Table> audits(Document report) {
    return of(blocks(report), Table.class).stream()
        .filter(table -> table.columns().get(0).heading().words().equals("Class"))
        .toList();
  }

  private static String html(Document report) {
    return new String(new HtmlRenderer().render(report), StandardCharsets.UTF_8);
  }
}
