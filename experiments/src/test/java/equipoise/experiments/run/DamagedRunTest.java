package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.symbols.Symbols;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.run.RunOptions.Shard;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is damaged, swapped or edited in a run directory never becomes a result. */
class DamagedRunTest {
  private static final String STUDY =
      """
      study: tiny
      seed: 7
      data:
        - name: symbols
          format: embedded
          classes: [%s]
          imbalance: {counts: [40, 20, 6]}
          test: {perClass: 10}
      methods: [none, smote]
      classifiers:
        - {name: random-forest, trees: 5}
      repeats: 2
      """
          .formatted(String.join(", ", Symbols.classes().subList(0, 3)));

  @TempDir Path directory;
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> started = Collections.synchronizedList(new ArrayList<>());
  private Path out;
  private String results;

  @BeforeEach
  void runOnce() throws IOException {
    out = directory.resolve("run");
    run(false);
    results = Files.readString(out.resolve("results.jsonl"));
    notes.clear();
    started.clear();
  }

  private RunOutcome run(boolean force) {
    return run(STUDY, force);
  }

  private RunOutcome run(String study, boolean force) {
    RunListener listener =
        new RunListener() {
          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }

          @Override
          public void trialStarted(Trial trial, State state) {
            started.add(trial.key());
          }
        };
    return new StudyRunner(
            StudyFile.parse("study.yaml", study, Path.of(".")),
            out,
            new RunOptions(1, Shard.WHOLE, false, force, EngineRequest.DEFAULT),
            listener)
        .run();
  }

  private List<Path> trials() throws IOException {
    try (Stream<Path> list = Files.list(out.resolve("trials"))) {
      return list.sorted().toList();
    }
  }

  private void requireRepaired(Path trial, Path named) throws IOException {
    assertThat(run(false)).isEqualTo(new RunOutcome(4, 0, 4, false));
    assertThat(started).containsExactly(trial.getFileName().toString());
    assertThat(notes).anyMatch(note -> note.startsWith(named + ": "));
    assertThat(Files.readString(out.resolve("results.jsonl"))).isEqualTo(results);
  }

  @Test
  void a_torn_result_is_named_and_its_trial_run_again() throws IOException {
    Path file = trials().get(1).resolve("result.json");
    Files.writeString(file, Files.readString(file).substring(0, 40));
    requireRepaired(trials().get(1), file);
  }

  @Test
  void an_edited_number_is_found_in_result_and_record() throws IOException {
    Path file = trials().get(0).resolve("result.json");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceFirst("\"balancedAccuracy\":[0-9.]+", "\"balancedAccuracy\":0.99"));
    assertThat(Files.readString(file)).isNotEqualTo(text);
    requireRepaired(trials().get(0), file);
    started.clear();
    Path record = trials().get(2).resolve("trial.json");
    Files.writeString(
        record, Files.readString(record).replaceFirst("\"real\" : [0-9]+", "\"real\" : 999"));
    requireRepaired(trials().get(2), record);
  }

  @Test
  void files_of_another_trial_are_not_taken_for_this_ones() throws IOException {
    Path first = trials().get(0);
    for (String file : List.of("result.json", "trial.json", "log.txt", "predictions.npz")) {
      Files.copy(
          trials().get(1).resolve(file), first.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    requireRepaired(first, first.resolve("trial.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log.txt", "predictions.npz"})
  void a_missing_file_is_named(String name) throws IOException {
    Path file = trials().get(3).resolve(name);
    Files.delete(file);
    requireRepaired(trials().get(3), file);
  }

  @Test
  void another_trials_predictions_are_not_taken_for_this_ones() throws IOException {
    Path file = trials().get(0).resolve("predictions.npz");
    Files.copy(
        trials().get(1).resolve("predictions.npz"), file, StandardCopyOption.REPLACE_EXISTING);
    requireRepaired(trials().get(0), file);
  }

  @Test
  void nothing_is_written_to_a_folder_that_is_no_run_directory() throws IOException {
    out = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(out.resolve("study.yaml"), "mine");
    Files.createDirectories(out.resolve(".work"));
    Files.writeString(out.resolve(".work").resolve("notes.txt"), "mine too");
    for (boolean force : new boolean[] {false, true}) {
      assertThatThrownBy(() -> run(force))
          .isInstanceOf(OutputRefused.class)
          .hasMessageStartingWith(out + ": is not empty and no run directory");
    }
    assertThat(out.resolve("study.yaml")).hasContent("mine");
    assertThat(out.resolve(".work").resolve("notes.txt")).hasContent("mine too");
    try (Stream<Path> list = Files.list(out)) {
      assertThat(list).hasSize(2);
    }
  }

  @Test
  void a_run_of_another_study_is_replaced_only_where_that_is_asked_for() throws IOException {
    String other = STUDY.replace("study: tiny", "study: other").replace("[none, smote]", "[none]");
    assertThatThrownBy(() -> run(other, false))
        .isInstanceOf(OutputRefused.class)
        .hasMessageContaining("holds a run of the study 'tiny', not of 'other'")
        .hasMessageContaining("--force");
    assertThat(Files.readString(out.resolve("results.jsonl"))).isEqualTo(results);
    assertThat(run(other, true).total()).isEqualTo(2);
    assertThat(out.resolve("study.yaml")).hasContent(other);
  }

  @Test
  void a_run_of_an_earlier_version_is_named_as_such_in_one_line() throws IOException {
    Path provenance = out.resolve("provenance.json");
    Files.writeString(
        provenance,
        Files.readString(provenance).replaceFirst("\"format\" : [0-9]+", "\"format\" : 2"));
    run(false);
    assertThat(notes)
        .anyMatch(
            note ->
                note.startsWith(out + " was written by an earlier version of Equipoise (format 2"));
  }

  @Test
  void a_result_is_never_written_under_the_key_of_data_that_have_changed() {
    StudyData.Parts first = StudyData.Parts.of(Symbols.train(), Symbols.test());
    StudyData.Parts second = StudyData.Parts.of(Symbols.test(), Symbols.train());
    var spec = StudyFile.parse("study.yaml", STUDY, Path.of(".")).data().get(0);
    List<StudyData.Parts> versions = new ArrayList<>(List.of(first, first, second));
    StudyData data = new StudyData(s -> versions.remove(0), 0);
    data.read(spec);
    data.forget();
    assertThat(data.read(spec).fingerprint()).isEqualTo(first.fingerprint());
    data.forget();
    assertThatThrownBy(() -> data.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("study.yaml:4: data set 'symbols'")
        .hasMessageContaining("has changed while the study ran");
  }
}
