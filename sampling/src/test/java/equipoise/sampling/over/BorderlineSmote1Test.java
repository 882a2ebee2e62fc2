package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.over.BorderlineSmote.Standing;
import equipoise.sampling.space.ExactNeighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BorderlineSmote1Test {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void danger_noise_and_safe_rows_are_those_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    for (JsonNode expected : Reference.json(set).at("/over/borderline")) {
      check(data, expected, expected.get("class").asInt(), expected.get("m").asInt());
    }
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void ties_are_resolved_by_the_smaller_row(String set) {
    check(
        Reference.table(set), Reference.json(set).at("/canonical_tie_rule/borderline_m10"), 1, 10);
  }

  private static void check(Dataset data, JsonNode expected, int label, int m) {
    int[] rows = data.rowsOf(label);
    int[] others = Adasyn.others(ExactNeighbours.of(data), data, rows, m);
    Standing[] standings = BorderlineSmote.standings(others, m);
    for (Standing standing : Standing.values()) {
      assertThat(
              IntStream.range(0, rows.length)
                  .filter(i -> standings[i] == standing)
                  .map(i -> rows[i])
                  .toArray())
          .isEqualTo(Reference.ints(expected.get(standing.name().toLowerCase(Locale.ROOT))));
    }
  }

  @Test
  void no_danger_no_rows_and_a_note() {
    Dataset data = Reference.table("two20d_s1");
    Resampled result = sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
    assertThat(result.data().size()).isEqualTo(data.size());
    assertThat(result.notes()).singleElement().asString().contains("'1'", "danger");
  }

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
    int[][] near = ExactNeighbours.of(data).nearestOthers(119).rows();
    for (int i = data.size(); i < after.size(); i++) {
      Origin.Interpolated made = (Origin.Interpolated) after.origin(i);
      assertThat(danger).contains(made.base());
      assertThat(Arrays.stream(near[made.base()]).filter(row -> data.label(row) == 1).limit(5))
          .contains(made.neighbour());
    }
  }

  private static Sampler sampler() {
    return new BorderlineSmote(BorderlineSmote.Options.of(1));
  }
}
