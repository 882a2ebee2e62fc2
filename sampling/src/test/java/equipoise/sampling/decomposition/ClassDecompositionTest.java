package equipoise.sampling.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClassDecompositionTest {
  @Test
  void only_the_largest_class_is_split_and_its_parts_are_named_after_it() {
    Resampled result = resample(sampler(), Samples.table(2, List.of("pump", "a_b"), 8, 30));
    assertThat(result.data().data().classes()).containsExactly("pump", "a_b/0", "a_b/1");
    assertThat(Arrays.stream(new int[] {0, 1, 2}).map(result.original()::originalOf))
        .containsExactly(0, 1, 1);
  }

  @Test
  void every_class_is_split_where_that_is_asked_for() {
    Sampler every =
        new ClassDecomposition(
            new ClassDecomposition.Options(ClusterCount.of(2), ClassDecomposition.Scope.EVERY));
    assertThat(resample(every, Samples.table(2, 12, 8)).data().data().classes())
        .containsExactly("a/0", "a/1", "b/0", "b/1");
  }

  @Test
  void dbscan_finds_as_many_parts_as_there_are_and_leaves_no_row_over() {
    double[][] rows = new double[26][1];
    int[] labels = new int[26];
    for (int i = 0; i < 26; i++) {
      labels[i] = i < 21 ? 0 : 1;
      rows[i][0] = i == 20 ? 40 : i % 3 * 100 + i / 3 * 0.5;
    }
    Dataset data = Dataset.ofTable("t", TableShape.numeric(1), List.of("a", "b"), rows, labels);
    Sampler dbscan =
        new ClassDecomposition(
            new ClassDecomposition.Options(
                new Clusterer.ByDbscan(OptionalDouble.of(0.6), 3),
                ClassDecomposition.Scope.MAJORITY));
    Resampled result = resample(dbscan, data);
    assertThat(result.data().data().classes()).containsExactly("a/0", "a/1", "a/2", "b");
    assertThat(result.data().counts()).containsExactly(8, 7, 6, 5);
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void a_class_of_one_group_stays_whole_with_a_note() {
    Sampler dbscan =
        new ClassDecomposition(
            new ClassDecomposition.Options(
                new Clusterer.ByDbscan(OptionalDouble.of(1000), 3),
                ClassDecomposition.Scope.MAJORITY));
    Resampled result = resample(dbscan, Samples.table(2, 20, 8));
    assertThat(result.data().counts()).containsExactly(20, 8);
    assertThat(result.notes()).singleElement().asString().contains("'a' stays whole");
  }

  @Test
  void a_class_that_already_has_a_part_s_name_keeps_it() {
    Resampled result = resample(sampler(), Samples.table(2, List.of("a", "a/1"), 30, 8));
    assertThat(result.data().data().classes()).containsExactly("a/0", "a/1'", "a/1");
  }

  @Test
  void a_strategy_other_than_auto_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                sampler()
                    .resample(
                        Splits.whole(Samples.table(2, 9, 5)), Strategy.parse("all"), new Seed(1)))
        .withMessageContaining("auto");
  }

  private static Resampled resample(Sampler sampler, Dataset data) {
    return sampler.resample(Splits.whole(data), Strategy.AUTO, new Seed(4));
  }

  private static Sampler sampler() {
    return new ClassDecomposition(ClassDecomposition.Options.DEFAULTS);
  }
}
