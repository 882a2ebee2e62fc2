package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KMeansTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void given_starts_move_to_the_centroids_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    for (JsonNode expected : Reference.json(set).get("cluster_centroids")) {
      Points points = Points.of(data, data.rowsOf(expected.get("majority_class").asInt()));
      double[][] start = new double[expected.get("n_clusters").asInt()][];
      Arrays.setAll(start, points::get);
      Clustering found = KMeans.refine(points, start, 300);
      assertThat(found.size()).isEqualTo(start.length);
      assertThat(found.inertia()).isCloseTo(expected.get("inertia").asDouble(), within(1e-9));
      for (int c = 0; c < start.length; c++) {
        assertThat(found.centroids()[c])
            .containsExactly(Reference.doubles(expected.get("centroids").get(c)), within(1e-9));
      }
    }
  }

  @Test
  void four_blobs_are_found_as_four_clusters() {
    Dataset blobs = Reference.table("blobs_s1");
    int[] expected = Reference.ints(Reference.json("blobs_s1").at("/kmeans_smote/cluster_labels"));
    Clustering found =
        new KMeans(KMeans.Options.of(4))
            .cluster(Points.of(blobs), new Seed(3))
            .inOrderOfFirstPoints();
    Clustering reference = new Clustering(new double[4][], expected, 0, 0).inOrderOfFirstPoints();
    assertThat(found.clusterOf()).isEqualTo(reference.clusterOf());
  }

  @Test
  void one_seed_gives_one_answer_and_two_blobs_of_images_are_told_apart() {
    Dataset images = Samples.images(6, 40, 40);
    KMeans kMeans = new KMeans(KMeans.Options.of(3));
    Clustering once = kMeans.cluster(Points.of(images), new Seed(1));
    Clustering again = kMeans.cluster(Points.of(images), new Seed(1));
    assertThat(again.clusterOf()).isEqualTo(once.clusterOf());
    assertThat(again.inertia()).isEqualTo(once.inertia());
  }

  @Test
  void equal_distances_go_to_the_smaller_cluster() {
    // The point 1 lies halfway between the starts 0 and 2, which do not move: {0, 1} would move 0.
    Clustering found =
        KMeans.refine(Points.of(new double[][] {{0}, {2}, {1}}), new double[][] {{0}, {2}}, 1);
    assertThat(found.clusterOf()).containsExactly(0, 1, 0);
  }

  @Test
  void a_cluster_that_is_empty_moves_to_the_farthest_point() {
    double[][] points = {{0}, {1}, {10}};
    Clustering found = KMeans.refine(Points.of(points), new double[][] {{0}, {1000}}, 300);
    assertThat(found.sizes()).containsExactly(2, 1);
    assertThat(found.clusterOf()).containsExactly(0, 0, 1);
    assertThat(found.centroids()[0]).containsExactly(0.5);
  }

  @Test
  void fewer_distinct_points_than_clusters_give_fewer_clusters() {
    double[][] points = {{1, 1}, {1, 1}, {2, 2}, {1, 1}};
    Clustering found = new KMeans(KMeans.Options.of(10)).cluster(Points.of(points), new Seed(7));
    assertThat(found.inOrderOfFirstPoints().clusterOf()).containsExactly(0, 0, 1, 0);
    assertThat(found.inertia()).isZero();
  }

  @Test
  void options_out_of_bounds_and_no_points_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> KMeans.Options.of(0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new KMeans(KMeans.Options.of(2)).cluster(Points.of(new double[0][]), new Seed(1)));
  }
}
