package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.over.KMeansSmote.Options;
import equipoise.sampling.over.KMeansSmote.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KMeansSmoteTest {
  @Test
  void clusters_that_count_and_their_numbers_are_those_of_the_reference() {
    Dataset data = Reference.table("blobs_s1");
    JsonNode reference = Reference.json("blobs_s1").get("kmeans_smote");
    int[] clusterOf = Reference.ints(reference.get("cluster_labels"));
    for (JsonNode expected : reference.get("cases")) {
      Options options =
          new Options(
              4,
              2,
              number(expected.get("balance_threshold")),
              number(expected.get("density_exponent")));
      int amount = expected.get("G").asInt();
      List<Share> shares =
          new KMeansSmote(options).shares(Samples.call(data), clusterOf, 1, amount, amount);
      List<JsonNode> selected = new ArrayList<>();
      expected
          .get("clusters")
          .forEach(
              cluster -> {
                if (cluster.get("selected").asBoolean()) {
                  selected.add(cluster);
                }
              });
      assertThat(shares).hasSameSizeAs(selected);
      for (int i = 0; i < shares.size(); i++) {
        Share share = shares.get(i);
        JsonNode one = selected.get(i);
        assertThat(share.cluster()).isEqualTo(one.get("cluster").asInt());
        assertThat(share.rows()).hasSize(one.get("minority").asInt());
        assertThat(share.sparsity()).isCloseTo(one.get("sparsity").asDouble(), within(1e-12));
        assertThat(share.weight()).isCloseTo(one.get("weight").asDouble(), within(1e-12));
        assertThat(share.amount()).isEqualTo(one.get("generate").asInt());
      }
    }
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }

  @Test
  void new_rows_beyond_the_target_are_said() {
    Dataset data = Reference.table("blobs_s1");
    Sampler sampler =
        new KMeansSmote(new Options(4, 2, OptionalDouble.of(0.3), OptionalDouble.empty()));
    Resampled result = sampler.resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
    int more = result.data().counts()[1] - 103;
    assertThat(more).isBetween(0, 3);
    if (more > 0) {
      assertThat(result.notes()).singleElement().asString().contains("rounds up");
    }
    assertThat(result.data().size()).isEqualTo(206 + more);
    assertThat(result.data().data().origin(147)).isInstanceOf(Origin.Interpolated.class);
  }

  @Test
  void a_class_that_is_rare_everywhere_stays_as_it_is_with_a_note() {
    Sampler sampler =
        new KMeansSmote(new Options(2, 2, OptionalDouble.of(1), OptionalDouble.empty()));
    Dataset data = Samples.table(2, 40, 12);
    Resampled result = sampler.resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
    assertThat(result.data().size()).isEqualTo(52);
    assertThat(result.notes()).singleElement().asString().contains("'b' stays as it is");
  }

  @Test
  void options_out_of_bounds_are_refused() {
    OptionalDouble none = OptionalDouble.empty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(0, 2, none, none));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(8, 0, none, none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Options(8, 2, OptionalDouble.of(1.1), none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Options(8, 2, none, OptionalDouble.of(-1)));
  }
}
