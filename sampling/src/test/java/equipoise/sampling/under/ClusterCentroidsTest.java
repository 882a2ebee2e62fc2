package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.space.Clustering;
import equipoise.sampling.space.KMeans;
import equipoise.sampling.space.Points;
import equipoise.sampling.under.ClusterCentroids.Options;
import equipoise.sampling.under.ClusterCentroids.Voting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ClusterCentroidsTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void centroids_and_nearest_rows_are_those_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    for (JsonNode expected : Reference.json(set).get("cluster_centroids")) {
      int[] rows = data.rowsOf(expected.get("majority_class").asInt());
      int clusters = expected.get("n_clusters").asInt();
      Points points = Points.of(data, rows);
      double[][] start = new double[clusters][];
      Arrays.setAll(start, points::get);
      Clustering found = KMeans.refine(points, start, 300);
      assertThat(found.inertia()).isCloseTo(expected.get("inertia").asDouble(), within(1e-9));
      for (int c = 0; c < clusters; c++) {
        double[] centroid = Reference.doubles(expected.get("centroids").get(c));
        assertThat(found.centroids()[c]).containsExactly(centroid, within(1e-9));
      }
      int[] nearest =
          ClusterCentroids.nearest(Samples.call(data), rows, found.centroids(), clusters, true);
      for (int c = 0; c < clusters; c++) {
        assertThat(Reference.ints(expected.get("hard_vote_candidates_in_centroid_order").get(c)))
            .contains(nearest[c]);
      }
    }
  }

  @Test
  void centroids_are_means_of_rows_and_name_the_nearest_one() {
    Dataset data = Samples.table(2, 40, 12);
    Dataset after =
        sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(4)).data().data();
    for (int i = 0; i < after.size(); i++) {
      if (after.origin(i) instanceof Origin.Derived derived) {
        assertThat(derived.derivation()).isEqualTo(Origin.Derivation.CENTROID);
        double[] centroid = after.values(i);
        double nearest = distance(centroid, data.values(derived.base()));
        for (int row : data.rowsOf(0)) {
          assertThat(nearest).isLessThanOrEqualTo(distance(centroid, data.values(row)));
        }
      }
    }
    assertThat(after.counts()).containsExactly(12, 12);
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  @Test
  void fewer_distinct_rows_than_asked_for_are_said_and_the_target_is_met() {
    double[][] rows = {{0}, {0}, {0}, {1}, {5}, {6}, {7}};
    Dataset data =
        Dataset.ofTable(
            "t", TableShape.numeric(1), List.of("a", "b"), rows, new int[] {0, 0, 0, 0, 1, 1, 1});
    for (Voting voting : Voting.values()) {
      Resampled result =
          new ClusterCentroids(new Options(voting, 1))
              .resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
      assertThat(result.data().counts()).containsExactly(3, 3);
      assertThat(result.notes()).singleElement().asString().contains("'a'", "2 distinct");
    }
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(Voting.SOFT, 0));
  }

  private static Sampler sampler() {
    return new ClusterCentroids(Options.DEFAULTS);
  }
}
