package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cross-validation: every image is tested once a repeat, and no group in two folds. */
class FoldsTest {
  private static final String STUDY =
      """
      study: folds
      seed: 4
      data:
        - {name: symbols, format: embedded}
      methods: [none, random-over]
      classifiers: [{name: random-forest, trees: 5}]
      repeats: 2
      folds: 3
      """;

  @TempDir Path root;

  private static Study study(String text) {
    return StudyFile.parse("study.yaml", text, Path.of("."));
  }

  private static List<Trial> trials(String text) {
    return new Grid(
            study(text),
            Map.of("symbols", "abc"),
            Map.of(),
            () -> new Platform("none", "1", "cpu", "float32", 1))
        .trials();
  }

  private static Set<Origin> origins(Dataset data) {
    return IntStream.range(0, data.size()).mapToObj(data::origin).collect(Collectors.toSet());
  }

  @Test
  void a_study_has_a_trial_for_each_fold_of_each_repeat() {
    List<Trial> trials = trials(STUDY);
    assertThat(trials).hasSize(12).hasSize(study(STUDY).size());
    assertThat(trials).extracting(Trial::key).doesNotHaveDuplicates();
    assertThat(trials.get(0).title()).endsWith("repeat 1, fold 1");
  }

  @Test
  void without_folds_neither_key_nor_seed_knows_of_them() {
    Trial trial = trials(STUDY.replace("folds: 3\n", "")).get(0);
    assertThat(trial.specification().has("fold")).isFalse();
    assertThat(trial.seed()).isEqualTo(trial.division());
    assertThat(trial.title()).endsWith("repeat 1");
  }

  @Test
  void each_image_is_tested_once_a_repeat_and_repeats_draw_other_folds() {
    StudyData data = new StudyData(new DataSource(), 3);
    for (int repeat = 0; repeat < 2; repeat++) {
      Set<Origin> tested = new HashSet<>();
      int sum = 0;
      for (Trial trial : trials(STUDY)) {
        if (trial.repeat() == repeat && trial.method().label().equals("none")) {
          TrialData parts = data.of(trial);
          tested.addAll(origins(parts.test()));
          sum += parts.test().size();
          assertThat(origins(parts.train().data()))
              .doesNotContainAnyElementsOf(origins(parts.test()));
        }
      }
      assertThat(sum).isEqualTo(tested.size());
    }
    List<Trial> trials = trials(STUDY);
    assertThat(origins(data.of(trials.get(0)).test()))
        .isNotEqualTo(origins(data.of(trials.get(6)).test()));
  }

  @Test
  void groups_and_near_duplicates_are_in_one_fold() {
    Dataset leaky = Leaky.repeated(Leaky.pictures(90, new Seed(1)), 3, new Seed(1));
    StudyData data = new StudyData(any -> StudyData.Parts.of(leaky, null), 3);
    double accuracy = 0;
    List<Trial> none =
        trials(STUDY).stream().filter(t -> t.method().label().equals("none")).toList();
    for (Trial trial : none) {
      TrialData parts = data.of(trial);
      Set<Integer> trained =
          Arrays.stream(parts.train().data().groups()).boxed().collect(Collectors.toSet());
      assertThat(Arrays.stream(parts.test().groups()).boxed()).doesNotContainAnyElementsOf(trained);
      accuracy += Leaky.nearestNeighbourAccuracy(parts.train().data(), parts.test()) / none.size();
    }
    assertThat(accuracy).isBetween(.14, .36);
  }

  @Test
  void a_class_of_fewer_images_than_folds_is_tested_where_it_can_be_and_that_is_said() {
    Dataset few = withTwoOf(0, Leaky.repeated(Leaky.pictures(90, new Seed(1)), 1, new Seed(1)));
    StudyData data = new StudyData(any -> StudyData.Parts.of(few, null), 3);
    List<Trial> none =
        trials(STUDY).stream()
            .filter(t -> t.method().label().equals("none") && t.repeat() == 0)
            .toList();
    int tested = 0;
    for (Trial trial : none) {
      TrialData parts = data.of(trial);
      tested += parts.test().counts()[0];
      assertThat(parts.test().counts()[0]).isLessThanOrEqualTo(1);
      assertThat(parts.train().counts()[0]).isPositive();
      assertThat(parts.notes().get(0).sentence())
          .isEqualTo(
              "Class 'a' has 2 images for 3 folds: each is tested once, some folds have none, and"
                  + " their figures leave the class out.");
      assertThat(data.of(trial).test().fingerprint()).isEqualTo(parts.test().fingerprint());
    }
    assertThat(none).hasSize(3);
    assertThat(tested).isEqualTo(2);
  }

  private static Dataset withTwoOf(int label, Dataset data) {
    int[] first = Arrays.copyOf(data.rowsOf(label), 2);
    return data.select(
        IntStream.range(0, data.size())
            .filter(i -> data.label(i) != label || i == first[0] || i == first[1])
            .toArray());
  }

  @Test
  void a_class_whose_images_are_all_tested_at_once_is_refused() {
    Dataset few = withTwoOf(0, Leaky.repeated(Leaky.pictures(90, new Seed(1)), 1, new Seed(1)));
    Dataset one = few.select(few(few, few.rowsOf(0)[1]));
    StudyData data = new StudyData(any -> StudyData.Parts.of(one, null), 3);
    assertThatThrownBy(() -> trials(STUDY).forEach(data::of))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the test set takes all 1 images of class 'a'");
  }

  private static int[] few(Dataset data, int without) {
    return IntStream.range(0, data.size()).filter(i -> i != without).toArray();
  }

  @Test
  void folds_and_a_test_set_do_not_go_together() {
    String both = STUDY.replace("format: embedded}", "format: embedded, test: {perClass: 3}}");
    assertThatThrownBy(() -> study(both))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "study.yaml:4: 'test' does not go with 'folds' (line 8), which test on every image"
                + " once; omit one of them");
  }

  @Test
  void results_name_the_fold() {
    Study study = study(STUDY.replace("repeats: 2", "repeats: 1"));
    RunOptions options =
        new RunOptions(1, RunOptions.Shard.WHOLE, false, false, EngineRequest.DEFAULT);
    new StudyRunner(study, root, options, RunListener.none()).run();
    assertThat(new RunDirectory(root).readResults())
        .hasSize(6)
        .extracting(TrialResult::fold)
        .allMatch(Objects::nonNull)
        .contains(0, 1, 2);
  }
}
