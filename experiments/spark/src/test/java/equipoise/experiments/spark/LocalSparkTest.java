package equipoise.experiments.spark;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.experiments.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark on one machine: in this process, and in executors of its own. */
@Timeout(300)
class LocalSparkTest {
  private static final String STUDY =
      SparkStudy.DATA
          + """
          methods: [none, smote, {name: dcgan, steps: 20, batch: 8, filters: 4, gate: off}]
          classifiers: [{name: random-forest, trees: 5}, {name: lenet5, epochs: 1}]
          repeats: 1
          """;

  @TempDir Path directory;

  @Test
  void results_predictions_generated_images_and_sheets_are_those_of_the_local_executor()
      throws IOException {
    Path here = directory.resolve("here");
    Path threads = directory.resolve("threads");
    Path executors = directory.resolve("executors");
    assertThat(SparkStudy.here(STUDY, here)).isEqualTo(new RunOutcome(6, 0, 6, false));
    assertThat(SparkStudy.on("local[2]", STUDY, threads, Map.of()))
        .isEqualTo(new RunOutcome(6, 0, 6, false));
    SparkStudy.assertSame(threads, here);
    assertThat(SparkStudy.on("local-cluster[2,1,1024]", STUDY, executors, Map.of()))
        .isEqualTo(new RunOutcome(6, 0, 6, false));
    SparkStudy.assertSame(executors, here);
  }
}
