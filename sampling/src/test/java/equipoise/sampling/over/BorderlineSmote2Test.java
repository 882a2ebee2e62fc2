package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.space.ExactNeighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BorderlineSmote2Test {
  @Test
  void bases_are_in_danger_and_neighbours_among_the_nearest() {
    Dataset data = Reference.table("moons_s1");
    List<Integer> danger = new ArrayList<>();
    JsonNode expected = Reference.json("moons_s1").at("/over/borderline/1");
    assertThat(expected.get("m").asInt()).isEqualTo(10);
    expected.get("danger").forEach(row -> danger.add(row.asInt()));
    Dataset after =
        sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1)).data().data();
    assertThat(after.counts()).containsExactly(90, 90);
    int[][] near = ExactNeighbours.of(data).nearestOthers(5).rows();
    for (int i = data.size(); i < after.size(); i++) {
      Origin.Interpolated made = (Origin.Interpolated) after.origin(i);
      assertThat(danger).contains(made.base());
      assertThat(Arrays.stream(near[made.base()])).contains(made.neighbour());
      assertThat(made.gap()).isLessThan(data.label(made.neighbour()) == 1 ? 1 : 0.5);
    }
  }

  private static Sampler sampler() {
    return new BorderlineSmote(BorderlineSmote.Options.of(2));
  }
}
