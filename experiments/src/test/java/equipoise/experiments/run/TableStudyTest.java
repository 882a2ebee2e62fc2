package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies of tables, by the learners and samplers that take rows of numbers. */
class TableStudyTest {
  private static final String STUDY =
      """
      study: tables
      seed: 3
      data:
        - {name: rings, format: csv, path: rings.csv, target: ring, test: {fraction: 0.25}}
      methods: [none, smote, random-over]
      classifiers:
        - {name: random-forest, trees: 10}
        - logistic-regression
      repeats: 2
      """;

  @TempDir private Path directory;
  private final List<String> notes = new ArrayList<>();

  /** Two rings around the origin, 120 and 30 rows: a forest separates them. */
  private static String rings(String classColumn) {
    StringBuilder text = new StringBuilder("ring,x,y\n".replace("ring", classColumn));
    for (int i = 0; i < 150; i++) {
      double radius = (i % 5 == 0 ? 1 : 3) + .3 * Math.sin(17 * i);
      text.append(i % 5 == 0 ? "inner" : "outer")
          .append(String.format(Locale.ROOT, ",%.4f", radius * Math.cos(i)))
          .append(String.format(Locale.ROOT, ",%.4f%n", radius * Math.sin(i)));
    }
    return text.toString();
  }

  private RunOutcome run(String study) throws IOException {
    RunListener listener =
        new RunListener() {
          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    return new StudyRunner(
            StudyFile.parse("study.yaml", study, directory),
            directory.resolve("run"),
            new RunOptions(2, Shard.WHOLE, false, false, EngineRequest.DEFAULT),
            listener)
        .run();
  }

  @Test
  void a_table_is_a_data_set_of_a_study() throws IOException {
    Files.writeString(directory.resolve("rings.csv"), rings("ring"));
    assertThat(run(STUDY)).isEqualTo(new RunOutcome(12, 0, 12, false));
    List<TrialResult> results = new RunDirectory(directory.resolve("run")).readResults();
    // of 120 and 30 rows 30 and 8 test, of the rest 9 and 2 validate; a line through would give .5
    assertThat(results)
        .allSatisfy(r -> assertThat(r.trainCounts().keySet()).containsExactly("inner", "outer"));
    assertThat(results)
        .filteredOn(r -> r.method().equals("smote"))
        .allSatisfy(
            r ->
                assertThat(r.resampledCounts().get("inner"))
                    .isEqualTo(r.resampledCounts().get("outer")));
    assertThat(results)
        .filteredOn(r -> r.classifier().equals("random-forest"))
        .allSatisfy(
            r ->
                assertThat(r.metrics().of(Metric.BALANCED_ACCURACY).orElseThrow())
                    .isGreaterThan(.75));
  }

  @Test
  void what_takes_images_only_is_not_run_on_a_table_and_said() throws IOException {
    Files.writeString(directory.resolve("rings.csv"), rings("ring"));
    String study = STUDY.replace("- logistic-regression", "- lenet5").replace("smote", "dcgan");
    StudyFile.parse("study.yaml", study, directory);
    assertThat(StudyFile.parse("study.yaml", study, directory).size()).isEqualTo(4);
    assertThat(StudyFile.parse("study.yaml", study, directory).leftOut())
        .containsExactly(
            "Data set 'rings' is a table, so what takes images only is not run on it: dcgan,"
                + " lenet5.");
  }

  @Test
  void a_study_that_nothing_can_be_run_of_is_refused() {
    String study =
        STUDY.replaceFirst("(?s)classifiers:.*repeats", "classifiers: [lenet5]\nrepeats");
    assertThatThrownBy(() -> StudyFile.parse("study.yaml", study, directory))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("study.yaml:4: nothing can be run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format: csv | format: arff | is said to be arff, but",
        "target: ring | target: rung | rung",
        "target: ring | image: {height: 8} | study.yaml:4: 'image' says nothing about the format csv",
        "format: csv, path: rings.csv, target: ring | format: folder, path: ., target: ring | study.yaml:4: 'target' says nothing about the format folder",
        "target: ring | nominal: [z] | z",
      })
  void a_wrong_key_is_one_line(String right, String wrong, String message) throws IOException {
    Files.writeString(directory.resolve("rings.csv"), rings("ring"));
    assertThatThrownBy(() -> run(STUDY.replace(right, wrong)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message)
        .extracting(e -> e.getMessage().lines().count())
        .isEqualTo(1L);
  }

  @Test
  void a_missing_value_is_refused_by_its_place() throws IOException {
    Files.writeString(
        directory.resolve("rings.csv"), rings("ring").replaceFirst("outer,[^,]*,", "outer,,"));
    assertThatThrownBy(() -> run(STUDY))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("rings.csv: row 1")
        .hasMessageContaining("x")
        .hasMessageContaining("missing: drop");
  }

  @Test
  void rows_that_lack_a_value_are_left_out_where_that_is_stated() throws IOException {
    Files.writeString(
        directory.resolve("rings.csv"), rings("ring").replaceFirst("outer,[^,]*,", "outer,,"));
    run(STUDY.replace("target: ring", "target: ring, missing: drop"));
    assertThat(notes).anyMatch(note -> note.contains("1 row lacks a value and was left out"));
    TrialResult result = new RunDirectory(directory.resolve("run")).readResults().get(0);
    // 119 rows of "outer": 30 test, and of 89 9 validate
    assertThat(result.trainCounts().get("outer")).isEqualTo(80);
  }
}
