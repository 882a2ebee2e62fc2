package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.metrics.Figures;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path folder;

  /**
   * The ten differences of reference/statistics.md, "Corrected resampled t test", with 90 training
   * and 10 test images: n2/n1 = 1/9, p = .0288785.
   */
  @Test
  void theReferencesDifferencesAreABetterMethodWithTheReferencesP() throws IOException {
    double[] x = {.01, .02, -.005, .03, .015, .012, .008, .02, .025, -.002};
    Verdict verdict = verdict(x);
    Comparison c = verdict.comparisons().get(0);
    assertThat(c.test().orElseThrow().p())
        .isEqualTo(.0288785, org.assertj.core.api.Assertions.within(1e-6));
    assertThat(c.finding()).isEqualTo(Comparison.Finding.BETTER);
    assertThat(verdict.answer()).contains("helped in 1 of 1 comparison", "+1.3 points");
  }

  @Test
  void aGainInsideTheNoiseIsNoWin() throws IOException {
    Verdict verdict = verdict(.05, -.04, .03, -.02, .04, -.03);
    assertThat(verdict.comparisons().get(0).finding()).isEqualTo(Comparison.Finding.UNCLEAR);
    assertThat(verdict.answer()).startsWith("Synthesis did not help");
  }

  @Test
  void aLargeGainInFourRepeatsIsStillTooThin() throws IOException {
    Verdict verdict = verdict(.1, .11, .09, .1);
    assertThat(verdict.comparisons().get(0).finding()).isEqualTo(Comparison.Finding.TOO_THIN);
    assertThat(verdict.answer()).contains("not decided", "four repeats are too few");
  }

  @Test
  void differencesThatNeverVaryAllowNoTest() throws IOException {
    assertThat(verdict(.125, .125, .125, .125, .125).answer()).contains("allow no test");
  }

  @Test
  void methodsAreGroupedByTheirNames() {
    assertThat(MethodGroup.of("dcgan")).isEqualTo(MethodGroup.GENERATION);
    assertThat(MethodGroup.of("deepsmote")).isEqualTo(MethodGroup.GENERATION);
    assertThat(MethodGroup.of("cdsmote")).isEqualTo(MethodGroup.INTERPOLATION);
    for (String name :
        List.of(
            "none",
            "random-over",
            "random-under",
            "class-weights",
            "threshold-moving",
            "balanced-softmax",
            "class-decomposition")) {
      assertThat(MethodGroup.of(name)).as(name).isEqualTo(MethodGroup.NO_GENERATION);
    }
    assertThat(MethodGroup.of("my own")).isEqualTo(MethodGroup.OTHER);
  }

  /** "none" at .5 in every repeat, "smote" that much above it. */
  private Verdict verdict(double... differences) throws IOException {
    RunDirectory directory = new RunDirectory(folder);
    List<String> lines = new ArrayList<>();
    for (int repeat = 0; repeat < differences.length; repeat++) {
      lines.add(trial(directory, "none", repeat, .5));
      lines.add(trial(directory, "smote", repeat, .5 + differences[repeat]));
    }
    Files.write(directory.results(), lines);
    Run run = Run.read(directory);
    return Verdict.of(run, Caveats.of(run));
  }

  private static String trial(RunDirectory run, String method, int repeat, double accuracy)
      throws IOException {
    String key = method + repeat;
    TrialRecord record =
        new TrialRecord(
            key,
            null,
            List.of("a", "b"),
            null,
            null,
            new int[][] {{4, 1}, {2, 3}},
            null,
            null,
            null,
            0,
            null);
    Files.createDirectories(run.trial(key));
    JSON.writeValue(run.trial(key).resolve("trial.json").toFile(), record);
    Figures figures = new Figures(Map.of(Metric.BALANCED_ACCURACY, accuracy), Map.of());
    return JSON.writeValueAsString(
        new TrialResult(
            key,
            "d",
            method,
            "lenet5",
            repeat,
            "done",
            null,
            Map.of("a", 80, "b", 10),
            null,
            figures));
  }
}
