package equipoise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImbalanceTest {
  private static final List<String> TEN = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static int[] each(int n) {
    int[] has = new int[10];
    Arrays.fill(has, n);
    return has;
  }

  private static Dataset data(int... counts) {
    int[] labels =
        IntStream.range(0, counts.length)
            .flatMap(c -> IntStream.generate(() -> c).limit(counts[c]))
            .toArray();
    double[][] rows = new double[labels.length][];
    Arrays.setAll(rows, i -> new double[] {i});
    return Dataset.ofTable("d", TableShape.numeric(1), TEN.subList(0, counts.length), rows, labels);
  }

  @Test
  void the_long_tail_of_ratio_100_is_that_of_cifar_10_lt() {
    // The class counts of CIFAR-10-LT at ratio 100, from the code of Cui et al. and Cao et al.:
    // int(5000 * 0.01 ** (c / 9)).
    assertThat(new Imbalance.LongTail(100).counts(TEN, each(5000)))
        .containsExactly(5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50);
  }

  @Test
  void the_long_tail_starts_with_the_largest_number_that_every_class_allows() {
    // By hand: shares 1, 1/2, 1/4; the second class allows at most 30 / (1/2) = 60.
    assertThat(new Imbalance.LongTail(4).counts(TEN.subList(0, 3), new int[] {100, 30, 50}))
        .containsExactly(60, 30, 15);
  }

  @Test
  void a_step_leaves_the_last_classes_their_share() {
    assertThat(new Imbalance.Step(10, 4).counts(TEN, each(500)))
        .containsExactly(500, 500, 500, 500, 500, 500, 50, 50, 50, 50);
    assertThat(new Imbalance.Step(2, 1).counts(TEN.subList(0, 2), new int[] {90, 20}))
        .containsExactly(40, 20);
    assertThatThrownBy(() -> new Imbalance.Step(2, 2).counts(TEN.subList(0, 2), new int[] {9, 9}))
        .isInstanceOf(DataException.class);
  }

  @Test
  void counts_by_name_leave_the_other_classes_alone() {
    assertThat(
            new Imbalance.NamedCounts(Map.of("1", 3))
                .counts(TEN.subList(0, 3), new int[] {9, 9, 9}))
        .containsExactly(9, 3, 9);
    assertThatThrownBy(() -> new Imbalance.NamedCounts(Map.of("x", 3)).counts(TEN, each(5)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'x'")
        .hasMessageContaining("0, 1, 2");
  }

  @Test
  void a_class_with_fewer_than_wanted_is_named_with_both_numbers() {
    assertThatThrownBy(() -> Imbalance.Counts.of(9, 5).thin(data(9, 4), new Seed(1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "class '1' has 4 examples for training, but 5 are wanted; ask for at most 4 or hold out"
                + " fewer");
    assertThatThrownBy(() -> Imbalance.Counts.of(1, 2, 3).thin(data(9, 4), new Seed(1)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("3 counts, but there are 2 classes");
    assertThatThrownBy(() -> Imbalance.Counts.of(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Imbalance.LongTail(100).counts(TEN, each(50)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("class '8' would keep no example of its 50");
  }

  @Test
  void a_ratio_below_one_is_refused() {
    for (double ratio : new double[] {.5, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Imbalance.LongTail(ratio))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Imbalance.Step(ratio, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void thinning_draws_without_replacement_and_keeps_the_order() {
    Dataset data = data(50, 30);
    Dataset thin = Imbalance.Counts.of(20, 7).thin(data, new Seed(1));
    assertThat(thin.counts()).containsExactly(20, 7);
    double[] rows = IntStream.range(0, 27).mapToDouble(i -> thin.value(i, 0)).toArray();
    assertThat(rows).isSorted().doesNotHaveDuplicates();
    assertThat(Imbalance.Counts.of(20, 7).thin(data, new Seed(2)).fingerprint())
        .isNotEqualTo(thin.fingerprint());
    assertThat(Imbalance.NONE.thin(data, new Seed(1)).fingerprint()).isEqualTo(data.fingerprint());
  }

  @Test
  void a_class_keeps_its_rows_whatever_the_others_are_thinned_to() {
    Dataset data = data(50, 30);
    Dataset few = Imbalance.Counts.of(20, 7).thin(data, new Seed(1));
    Dataset more = Imbalance.Counts.of(50, 9).thin(data, new Seed(1));
    List<Double> fewRows = Arrays.stream(few.rowsOf(1)).mapToObj(i -> few.value(i, 0)).toList();
    List<Double> moreRows = Arrays.stream(more.rowsOf(1)).mapToObj(i -> more.value(i, 0)).toList();
    assertThat(moreRows).containsAll(fewRows);
  }
}
