package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.SyntheticAudit;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator that has learned nothing fills no class, unless the gate is off. */
class GateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String STUDY =
      """
      study: gate
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [60, 40, 6]}
          test: {perClass: 10}
      methods: [{name: dcgan, steps: 3, batch: 8, filters: 2, checkpoints: 1, fill: 1%s}]
      classifiers: [{name: random-forest, trees: 5}]
      repeats: 1
      """;

  @TempDir private Path directory;

  private JsonNode record(String option) throws IOException {
    String study = STUDY.formatted(String.join(", ", Symbols.classes().subList(0, 3)), option);
    RunOptions options = new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
    new StudyRunner(
            StudyFile.parse("study.yaml", study, Path.of(".")),
            directory,
            options,
            RunListener.none())
        .run();
    try (Stream<Path> trials = Files.list(directory.resolve("trials"))) {
      return JSON.readTree(trials.findFirst().orElseThrow().resolve("trial.json").toFile());
    }
  }

  private static List<Integer> counts(JsonNode record, String origin) {
    List<Integer> counts = new ArrayList<>();
    record.path("origins").forEach(of -> counts.add(of.path(origin).asInt()));
    return counts;
  }

  @Test
  void a_class_that_does_not_pass_is_filled_with_copies_and_the_audit_says_why()
      throws IOException {
    JsonNode record = record("");
    assertThat(counts(record, "generated")).containsExactly(0, 0, 0);
    assertThat(counts(record, "copied").get(1)).isPositive();
    assertThat(record.path("notes").toString()).contains("does not pass the gate");
    SyntheticAudit audit =
        JSON.treeToValue(record.path("generation").path("audit"), SyntheticAudit.class);
    assertThat(audit.classes().get(1).verdict().passed()).isFalse();
    assertThat(audit.classes().get(1).verdict().reason()).isNotBlank();
    assertThat(audit.features()).startsWith("lenet5-1998-");
  }

  @Test
  void the_audited_images_are_kept_as_a_sheet_with_the_worst_class_first() throws IOException {
    SyntheticAudit audit =
        JSON.treeToValue(record("").path("generation").path("audit"), SyntheticAudit.class);
    SampleSheet sheet =
        new RunDirectory(directory)
            .readSheets().stream()
                .filter(one -> one.kind().equals("audited"))
                .findFirst()
                .orElseThrow();
    assertThat(sheet.rows()).extracting(SampleSheet.Row::className).hasSize(audit.audited().size());
    double[] recognised =
        sheet.rows().stream()
            .mapToDouble(
                row ->
                    audit.of(row.className()).orElseThrow().of(ImageMeasure.GAN_TEST).orElseThrow())
            .toArray();
    assertThat(recognised).isSorted();
    for (SampleSheet.Row row : sheet.rows()) {
      assertThat(row.images()).hasSameSizeAs(sheet.columns());
      assertThat(row.images())
          .allSatisfy(
              image -> assertThat(directory.resolve("sheets").resolve(image)).isNotEmptyFile());
    }
  }

  @Test
  void it_may_be_left_as_it_is() throws IOException {
    JsonNode record = record(", refused: nothing");
    assertThat(counts(record, "generated")).containsExactly(0, 0, 0);
    assertThat(counts(record, "copied")).containsExactly(0, 0, 0);
  }

  @Test
  void without_the_gate_it_is_filled_with_whatever_was_generated() throws IOException {
    JsonNode record = record(", gate: off");
    assertThat(counts(record, "generated").get(1)).isPositive();
    assertThat(record.path("generation").has("audit")).isFalse();
  }
}
