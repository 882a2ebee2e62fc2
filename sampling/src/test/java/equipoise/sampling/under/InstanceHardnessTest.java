package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.Dataset;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.under.InstanceHardness.Options;
import equipoise.sampling.under.InstanceHardness.Ties;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class InstanceHardnessTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void probabilities_and_kept_rows_are_those_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    for (JsonNode expected : Reference.json(set).get("instance_hardness")) {
      boolean bayes = expected.get("estimator").asText().equals("GaussianNB");
      InstanceHardness hardness =
          new InstanceHardness(
              new Options(
                  5,
                  bayes ? new HardnessJudge.ByNaiveBayes() : new HardnessJudge.ByNeighbours(),
                  Ties.KEEP));
      double[] easiness =
          hardness.easiness(Samples.call(data), Reference.ints(expected.get("test_fold")));
      assertThat(easiness)
          .containsExactly(Reference.doubles(expected.get("prob_true_class")), within(1e-9));
      assertThat(kept(data, hardness, easiness)).isEqualTo(Reference.ints(expected.get("kept")));
    }
  }

  /** The smallest class and of every other one as many of the easiest. */
  private static int[] kept(Dataset data, InstanceHardness hardness, double[] easiness) {
    int smallest = Arrays.stream(data.counts()).min().orElseThrow();
    return IntStream.range(0, data.counts().length)
        .flatMap(c -> Arrays.stream(hardness.kept(data.rowsOf(c), easiness, smallest)))
        .sorted()
        .toArray();
  }

  @Test
  void equally_easy_rows_stay_by_the_smaller_row_or_all() {
    int[] rows = {2, 4, 6, 8};
    double[] easiness = {0, 0, 0.5, 0, 0.9, 0, 0.5, 0, 0.5};
    assertThat(new InstanceHardness(Options.DEFAULTS).kept(rows, easiness, 2))
        .containsExactly(2, 4);
    InstanceHardness keeping =
        new InstanceHardness(new Options(5, new HardnessJudge.ByNaiveBayes(), Ties.KEEP));
    assertThat(keeping.kept(rows, easiness, 2)).containsExactly(2, 4, 6, 8);
    assertThat(keeping.kept(rows, easiness, 1)).containsExactly(4);
    assertThat(keeping.kept(rows, easiness, 0)).isEmpty();
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Options(1, new HardnessJudge.ByNaiveBayes(), Ties.DROP));
  }
}
