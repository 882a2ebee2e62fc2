package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.learning.LearningCurve;
import equipoise.core.trial.MethodRecord;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherPlatformsTest {
  private static final String STUDY =
      """
      study: s
      seed: %d
      data:
        - {name: symbols, format: embedded}
      methods: [none, smote]
      classifiers: [lenet5, random-forest]
      repeats: 2
      """;

  private static final Platform CPU = new Platform("dl4j", "DL4J 1", "cpu", "float32", 1);
  private static final List<Platform> OTHERS =
      List.of(
          new Platform("libtorch", "DL4J 1", "cpu", "float32", 1),
          new Platform("dl4j", "DL4J 2", "cpu", "float32", 1),
          new Platform("dl4j", "DL4J 1", "cuda NVIDIA H200", "float32", 1),
          new Platform("dl4j", "DL4J 1", "cpu", "bf16", 1),
          new Platform("dl4j", "DL4J 1", "cpu", "float32", 2));

  @TempDir Path root;

  private static List<Trial> grid(int seed, Platform platform) {
    return new Grid(
            StudyFile.parse("study.yaml", STUDY.formatted(seed), Path.of(".")),
            Map.of("symbols", "abc"),
            Map.of(),
            () -> platform)
        .trials();
  }

  private static List<String> keys(Platform platform, boolean network) {
    return grid(1, platform).stream()
        .filter(trial -> trial.trainsNetwork() == network)
        .map(Trial::key)
        .toList();
  }

  @Test
  void engine_version_device_precision_and_threads_are_each_part_of_the_key_of_a_network() {
    for (Platform other : OTHERS) {
      assertThat(keys(other, true)).doesNotContainAnyElementsOf(keys(CPU, true)).hasSize(4);
      assertThat(keys(other, false)).isEqualTo(keys(CPU, false)).hasSize(4);
    }
  }

  private void finish(List<Trial> trials) throws IOException {
    for (Trial trial : trials) {
      Path folder = new RunDirectory(root).trial(trial.key());
      Files.createDirectories(folder);
      TrialRecord record =
          new TrialRecord(
              trial.key(),
              trial.specification(),
              List.of(),
              MethodRecord.NONE,
              null,
              null,
              LearningCurve.EMPTY,
              List.of(),
              Map.of(),
              1,
              Map.of());
      new ObjectMapper().writeValue(folder.resolve("trial.json").toFile(), record);
    }
  }

  @Test
  void trials_of_the_same_study_by_another_engine_are_counted_and_those_of_another_study_are_not()
      throws IOException {
    OtherPlatforms others = new OtherPlatforms(new RunDirectory(root));
    assertThat(others.count(grid(1, CPU))).isEmpty();
    finish(grid(1, CPU));
    finish(grid(1, OTHERS.get(2)));
    finish(grid(2, OTHERS.get(0)));
    Files.createDirectories(new RunDirectory(root).trial("damaged"));
    assertThat(others.count(grid(1, CPU)))
        .isEqualTo(Map.of("dl4j on cuda NVIDIA H200, float32 (DL4J 1, native threads: 1)", 4));
  }
}
