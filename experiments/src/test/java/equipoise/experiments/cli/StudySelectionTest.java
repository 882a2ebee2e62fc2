package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --set}, {@code --only} and {@code --skip}. */
class StudySelectionTest {
  @TempDir Path folder;
  private Path study;

  @BeforeEach
  void write() throws IOException {
    study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: s
            data: [{name: symbols, format: embedded, test: {perClass: 5}}]
            methods: [none, smote, {name: random-over, label: copies}]
            classifiers: [{name: random-forest, trees: 2}]
            repeats: 5    # enough
            """);
  }

  private JsonNode plan(String... options) throws IOException {
    CommandRun run =
        CommandRun.of(
            new String[] {"run", study.toString(), "--dry-run", "--json"}, (Object[]) options);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out()).path("trials");
  }

  private static TreeSet<String> values(JsonNode trials, String name) {
    TreeSet<String> values = new TreeSet<>();
    trials.forEach(trial -> values.add(trial.path(name).asText()));
    return values;
  }

  @Test
  void a_key_gets_another_value_and_the_trials_are_those_of_the_whole_study() throws IOException {
    JsonNode fewer = plan("--set", "repeats=3", "--set=margin=1");
    assertThat(fewer).hasSize(9);
    assertThat(values(plan(), "key")).containsAll(values(fewer, "key"));
    assertThat(values(plan("--set", "seed=7"), "key"))
        .doesNotContainAnyElementsOf(values(fewer, "key"));
  }

  @Test
  void methods_are_chosen_by_their_labels() throws IOException {
    assertThat(values(plan("--only", "none,copies"), "method")).containsExactly("copies", "none");
    assertThat(values(plan("--skip", "copies"), "method")).containsExactly("none", "smote");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set  | repeat=3  | unknown key of --set 'repeat': did you mean 'repeats'?",
        "--set  | repeats   | --set repeats is not of the form KEY=VALUE",
        "--only | smotes    | unknown method 'smotes': did you mean 'smote'? Known are none, smote, copies",
        "--skip | none,smote,copies | --only and --skip leave no method of the study"
      })
  void what_cannot_be_chosen_is_wrong_usage(String option, String value, String message) {
    CommandRun run = CommandRun.of("run", study, option, value, "--out", folder.resolve("out"));
    assertThat(run.err()).startsWith("equipoise: " + message);
    assertThat(run.code()).isEqualTo(2);
  }
}
