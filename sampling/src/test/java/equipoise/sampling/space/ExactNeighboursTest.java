package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Neighbours;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ExactNeighboursTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void ten_neighbours_are_those_of_the_reference(String set) {
    int[][] found = ExactNeighbours.of(Reference.table(set)).nearestOthers(10).rows();
    JsonNode expected = Reference.json(set).get("knn10_self_excluded");
    assertThat(found).hasNumberOfRows(expected.size());
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).as("row %d", i).isEqualTo(Reference.ints(expected.get(i)));
    }
  }

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void neighbours_within_a_class_are_those_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    JsonNode smote = Reference.json(set).get("smote");
    for (JsonNode group : smote.get("classes")) {
      int[] rows = data.rowsOf(data.classes().indexOf(group.get("class").asText()));
      assertThat(rows).isEqualTo(Reference.ints(group.get("base_index")));
      int[][] found =
          new ExactNeighbours(Points.of(data, rows)).nearestOthers(smote.get("k").asInt()).rows();
      for (int i = 0; i < rows.length; i++) {
        int[] inWholeSet = Arrays.stream(found[i]).map(local -> rows[local]).toArray();
        assertThat(inWholeSet).isEqualTo(Reference.ints(group.get("neighbours").get(i)));
      }
    }
  }

  @Test
  void images_give_the_neighbours_of_plain_sorting_whatever_the_number_of_blocks() {
    for (int n : new int[] {2, 63, 64, 65, 200}) {
      Dataset data = Samples.images(5, n / 2, n - n / 2);
      Neighbours found = ExactNeighbours.of(data).nearestOthers(7);
      for (int i = 0; i < n; i++) {
        assertThat(found.rows()[i]).isEqualTo(bySorting(data, i, 7));
      }
    }
  }

  private static int[] bySorting(Dataset data, int query, int k) {
    return IntStream.range(0, data.size())
        .filter(i -> i != query)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> squared(data.values(i), data.values(query)))
                .thenComparingInt(i -> i))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }

  @Test
  void self_is_excluded_by_index_and_ties_go_to_the_smaller_row() {
    // Rows 0, 2 and 3 are one point; row 1 is one away, row 4 is one away on the other side.
    double[][] points = {{5}, {6}, {5}, {5}, {4}};
    int[][] found = new ExactNeighbours(Points.of(points)).nearestOthers(3).rows();
    assertThat(found[0]).containsExactly(2, 3, 1);
    assertThat(found[2]).containsExactly(0, 3, 1);
    assertThat(found[3]).containsExactly(0, 2, 1);
    assertThat(found[1]).containsExactly(0, 2, 3);
  }

  @Test
  void queries_may_be_other_points_and_distances_come_with_them() {
    Neighbours found =
        new ExactNeighbours(Points.of(new double[][] {{0, 0}, {3, 4}, {6, 8}}))
            .nearest(new double[][] {{3, 4}}, 2);
    assertThat(found.rows()[0]).containsExactly(1, 0);
    assertThat(found.squaredDistances()[0]).containsExactly(0, 25);
  }

  @Test
  void fewer_points_than_k_are_all_returned() {
    double[][] points = {{1}, {2}, {4}};
    assertThat(new ExactNeighbours(Points.of(points)).nearestOthers(9).rows()[2])
        .containsExactly(1, 0);
    assertThat(new ExactNeighbours(Points.of(new double[][] {{1}})).nearestOthers(9).rows()[0])
        .isEmpty();
  }

  @Test
  void distances_beyond_the_largest_number_still_rank_by_row() {
    double[][] points = {{-1e300}, {0}, {1e300}};
    assertThat(new ExactNeighbours(Points.of(points)).nearestOthers(2).rows()[0])
        .containsExactly(1, 2);
  }

  @Test
  void a_number_of_neighbours_below_one_or_another_dimension_is_refused() {
    ExactNeighbours index = new ExactNeighbours(Points.of(new double[][] {{1}, {2}}));
    assertThatIllegalArgumentException().isThrownBy(() -> index.nearestOthers(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.nearest(new double[][] {{1, 2}}, 1))
        .withMessageContainingAll("2", "1");
  }
}
