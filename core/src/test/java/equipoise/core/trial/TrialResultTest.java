package equipoise.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.data.DataException;
import equipoise.core.metrics.Figures;
import equipoise.core.metrics.Metric;
import equipoise.core.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialResultTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TrialResult done() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("zebra\n", 9);
    counts.put("ant \"é\"", 2);
    counts.put("missing", 0);
    Figures figures =
        Metrics.of(
                new int[] {0, 0, 1},
                new float[][] {{1, 0, 0}, {.5f, .5f, 0}, {.25f, .75f, 0}},
                List.copyOf(counts.keySet()))
            .figures();
    return new TrialResult("k1", "d", "smote", "lenet5", 0, "done", null, counts, counts, figures);
  }

  @Test
  void a_result_is_one_line_with_its_keys_in_the_contracts_order() throws IOException {
    String line = JSON.writeValueAsString(done());
    assertThat(line)
        .doesNotContain("\n")
        .doesNotContain("NaN")
        .startsWith(
            "{\"key\":\"k1\",\"dataset\":\"d\",\"method\":\"smote\",\"classifier\":\"lenet5\","
                + "\"repeat\":0,\"status\":\"done\",\"error\":null,\"trainCounts\":{\"zebra\\n\":9,"
                + "\"ant \\\"é\\\"\":2,\"missing\":0},\"resampledCounts\":{")
        .contains("\"metrics\":{\"balancedAccuracy\":1.0,\"macroF1\":1.0,\"geometricMean\":1.0,")
        .contains("\"recall\":{\"zebra\\n\":1.0,\"ant \\\"é\\\"\":1.0,\"missing\":null}");
  }

  @Test
  void a_result_comes_back_as_it_was() throws IOException {
    String line = JSON.writeValueAsString(done());
    TrialResult read = JSON.readValue(line, TrialResult.class);
    assertThat(read).isEqualTo(done());
    assertThat(JSON.writeValueAsString(read)).isEqualTo(line);
    assertThat(read.done()).isTrue();
  }

  @Test
  void a_failed_trial_has_its_reason_and_no_figures() throws IOException {
    TrialResult failed =
        new TrialResult(
            "k2", "d", "dcgan", "lenet5", 1, "failed", "diverged", Map.of("a", 1), null, null);
    String line = JSON.writeValueAsString(failed);
    assertThat(line)
        .endsWith("\"trainCounts\":{\"a\":1},\"resampledCounts\":null,\"metrics\":null}");
    assertThat(JSON.readValue(line, TrialResult.class)).isEqualTo(failed);
    assertThat(failed.done()).isFalse();
  }

  /** The keys of "A run directory" in the contract of the command line, in their order. */
  @Test
  void the_keys_of_all_metrics_stand_in_the_contracts_order() throws IOException {
    List<String> keys = new ArrayList<>();
    JSON.readTree(JSON.writeValueAsString(done()))
        .get("metrics")
        .fieldNames()
        .forEachRemaining(keys::add);
    assertThat(keys)
        .containsExactly(
            "balancedAccuracy",
            "macroF1",
            "geometricMean",
            "classGeometricMean",
            "mcc",
            "kappa",
            "accuracy",
            "rocAuc",
            "prAuc",
            "brier",
            "logLoss",
            "calibrationError",
            "recall",
            "precision",
            "f1");
  }

  @Test
  void figures_that_are_no_numbers_become_null() throws IOException {
    Figures figures =
        new Figures(
            Map.of(
                Metric.BALANCED_ACCURACY,
                Double.NaN,
                Metric.MACRO_F1,
                Double.POSITIVE_INFINITY,
                Metric.GEOMETRIC_MEAN,
                .5),
            Map.of(Metric.RECALL, Map.of("a", Double.NaN)));
    assertThat(figures.of(Metric.BALANCED_ACCURACY)).isEmpty();
    assertThat(figures.of(Metric.GEOMETRIC_MEAN)).hasValue(.5);
    assertThat(figures.of(Metric.RECALL, "a")).isEmpty();
    assertThat(JSON.writeValueAsString(figures))
        .startsWith(
            "{\"balancedAccuracy\":null,\"macroF1\":null,\"geometricMean\":0.5,"
                + "\"classGeometricMean\":null,")
        .endsWith("\"recall\":{\"a\":null},\"precision\":null,\"f1\":null}");
    assertThat(JSON.readValue(JSON.writeValueAsString(figures), Figures.class)).isEqualTo(figures);
  }

  @Test
  void the_lines_of_a_run_are_read_in_their_order(@TempDir Path dir) throws IOException {
    RunDirectory run = new RunDirectory(dir);
    TrialResult failed =
        new TrialResult("k2", "d", "dcgan", "lenet5", 1, "failed", "x", Map.of(), null, null);
    Files.writeString(
        run.results(),
        JSON.writeValueAsString(done()) + "\n" + JSON.writeValueAsString(failed) + "\n");
    assertThat(run.readResults()).containsExactly(done(), failed);
    assertThat(run.readSheets()).isEmpty();
  }

  @Test
  void a_broken_or_missing_file_of_a_run_is_named(@TempDir Path dir) throws IOException {
    RunDirectory run = new RunDirectory(dir);
    assertThatThrownBy(run::readResults)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(run.results().toString());
    Files.writeString(run.results(), "{\"key\":");
    assertThatThrownBy(run::readResults)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(run.results().toString());
  }

  /** The first version's trials had neither method nor origins, and notes were sentences. */
  @Test
  void a_trial_of_an_older_version_is_called_so_in_one_line(@TempDir Path dir) throws IOException {
    RunDirectory run = new RunDirectory(dir);
    Files.createDirectories(run.trial("k"));
    Files.writeString(
        run.record("k"), "{\"key\":\"k\",\"classes\":[\"a\"],\"notes\":[\"fell back to copies\"]}");
    assertThatThrownBy(() -> run.readRecord("k"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(dir + ": written by an older version of Equipoise")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void sheets_are_read_sorted_by_file_name(@TempDir Path dir) throws IOException {
    RunDirectory run = new RunDirectory(dir);
    Files.createDirectories(run.sheets());
    for (String method : List.of("smote", "dcgan")) {
      SampleSheet sheet =
          new SampleSheet("d", method, method, "generated", List.of("image"), List.of());
      JSON.writeValue(run.sheets().resolve("d-" + method + ".json").toFile(), sheet);
    }
    Files.writeString(run.sheets().resolve("d-smote-0.png"), "");
    assertThat(run.readSheets()).extracting(SampleSheet::method).containsExactly("dcgan", "smote");
  }
}
