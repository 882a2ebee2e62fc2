package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Note;
import equipoise.core.symbols.Symbols;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.StudyFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No image, near copy or group is on two sides: random labels stay at chance. */
class SeparationTest {
  private static final Seed SEED = new Seed(5);
  private static final double CHANCE = 1.0 / Leaky.CLASSES;
  private static final double NOISE = .11; // three standard errors of 160 guesses

  @TempDir Path root;

  private DataSpec spec(String keys) {
    String study =
        """
        study: leaks
        data:
          - name: leaky
            format: folder
            path: set
        %s
        methods: [none]
        classifiers: [random-forest]
        """
            .formatted(keys.indent(4));
    return StudyFile.parse("study.yaml", study, root).data().get(0);
  }

  private TrialData divided(DataSpec spec, StudyData.Parts parts, int repeat) {
    return new StudyData(any -> parts, 0).of(spec, repeat, SEED.child("repeat", repeat));
  }

  private static Set<Integer> groups(Dataset data) {
    return Arrays.stream(data.groups()).boxed().collect(HashSet::new, Set::add, Set::addAll);
  }

  private static void requireApart(TrialData parts) {
    Set<Integer> train = groups(parts.train().data());
    Set<Integer> validation = groups(parts.validation());
    assertThat(groups(parts.test())).doesNotContainAnyElementsOf(train);
    assertThat(groups(parts.test())).doesNotContainAnyElementsOf(validation);
    assertThat(validation).doesNotContainAnyElementsOf(train);
  }

  @Test
  void random_labels_of_pictures_that_come_three_times_stay_at_chance() {
    Dataset data = Leaky.repeated(Leaky.pictures(200, SEED), 3, SEED);
    double accuracy = 0;
    for (int repeat = 0; repeat < 3; repeat++) {
      TrialData parts = divided(spec(""), StudyData.Parts.of(data, null), repeat);
      requireApart(parts);
      accuracy += Leaky.nearestNeighbourAccuracy(parts.train().data(), parts.test()) / 3;
    }
    assertThat(accuracy).isBetween(CHANCE - NOISE, CHANCE + NOISE);
  }

  @Test
  void pictures_that_come_three_times_are_said() {
    Dataset data = Leaky.repeated(Leaky.pictures(50, SEED), 3, SEED);
    TrialData parts = divided(spec(""), StudyData.Parts.of(data, null), 0);
    assertThat(parts.notes())
        .filteredOn(note -> note.kind() == Note.Kind.SEPARATED)
        .singleElement()
        .extracting(Note::sentence)
        .asString()
        .contains("150 images are near duplicates of one another and stay on one side")
        .contains("training image 0 and training image 1");
  }

  private StudyData.Parts withCopies(int copied) {
    Dataset train = Leaky.repeated(Leaky.pictures(200, SEED), 1, SEED);
    Dataset other = Leaky.repeated(Leaky.pictures(100, new Seed(6)), 1, new Seed(6));
    Dataset test =
        train
            .select(IntStream.range(0, copied).toArray())
            .concat(other.select(IntStream.range(copied, 100).toArray()));
    int[] labels = test.labels();
    byte[][] pixels = new byte[test.size()][];
    Arrays.setAll(pixels, test::pixels);
    return StudyData.Parts.of(
        train, Dataset.ofImages("leaky/test", Leaky.SHAPE, train.classes(), pixels, labels));
  }

  @Test
  void copies_in_a_given_test_part_leave_the_training_part_and_the_notes_count_them() {
    TrialData parts = divided(spec(""), withCopies(8), 0);
    assertThat(parts.train().size() + parts.validation().size()).isEqualTo(192);
    assertThat(parts.test().size()).isEqualTo(100);
    requireApart(parts);
    assertThat(parts.notes())
        .filteredOn(note -> note.kind() == Note.Kind.SEPARATED)
        .extracting(Note::sentence)
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith(
                        "8 training images that the test part has, too, were taken out of the"
                            + " training part (class "));
  }

  @Test
  void a_test_part_of_many_copies_is_refused_unless_the_study_states_what_to_do() {
    assertThatThrownBy(() -> divided(spec(""), withCopies(100), 0))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("study.yaml:3: data set 'leaky': 100 of 100 test images (100 %)")
        .hasMessageContaining("are also in the training part: class a: ")
        .hasMessageContaining("duplicates: drop");
    TrialData dropped = divided(spec("duplicates: drop"), withCopies(100), 0);
    double accuracy = Leaky.nearestNeighbourAccuracy(dropped.train().data(), dropped.test());
    assertThat(accuracy).isBetween(CHANCE - 2 * NOISE, CHANCE + 2 * NOISE);
  }

  @Test
  void kept_copies_are_said_to_leak() {
    TrialData kept = divided(spec("duplicates: keep"), withCopies(100), 0);
    assertThat(Leaky.nearestNeighbourAccuracy(kept.train().data(), kept.test())).isGreaterThan(.8);
    assertThat(kept.notes())
        .filteredOn(note -> note.kind() == Note.Kind.LEAKED)
        .extracting(Note::sentence)
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith(
                        "100 of 100 test images (100.0 %) are also in the training part and were"
                            + " kept, as the study states (class a: "));
  }

  @Test
  void a_single_copy_ends_the_study_where_it_states_so() {
    assertThatThrownBy(() -> divided(spec("duplicates: error"), withCopies(1), 0))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("1 of 100 test images (1 %) are also in the training part");
  }

  @Test
  void near_duplicates_across_given_parts_are_counted_and_named_but_stay() {
    Dataset train = Leaky.repeated(Leaky.pictures(200, SEED), 1, SEED);
    Dataset test = Leaky.repeated(Leaky.pictures(30, SEED), 1, new Seed(9)).named("leaky/test");
    TrialData parts = divided(spec(""), StudyData.Parts.of(train, again(test)), 0);
    assertThat(parts.train().size() + parts.validation().size()).isEqualTo(200);
    assertThat(parts.notes())
        .filteredOn(note -> note.kind() == Note.Kind.LEAKED)
        .singleElement()
        .extracting(Note::sentence)
        .asString()
        .containsPattern("(29|30) test images are near duplicates of training images")
        .contains("and test image ");
  }

  private static Dataset again(Dataset data) {
    byte[][] pixels = new byte[data.size()][];
    Arrays.setAll(pixels, data::pixels);
    return Dataset.ofImages(data.name(), Leaky.SHAPE, data.classes(), pixels, data.labels());
  }

  /** Pictures of one object differ; only the object's number says that they belong together. */
  @Test
  void random_labels_of_objects_stay_at_chance_if_file_names_say_the_object() {
    byte[][] objects = Leaky.pictures(120, SEED);
    Dataset same = Leaky.repeated(objects, 5, SEED);
    Leaky.write(same, 5, root.resolve("set"));
    DataSpec spec = spec("groups: {from: file-name, pattern: 'obj(\\d+)_'}");
    StudyData data = new StudyData(new DataSource(), 0);
    double accuracy = 0;
    for (int repeat = 0; repeat < 3; repeat++) {
      TrialData parts = data.of(spec, repeat, SEED.child("repeat", repeat));
      requireApart(parts);
      accuracy += Leaky.nearestNeighbourAccuracy(parts.train().data(), parts.test()) / 3;
    }
    assertThat(accuracy).isBetween(CHANCE - NOISE, CHANCE + NOISE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "test: {fraction: 0.3}", "test: {perClass: 20}"})
  void groups_hold_however_the_test_set_is_drawn(String keys) {
    Dataset data = Leaky.repeated(Leaky.pictures(100, SEED), 4, SEED);
    requireApart(divided(spec(keys), StudyData.Parts.of(data, null), 0));
  }

  @Test
  void a_set_in_which_nothing_but_equal_images_belongs_together_keeps_its_keys() {
    StudyData.Parts parts = StudyData.Parts.of(Symbols.train(), Symbols.test());
    assertThat(Separation.of(spec(""), parts).identity()).isEmpty();
    assertThat(Separation.of(spec(""), parts).notes()).isEmpty();
  }

  @Test
  void what_stays_together_and_what_leaves_is_part_of_the_key() {
    List<String> identities =
        IntStream.of(1, 2, 3)
            .mapToObj(
                copies -> Separation.of(spec(""), withCopies(copies)).identity().orElseThrow())
            .toList();
    assertThat(identities).doesNotHaveDuplicates();
  }
}
