package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.SharedFiles;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies on real and on hostile image sets, where they are present beside the checkout. */
class RealDataTest {
  @TempDir Path out;

  private static Study study(String format, String path, String more) {
    String text =
        """
        study: real
        data: [{name: d, format: %s, path: "%s"%s}]
        methods: [none, smote]
        classifiers: [{name: random-forest, trees: 3}]
        repeats: 1
        """
            .formatted(format, path, more);
    return StudyFile.parse("study.yaml", text, SharedFiles.path("data"));
  }

  private RunOutcome run(Study study) {
    RunOptions options = new RunOptions(2, Shard.WHOLE, false, false, EngineRequest.DEFAULT);
    return new StudyRunner(study, out, options, RunListener.none()).run();
  }

  @Test
  void an_idx_set_with_its_test_part_is_run() {
    String more =
        ", imbalance: {counts: [60, 50, 40, 30, 20, 10, 9, 8, 7, 6]}, test: {perClass: 20}";
    assertThat(run(study("idx", "mnist", more))).isEqualTo(new RunOutcome(2, 0, 2, false));
    var results = new RunDirectory(out).readResults();
    assertThat(results.get(0).trainCounts()).hasSize(10);
    int[][] confusion = new RunDirectory(out).readRecord(results.get(0).key()).confusion();
    assertThat(Stream.of(confusion).flatMapToInt(java.util.Arrays::stream).sum()).isEqualTo(200);
  }

  @Test
  void a_folder_of_colour_photographs_with_a_class_of_three_is_run() {
    assertThat(run(study("folder", "bccd_wbc", ""))).isEqualTo(new RunOutcome(2, 0, 2, false));
  }

  @Test
  void a_fraction_of_a_set_with_a_test_part_is_refused() {
    Study study = study("idx", "mnist", ", test: {fraction: 0.2}");
    assertThatThrownBy(() -> run(study))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("has a test part");
  }

  @ParameterizedTest
  @CsvSource({
    "idx, bad/idx/truncated-images-idx3-ubyte.gz",
    "idx, bad/idx/hugedims-images-idx3-ubyte",
    "idx, bad/idx/empty.gz",
    "folder, bad/folder_one_class",
    "folder, bad/folder_dirty",
    "folder, bad/archive/zeros-20MiB.zip",
    "folder, bad/nowhere",
    "npz, bad/image/text.png"
  })
  void a_damaged_set_ends_the_run_with_one_line_that_names_the_file(String format, String path) {
    Study study = study(format, path, "");
    assertThatThrownBy(() -> run(study))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(path.substring(path.lastIndexOf('/') + 1))
        .message()
        .doesNotContain("\n");
    assertThat(out.resolve("trials")).doesNotExist();
  }
}
