package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Note;
import equipoise.gan.Patterns;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainedClassesTest {
  private static final Dataset DATA = Patterns.of(1, 8, 8, new Seed(1), 400, 19, 20, 100);

  @Test
  void a_class_below_the_minimum_is_refused_with_the_reason() {
    TrainedClasses classes = TrainedClasses.of(DATA, "dcgan", 20);
    assertThat(classes.labels()).containsExactly(0, 2, 3);
    assertThat(classes.refused()).containsOnlyKeys(1);
    assertThat(classes.refused().get(1)).contains("'vertical'", "19", "20");
    assertThat(classes.notes())
        .extracting(Note::kind, Note::label)
        .containsExactly(
            tuple(Note.Kind.REFUSED, OptionalInt.of(1)),
            tuple(Note.Kind.TRAINING, OptionalInt.of(2)));
    assertThat(classes.generated(DATA).condition(2)).isEqualTo(1);
    assertThatThrownBy(() -> classes.generated(DATA).condition(1))
        .hasMessageContaining("'vertical'");
  }

  @Test
  void without_any_class_to_learn_there_is_no_generator() {
    assertThatThrownBy(() -> TrainedClasses.of(DATA, "dcgan", 401))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("401");
  }

  @Test
  void balanced_batches_hold_every_class_equally_often() {
    TrainedClasses classes = TrainedClasses.of(DATA, "dcgan", 20);
    int[] conditions = classes.conditions(64, LabelBalance.BALANCED, new Seed(2).generator());
    for (int k = 0; k < 3; k++) {
      int condition = k;
      assertThat(Arrays.stream(conditions).filter(c -> c == condition).count()).isBetween(21L, 22L);
    }
  }

  /** sqrt(400), sqrt(20), sqrt(100) are to their sum as .580, .130, .290. */
  @Test
  void square_root_batches_follow_the_root_of_the_counts() {
    TrainedClasses classes = TrainedClasses.of(DATA, "dcgan", 20);
    int[] conditions = classes.conditions(1000, LabelBalance.SQUARE_ROOT, new Seed(2).generator());
    assertThat(Arrays.stream(conditions).filter(c -> c == 0).count()).isBetween(579L, 582L);
    assertThat(Arrays.stream(conditions).filter(c -> c == 1).count()).isBetween(128L, 131L);
  }

  @Test
  void drawn_rows_are_of_the_conditions_classes() {
    TrainedClasses classes = TrainedClasses.of(DATA, "dcgan", 20);
    int[] conditions = {0, 1, 1, 2};
    int[] rows = classes.draw(conditions, new Seed(5).generator());
    assertThat(Arrays.stream(rows).map(DATA::label).toArray()).containsExactly(0, 2, 2, 3);
  }
}
