package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final Study STUDY =
      StudyFile.parse(
          "study.yaml",
          """
          study: s
          data: [{name: symbols, format: embedded}]
          methods: [none, smote]
          classifiers: [{name: random-forest, trees: 5}]
          repeats: 4
          """,
          Path.of("."));

  /** none, smote, none, smote, ... */
  private static final List<Trial> TRIALS =
      new Grid(
              STUDY,
              Map.of("symbols", "0"),
              Map.of(),
              () -> new Platform("none", "1", "cpu", "float32", 1))
          .trials();

  private static List<Trial> of(String method) {
    return TRIALS.stream().filter(trial -> trial.method().label().equals(method)).toList();
  }

  @Test
  void the_first_trial_says_nothing_and_each_kind_counts_by_its_own_time() {
    TimeLeft left = new TimeLeft(trial -> 1, 2);
    left.trial(TRIALS.get(0), 100);
    assertThat(left.of(TRIALS.subList(1, 8), Set.of())).isEmpty();
    left.trial(TRIALS.get(2), 2);
    left.trial(TRIALS.get(1), 10);
    // Two of none at 2 s, three of smote at 10 s, by two workers: 17 s.
    assertThat(
            left.of(
                List.of(TRIALS.get(4), TRIALS.get(6), TRIALS.get(3), TRIALS.get(5), TRIALS.get(7)),
                Set.of()))
        .contains(Duration.ofSeconds(17));
  }

  @Test
  void nothing_is_said_while_most_of_what_is_left_is_of_kinds_that_were_not_measured() {
    TimeLeft left = new TimeLeft(trial -> 1, 1);
    left.trial(TRIALS.get(0), 5);
    left.trial(TRIALS.get(2), 3);
    assertThat(left.of(of("smote"), Set.of())).isEmpty();
    assertThat(left.of(of("none"), Set.of())).contains(Duration.ofSeconds(12));
    assertThat(left.of(List.of(TRIALS.get(4), TRIALS.get(1)), Set.of()))
        .contains(Duration.ofSeconds(6));
  }
}
