package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.learning.TrainingPoint;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.FeatureMap;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SyntheticAudit;
import equipoise.reports.results.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Run directories of a stranger, or damaged ones: said in one line, never drawn as if sound. */
@Timeout(60)
class DamagedRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What may stand where something else is expected. */
  private static final List<String> VALUES =
      List.of(
          "null", "-1", "1.7e308", "1e999", "\"\\u0000\"", "[]", "{}", "true", "[null]", "\"x\"");

  private static final List<TrainingPoint> HISTORY =
      List.of(
          new TrainingPoint(50, Map.of(TrainingPoint.DISTANCE, .5, "critic", 1.0), false),
          new TrainingPoint(100, Map.of(TrainingPoint.DISTANCE, .4, "critic", .5), true));

  private static final FeatureMap MAP =
      new FeatureMap(
          "lenet5",
          List.of(
              new FeatureMap.Cloud(
                  "pump", FeatureMap.Kind.SYNTHETIC, List.of(1.0, 2.0), List.of(0.0, 3.5))));

  @TempDir Path folder;
  private RunDirectory run;

  @BeforeEach
  void write() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.classifiers = List.of("lenet5");
    fixture.methods = List.of("none", "smote", "dcgan");
    fixture.classes = List.of("pump", "valve", "flange");
    fixture.repeats = 2;
    fixture.audits = trial -> trial.method().equals("dcgan") ? audit() : null;
    fixture.maps = trial -> trial.method().equals("dcgan") ? MAP : null;
    fixture.histories = trial -> trial.method().equals("dcgan") ? HISTORY : List.of();
    run = fixture.write(folder.resolve("run"));
  }

  private static SyntheticAudit audit() {
    return new SyntheticAudit("lenet5", List.of(row("pump"), row("flange")), row(null));
  }

  private static AuditRow row(String name) {
    return new AuditRow(
        name,
        new AuditRow.Counts(100, 50, 100),
        new AuditRow.Setting(50, 5, "heldout"),
        Map.of(ImageMeasure.FID, 3.5, ImageMeasure.GAN_TEST, .8),
        Map.of("ganTrain", "needs held-out real images"),
        new AuditRow.Verdict(false, true, null));
  }

  private void report() {
    Report.write(run, folder.resolve("report.html"));
  }

  private String problem() {
    try {
      report();
      return "";
    } catch (DataException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
      return e.getMessage();
    }
  }

  /** Replaces a field of the first line of the results. */
  private void change(String pointer, String value) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(run.results()));
    lines.set(0, changed(lines.get(0), pointer, value));
    Files.write(run.results(), lines);
  }

  private static String changed(String json, String pointer, String value)
      throws JsonProcessingException {
    JsonNode root = JSON.readTree(json);
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    String text = "\"\uE000\"";
    JsonNode mark = JSON.readTree(text);
    if (parent instanceof ObjectNode object) {
      object.set(name, mark);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), mark);
    }
    return root.toString().replace(text, value);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, is -5",
    "1.7e308, is 1.7E308",
    "1e999, balancedAccuracy",
    "NaN, NaN",
    "'\"x\"', x"
  })
  void an_impossible_figure_is_named_with_its_line(String value, String named) throws IOException {
    change("/metrics/balancedAccuracy", value);
    assertThat(problem()).contains(run.results() + ": line 1: ", named);
  }

  @Test
  void a_figure_of_a_class_and_a_count_have_bounds_too() throws IOException {
    change("/metrics/recall/pump", "1.5");
    assertThat(problem()).contains("line 1: ", "recall is 1.5, but between 0 and 1 is right");
    change("/metrics/recall/pump", "1");
    change("/trainCounts/pump", "-3");
    assertThat(problem()).contains("line 1: ", "trainCounts of 'pump' is -3");
  }

  @Test
  void a_doubled_line_and_a_doubled_trial_are_named() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(run.results()));
    lines.add(lines.get(1));
    Files.write(run.results(), lines);
    assertThat(problem()).contains("line 7: ", "line 2 has the same trial");
    lines.set(6, changed(lines.get(1), "/key", "\"another\""));
    Files.write(run.results(), lines);
    assertThat(problem()).contains("line 7: ", "line 2 has the same trial");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"a\\u0000b\"'",
    "'\"../../outside\"'",
    "'\"\"'",
    "null",
    "'\"/etc\"'",
    "'\"..\"'",
    "'[]'"
  })
  void a_key_that_is_no_folder_s_name_is_refused(String key) throws IOException {
    change("/key", key);
    assertThat(problem()).contains(run.results() + ": line 1: ");
  }

  @ParameterizedTest
  @CsvSource({"null", "[]", "'\"text\"'", "'{'", "'{} {}'"})
  void a_line_or_record_that_is_no_object_is_refused(String text) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(run.results()));
    List<String> broken = new ArrayList<>(lines);
    broken.set(2, text);
    Files.write(run.results(), broken);
    assertThat(problem()).contains(run.results() + ": line 3: ");
    Files.write(run.results(), lines);
    Path record = run.record(run.readResults().get(0).key());
    Files.writeString(record, text);
    assertThat(problem()).contains(record.getFileName().toString());
  }

  @Test
  void half_a_character_is_refused_and_its_name_in_words_is_not() throws IOException {
    change("/method", "\"a\\ud83d\\ude00\\\\ud800\"");
    assertThat(problem()).isEmpty();
    change("/method", "\"a\\ud800\"");
    assertThat(problem()).contains("line 1: ", "half a character");
  }

  @Test
  void a_pipe_or_a_device_is_not_waited_for() throws Exception {
    String key = run.readResults().get(0).key();
    Path sheet;
    try (var sheets = Files.list(run.sheets())) {
      sheet = sheets.filter(f -> f.toString().endsWith(".json")).sorted().findFirst().orElseThrow();
    }
    for (Path file : List.of(sheet, run.record(key), run.predictions(key), run.resolvedStudy())) {
      Path kept = folder.resolve("kept");
      Files.move(file, kept);
      assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
      assertThat(problem()).contains(file.toString(), "a pipe, a socket or a device");
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of("/dev/zero"));
      assertThat(problem()).contains(file.toString(), "a pipe, a socket or a device");
      Files.delete(file);
      Files.move(kept, file);
    }
    report();
  }

  @Test
  void a_huge_sheet_is_not_read() throws IOException {
    Path sheet = run.sheets().resolve("huge.json");
    try (var file = new java.io.RandomAccessFile(sheet.toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertThat(problem()).contains(sheet.toString(), "at most 256 MB are read");
  }

  @Test
  void a_folder_a_pipe_or_a_link_in_the_report_s_place_is_named() throws Exception {
    Path file = folder.resolve("report.html");
    Files.createDirectories(file.resolve("full"));
    assertThatThrownBy(this::report)
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(file.toString(), "a folder is there", "--out");
    Files.delete(file.resolve("full"));
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertThatThrownBy(this::report)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.toString());
    Files.delete(file);
    Path outside = Files.writeString(folder.resolve("outside"), "mine");
    Files.createSymbolicLink(file, outside);
    assertThatThrownBy(this::report)
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(file.toString(), "link");
    assertThat(outside).hasContent("mine");
  }

  /** Each field of each file becomes something else; only one line may come of it. */
  @Test
  void any_field_may_be_anything() throws IOException {
    List<Path> files = new ArrayList<>(List.of(run.resolvedStudy(), run.provenance()));
    run.readResults().stream()
        .filter(result -> result.method().equals("dcgan") && result.repeat() == 0)
        .forEach(result -> files.add(run.record(result.key())));
    files.add(run.sheets().resolve("symbols-smote.json"));
    int turn = 0;
    TreeMap<String, String> failures = new TreeMap<>();
    for (Path file : files) {
      String text = Files.readString(file);
      for (String pointer : pointers(JSON.readTree(text))) {
        for (int i = 0; i < EACH; i++) {
          String value = VALUES.get(turn++ % VALUES.size());
          Files.writeString(file, changed(text, pointer, value));
          try {
            Report.of(Run.read(run));
          } catch (DataException e) {
            assertThat(e.getMessage().lines()).hasSize(1);
          } catch (RuntimeException e) {
            failures.put(file.getFileName() + pointer + " = " + value, at(e));
          }
        }
      }
      Files.writeString(file, text);
    }
    assertThat(failures).isEmpty();
  }

  private static final int EACH = Integer.getInteger("equipoise.each", 1);

  private static String at(RuntimeException e) {
    return e
        + " at "
        + e.getStackTrace()[0]
        + " "
        + e.getStackTrace()[1]
        + " "
        + e.getStackTrace()[2];
  }

  /** Of every value, and of the first two elements of each array. */
  private static List<String> pointers(JsonNode root) {
    List<String> pointers = new ArrayList<>();
    collect(root, "", pointers);
    return pointers;
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (!pointer.isEmpty()) {
      pointers.add(pointer);
    }
    node.properties().forEach(e -> collect(e.getValue(), pointer + "/" + e.getKey(), pointers));
    for (int i = 0; node.isArray() && i < Math.min(2, node.size()); i++) {
      collect(node.get(i), pointer + "/" + i, pointers);
    }
  }
}
