package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.symbols.Symbols;
import equipoise.core.trial.RunDirectory;
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

/** Parts of a study, and the whole that they are joined to. */
class MergeTest {
  private static final String STUDY =
      """
      study: parts
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [30, 20, 10]}
          test: {perClass: 10}
      methods: [none, smote, {name: dcgan, steps: 5, batch: 8, filters: 4, gate: off}]
      classifiers:
        - {name: random-forest, trees: 5}
        - {name: random-forest, trees: 6, label: larger}
      repeats: 2
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  @TempDir Path directory;

  private Path run(String study, String name, Shard shard) {
    Path out = directory.resolve(name);
    new StudyRunner(
            StudyFile.parse("study.yaml", study, Path.of(".")),
            out,
            new RunOptions(1, shard, false, false, EngineRequest.DEFAULT),
            RunListener.none())
        .run();
    return out;
  }

  private static long generated(Path run) throws IOException {
    Path folder = run.resolve("generated");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".npz")).count();
    }
  }

  @Test
  void the_parts_of_a_study_are_together_what_one_run_writes() throws IOException {
    Path whole = run(STUDY, "whole", Shard.WHOLE);
    List<Path> parts = new ArrayList<>();
    long generators = 0;
    for (int i = 1; i <= 2; i++) {
      parts.add(run(STUDY, "part" + i, new Shard(i, 2)));
      generators += generated(parts.get(i - 1));
      assertThat(new RunDirectory(parts.get(i - 1)).readResults()).hasSize(6);
    }
    assertThat(generators).as("each generator trained in one part only").isEqualTo(2);
    Path merged = directory.resolve("merged");
    assertThat(Merge.of(parts, merged)).isEqualTo(new Merge.Outcome(12, 0, 12, List.of()));
    assertThat(merged.resolve("results.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("results.jsonl"));
    assertThat(generated(merged)).isEqualTo(2);
    assertThat(merged.resolve(RunStore.WORK)).doesNotExist();
    // A run of the study there has nothing left to do.
    StudyRunner again =
        new StudyRunner(
            StudyFile.parse("study.yaml", STUDY, Path.of(".")),
            merged,
            new RunOptions(1, Shard.WHOLE, false, false, EngineRequest.DEFAULT),
            RunListener.none());
    assertThat(again.plan().toRun()).isZero();

    damaged_trials_are_named_and_left_out(parts);
    other_studies_data_and_versions_are_refused(parts);
  }

  private void damaged_trials_are_named_and_left_out(List<Path> parts) throws IOException {
    String key = new RunDirectory(parts.get(1)).readResults().get(0).key();
    Path result = parts.get(1).resolve("trials").resolve(key).resolve("result.json");
    Files.writeString(result, Files.readString(result).replace("0.", "0.9"));
    Merge.Outcome outcome = Merge.of(parts, directory.resolve("damaged"));
    assertThat(outcome.damaged())
        .containsExactly(result + ": has been changed since it was written; the trial is left out");
    assertThat(outcome.missing()).isEqualTo(1);
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  private void other_studies_data_and_versions_are_refused(List<Path> parts) throws IOException {
    Path first = parts.get(0);
    Path other = run(STUDY.replace("trees: 5", "trees: 7"), "other", new Shard(2, 2));
    refused(first, other, "the study 'parts' is another one");
    Path provenance = parts.get(1).resolve("provenance.json");
    String written = Files.readString(provenance);
    Files.writeString(provenance, written.replaceFirst("\"fingerprint\" : \"..", "$0ff"));
    refused(first, parts.get(1), "data set 'symbols' has other content");
    Files.writeString(provenance, written.replaceFirst("\"format\" : \\d", "\"format\" : 3"));
    refused(first, parts.get(1), "(format 3) do not mix with those of Equipoise");
    refused(first, directory, "is no run directory");
    Files.writeString(provenance, written);
    assertThatThrownBy(() -> Merge.of(parts, first))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("is a new or empty directory");
  }

  private void refused(Path first, Path second, String reason) {
    Path out = directory.resolve("refused");
    assertThatThrownBy(() -> Merge.of(List.of(first, second), out))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(second.toString())
        .hasMessageContaining(reason);
    assertThat(out).doesNotExist();
  }
}
