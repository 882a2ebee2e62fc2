package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.over.RandomOverSampler.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmoothedBootstrapTest {
  private static final Dataset FOUR_AND_TWO =
      Dataset.ofTable(
          "t",
          TableShape.numeric(2),
          List.of("a", "b"),
          new double[][] {{0, 1}, {2, 1}, {4, 1}, {6, 1}, {1, 0}, {3, 0}},
          new int[] {0, 0, 0, 0, 1, 1});

  @Test
  void the_width_is_that_of_menardi_and_torelli() {
    // (4 / ((2 + 2) * 2))^(1/6) = 0.8908987, standard deviation of {1, 3} = sqrt 2; shrinkage 0.5
    double[] widths =
        new RandomOverSampler(new Options(0.5)).widths(FOUR_AND_TWO, new int[] {4, 5});
    assertThat(widths[0]).isCloseTo(0.5 * 0.890898718140339 * Math.sqrt(2), within(1e-12));
    assertThat(widths[1]).isZero();
  }

  @Test
  void copies_scatter_around_their_base_with_that_width() {
    Sampler sampler = new RandomOverSampler(new Options(0.5));
    Dataset after =
        sampler
            .resample(Splits.whole(FOUR_AND_TWO), Strategy.parse("b=4002"), new Seed(3))
            .data()
            .data();
    double squares = 0;
    for (int i = 6; i < after.size(); i++) {
      Origin.Derived origin = (Origin.Derived) after.origin(i);
      assertThat(origin.derivation()).isEqualTo(Origin.Derivation.SMOOTHED);
      double noise = after.value(i, 0) - FOUR_AND_TWO.value(origin.base(), 0);
      squares += noise * noise;
      assertThat(after.value(i, 1)).isZero();
    }
    // 4000 draws: the standard error of the estimate is 1.1 %
    assertThat(Math.sqrt(squares / 4000)).isCloseTo(0.63, within(0.035));
  }

  @Test
  void nominal_columns_are_refused_only_where_noise_is_added() {
    TableShape nominal = new TableShape(List.of(new TableShape.Column("hue", List.of("r", "g"))));
    Dataset data =
        Dataset.ofTable(
            "t", nominal, List.of("a", "b"), new double[][] {{0}, {1}, {0}}, new int[] {0, 0, 1});
    assertThat(
            new RandomOverSampler()
                .resample(Splits.whole(data), Strategy.AUTO, new Seed(1))
                .data()
                .size())
        .isEqualTo(4);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1)))
        .withMessageContainingAll("random-over", "'hue'", "smote-nc");
  }

  @Test
  void a_negative_shrinkage_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Options(-0.1))
        .withMessageContaining("-0.1");
  }

  private static Sampler sampler() {
    return new RandomOverSampler(new Options(1));
  }
}
