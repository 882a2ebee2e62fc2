package equipoise.sampling.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Strategy;
import equipoise.sampling.over.Smote;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdsmoteTest {
  /** Groups of points far from one another, the label and the size of each given. */
  private static Dataset heaps(List<String> classes, int[][] labelAndSize) {
    List<double[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int heap = 0; heap < labelAndSize.length; heap++) {
      for (int i = 0; i < labelAndSize[heap][1]; i++) {
        rows.add(new double[] {1000 * heap + Math.sin(i), Math.cos(3 * i)});
        labels.add(labelAndSize[heap][0]);
      }
    }
    return Dataset.ofTable(
        "heaps",
        TableShape.numeric(2),
        classes,
        rows.toArray(new double[0][]),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Resampled resample(Cdsmote.Options options, Dataset data) {
    return new Cdsmote(options).resample(Splits.whole(data), Strategy.AUTO, new Seed(2));
  }

  @Test
  void of_two_classes_the_smaller_grows_to_the_sub_class_at_or_above_the_average() {
    // Reference case [100, 50] with a minority of 20: the average is 56.7, the reference 100.
    Dataset data = heaps(List.of("p", "n_1"), new int[][] {{1, 100}, {1, 50}, {0, 20}});
    Resampled result = resample(Cdsmote.Options.DEFAULTS, data);
    assertThat(result.data().data().classes()).containsExactly("p", "n_1/0", "n_1/1");
    assertThat(result.data().counts()).containsExactly(100, 100, 50);
    assertThat(result.original().sum(result.data().counts())).containsExactly(100, 150);
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void the_script_s_rule_takes_the_sub_class_closest_to_the_average() {
    Dataset data = heaps(List.of("p", "n"), new int[][] {{1, 100}, {1, 50}, {0, 20}});
    Cdsmote.Options closest =
        new Cdsmote.Options(ClusterCount.of(2), ReferenceRule.CLOSEST, 10, Smote.Options.DEFAULTS);
    assertThat(resample(closest, data).data().counts()).containsExactly(50, 100, 50);
  }

  @Test
  void of_many_classes_every_one_far_below_the_average_grows() {
    // Sub-classes 60 and 50, others 45, 12 and 8: the average is 35; 45 is closest above it. A
    // class of
    // 45 stays, 12 and 8 grow to 45.
    Dataset data =
        heaps(
            List.of("a", "b", "c", "d"), new int[][] {{1, 60}, {1, 50}, {0, 45}, {2, 12}, {3, 8}});
    Cdsmote.Options two =
        new Cdsmote.Options(
            ClusterCount.of(2), ReferenceRule.AT_OR_ABOVE, 10, Smote.Options.DEFAULTS);
    Resampled result = resample(two, data);
    assertThat(result.data().data().classes()).containsExactly("a", "b/0", "b/1", "c", "d");
    assertThat(result.data().counts()).containsExactly(45, 60, 50, 45, 45);
  }

  @Test
  void a_class_within_the_threshold_of_the_average_stays() {
    // Sub-classes 40 and 40, others 30 and 26: the average is 34; 26 lies 8 below it.
    Dataset data = heaps(List.of("a", "b", "c"), new int[][] {{0, 40}, {0, 40}, {1, 30}, {2, 26}});
    Cdsmote.Options two =
        new Cdsmote.Options(
            ClusterCount.of(2), ReferenceRule.AT_OR_ABOVE, 10, Smote.Options.DEFAULTS);
    Resampled result = resample(two, data);
    assertThat(result.data().size()).isEqualTo(data.size());
    assertThat(result.notes()).singleElement().asString().contains("10", "34.0", "decomposition");
  }

  @Test
  void as_many_clusters_as_the_ratio_leave_decomposition_alone() {
    // The published default: 100 / 25 = 4 sub-classes; the average of all is the minority's size.
    Dataset data =
        heaps(List.of("n", "p"), new int[][] {{0, 40}, {0, 30}, {0, 20}, {0, 10}, {1, 25}});
    Cdsmote.Options ratio =
        new Cdsmote.Options(
            ClusterCount.RATIO, ReferenceRule.AT_OR_ABOVE, 10, Smote.Options.DEFAULTS);
    Resampled result = resample(ratio, data);
    assertThat(result.data().counts()).containsExactly(40, 30, 20, 10, 25);
    assertThat(result.notes()).hasSize(1);
  }

  @Test
  void the_number_of_clusters_follows_the_number_of_classes_and_the_ratio() {
    assertThat(ClusterCount.AUTO.of(new int[] {90, 30})).isEqualTo(2);
    assertThat(ClusterCount.AUTO.of(new int[] {90, 0, 30})).isEqualTo(2);
    assertThat(ClusterCount.AUTO.of(new int[] {90, 30, 5})).isEqualTo(10);
    assertThat(ClusterCount.RATIO.of(new int[] {91, 30})).isEqualTo(4);
    assertThatIllegalArgumentException().isThrownBy(() -> ClusterCount.of(0));
  }
}
