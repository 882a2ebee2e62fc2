package equipoise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {
  private static final Seed SEED = new Seed(5);

  private static Dataset data(int... counts) {
    int[] labels =
        IntStream.range(0, counts.length)
            .flatMap(c -> IntStream.generate(() -> c).limit(counts[c]))
            .toArray();
    int[] mixed = new int[labels.length];
    int[] order = SEED.child("labels").permutation(labels.length);
    Arrays.setAll(mixed, i -> labels[order[i]]);
    double[][] rows = new double[labels.length][];
    Arrays.setAll(rows, i -> new double[] {i});
    List<String> classes = IntStream.range(0, counts.length).mapToObj(c -> "c" + c).toList();
    return Dataset.ofTable("d", TableShape.numeric(1), classes, rows, mixed);
  }

  private static int[] rows(Dataset part) {
    return IntStream.range(0, part.size()).map(i -> (int) part.value(i, 0)).toArray();
  }

  @Test
  void a_hold_out_takes_the_share_of_every_class_and_the_right_total() {
    // quotas 20.2, 2.6, 1.4, .8: floors 20, 2, 1, then one for the last (least 1) and one for .6
    Splits.HoldOut split = Splits.holdOut(data(101, 13, 7, 4), .2, SEED);
    assertThat(split.heldOut().counts()).containsExactly(20, 3, 1, 1);
    assertThat(split.train().counts()).containsExactly(81, 10, 6, 3);
    assertThat(split.notes()).isEmpty();
  }

  @Test
  void both_parts_keep_the_order_of_rows_and_together_are_the_data() {
    Splits.HoldOut split = Splits.holdOut(data(40, 30, 5), .3, SEED);
    int[] held = rows(split.heldOut());
    int[] rest = rows(split.train().data());
    assertThat(held).isSorted();
    assertThat(rest).isSorted();
    assertThat(IntStream.concat(Arrays.stream(held), Arrays.stream(rest)).sorted().toArray())
        .containsExactly(IntStream.range(0, 75).toArray());
  }

  @Test
  void a_seed_decides_which_rows_are_held_out() {
    Dataset data = data(50, 50);
    assertThat(rows(Splits.holdOut(data, .3, SEED).heldOut()))
        .isEqualTo(rows(Splits.holdOut(data, .3, SEED).heldOut()))
        .isNotEqualTo(rows(Splits.holdOut(data, .3, new Seed(6)).heldOut()));
  }

  @Test
  void every_row_is_held_out_about_equally_often() {
    Dataset data = data(10, 10);
    int[] times = new int[20];
    for (int i = 0; i < 2000; i++) {
      for (int row : rows(Splits.holdOut(data, .3, SEED.child("try", i)).heldOut())) {
        times[row]++;
      }
    }
    for (int n : times) {
      assertThat(n).isBetween(500, 700);
    }
  }

  @Test
  void a_class_of_one_stays_in_training_and_the_notes_say_so() {
    Splits.HoldOut split = Splits.validation(Splits.whole(data(30, 2, 1)), .1, SEED);
    assertThat(split.heldOut().counts()).containsExactly(2, 1, 0);
    assertThat(split.notes())
        .containsExactly("Class 'c2' has no example in the held-out part, only 1 in training.");
    assertThat(split.absentClasses()).containsExactly("c2");
  }

  @Test
  void even_a_large_share_leaves_one_of_every_class_to_train_on() {
    // 98 of 103 are held out: at most one of the two, none of the one, so 97 of the hundred
    assertThat(Splits.holdOut(data(100, 2, 1), .95, SEED).train().counts())
        .containsExactly(3, 1, 1);
  }

  @Test
  void a_share_outside_zero_to_one_is_refused() {
    for (double share : new double[] {0, 1, -1, 2, Double.NaN}) {
      assertThatThrownBy(() -> Splits.holdOut(data(3, 3), share, SEED))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("" + share);
    }
  }

  @Test
  void the_same_number_of_every_class_is_held_out() {
    Splits.HoldOut split = Splits.holdOutPerClass(data(40, 12, 10), 10, SEED);
    assertThat(split.heldOut().counts()).containsExactly(10, 10, 10);
    assertThat(split.train().counts()).containsExactly(30, 2, 0);
    assertThat(split.notes())
        .containsExactly("Class 'c2' has no example in training, only 10 in the held-out part.");
  }

  @Test
  void a_class_with_too_few_for_the_test_is_named_with_count_and_remedy() {
    assertThatThrownBy(() -> Splits.holdOutPerClass(data(40, 9), 10, SEED))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "'d': class 'c1' has 9 examples, but 10 a class are to be held out; ask for fewer or for a"
                + " fraction");
  }

  @Test
  void folds_hold_out_every_row_once_and_differ_by_at_most_one() {
    List<Splits.HoldOut> folds = Splits.folds(data(23, 11, 7), 5, SEED);
    Set<Integer> seen = new HashSet<>();
    for (Splits.HoldOut fold : folds) {
      int[] counts = fold.heldOut().counts();
      assertThat(fold.heldOut().size()).isBetween(8, 9);
      assertThat(counts[0]).isBetween(4, 5);
      assertThat(counts[1]).isBetween(2, 3);
      assertThat(counts[2]).isBetween(1, 2);
      assertThat(fold.train().size()).isEqualTo(41 - fold.heldOut().size());
      Arrays.stream(rows(fold.heldOut())).forEach(row -> assertThat(seen.add(row)).isTrue());
      Splits.requireDisjoint(fold.train(), fold.heldOut());
    }
    assertThat(seen).hasSize(41);
  }

  @Test
  void a_class_smaller_than_the_number_of_folds_is_reported_where_it_is_missing() {
    List<Splits.HoldOut> folds = Splits.folds(data(20, 2), 4, SEED);
    assertThat(folds.stream().filter(f -> f.absentClasses().equals(List.of("c1")))).hasSize(2);
  }

  @Test
  void too_many_folds_are_refused() {
    assertThatThrownBy(() -> Splits.folds(data(2, 1), 4, SEED)).hasMessageContaining("is 4");
    assertThatThrownBy(() -> Splits.folds(data(2, 1), 1, SEED)).hasMessageContaining("is 1");
  }

  @Test
  void groups_stay_together_and_shares_come_close() {
    Dataset data = data(300, 100, 60);
    int[] patients = new int[data.size()];
    Arrays.setAll(patients, i -> (i * i) % 97);
    Splits.HoldOut split = Splits.holdOut(data, .25, patients, SEED);
    assertThat(groups(split.heldOut(), patients))
        .doesNotContainAnyElementsOf(groups(split.train().data(), patients));
    assertThat(split.heldOut().counts()[0]).isBetween(68, 82);
    assertThat(split.heldOut().counts()[1]).isBetween(21, 29);
    assertThat(split.heldOut().counts()[2]).isBetween(12, 18);
    for (Splits.HoldOut fold : Splits.folds(data, 4, patients, SEED)) {
      assertThat(groups(fold.heldOut(), patients))
          .doesNotContainAnyElementsOf(groups(fold.train().data(), patients));
      assertThat(fold.heldOut().size()).isBetween(105, 125);
    }
  }

  private static Set<Integer> groups(Dataset part, int[] groups) {
    Set<Integer> found = new HashSet<>();
    Arrays.stream(rows(part)).forEach(row -> found.add(groups[row]));
    return found;
  }

  @Test
  void where_groups_do_not_allow_the_numbers_the_notes_say_so() {
    Dataset data = data(6, 6);
    Splits.HoldOut split = Splits.holdOut(data, .25, new int[12], SEED);
    assertThat(split.heldOut().size() + split.train().size()).isEqualTo(12);
    assertThat(String.join(" ", split.notes())).contains("Groups that stay together did not allow");
  }

  @Test
  void groups_must_be_given_for_every_row() {
    assertThatThrownBy(() -> Splits.holdOut(data(6, 6), .25, new int[3], SEED))
        .hasMessage("'d' has 12 rows, but there are groups of 3");
  }

  @Test
  void identical_images_form_one_group_whatever_their_label() {
    byte[][] pixels = {{1, 2}, {3, 4}, {1, 2}, {2, 1}, {1, 2}};
    Dataset images =
        Dataset.ofImages(
            "d", new ImageShape(1, 1, 2), List.of("a", "b"), pixels, new int[] {0, 0, 1, 1, 0});
    assertThat(Splits.duplicateGroups(images)).containsExactly(0, 1, 0, 3, 0);
    assertThat(Splits.duplicateGroups(data(3, 3))).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void a_test_row_in_training_is_found_by_its_origin() {
    Dataset data = data(5, 5);
    Splits.HoldOut split = Splits.holdOut(data, .4, SEED);
    Splits.requireDisjoint(split.train(), split.heldOut());
    assertThatThrownBy(() -> Splits.requireDisjoint(Splits.whole(data), split.heldOut()))
        .isInstanceOf(LeakException.class)
        .hasMessageContaining("is in the training set: Real[dataset=d, index=");
  }

  @Test
  void nothing_synthetic_is_scored_on_or_split() {
    Dataset data = data(2, 2);
    Origin[] origins = {
      data.origin(0), new Origin.Interpolated(0, 1, .5), data.origin(2), data.origin(3)
    };
    Dataset mixed = data.withOrigins(origins);
    assertThatThrownBy(() -> Splits.requireDisjoint(Splits.whole(data(2, 2).named("e")), mixed))
        .isInstanceOf(LeakException.class)
        .hasMessageContaining("refusing to score on row 1, which is synthetic");
    assertThatThrownBy(() -> Splits.holdOut(mixed, .5, SEED))
        .isInstanceOf(LeakException.class)
        .hasMessageContaining("refusing to split row 1");
  }

  @Test
  void the_datas_own_parts_are_taken_as_they_came() {
    Dataset test =
        Dataset.ofTable(
            "d/test", TableShape.numeric(1), List.of("c0", "c1"), new double[][] {{0}}, new int[1]);
    Splits.HoldOut split = Splits.given(data(3, 3), test);
    assertThat(split.absentClasses()).containsExactly("c1");
    assertThatThrownBy(() -> Splits.given(data(3, 3), data(3, 3, 3)))
        .isInstanceOf(DataException.class);
    assertThatThrownBy(() -> Splits.given(data(3, 3), data(3, 3)))
        .isInstanceOf(LeakException.class);
  }
}
