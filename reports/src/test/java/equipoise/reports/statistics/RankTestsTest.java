package equipoise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Demšar 2006, Table 6, and numbers recomputed from it with SciPy 1.17.1 or by enumeration. */
class RankTestsTest {
  private static final double[] NO_ROW = {};

  static double[][] demsar(double third) {
    return new double[][] {
      {.763, .768, .771, .798}, {.599, .591, .590, .569}, {.954, .971, .968, .967},
      {.628, .661, .654, .657}, {.882, .888, .886, .898}, {.936, .931, .916, .931},
      {.661, .668, .609, .685}, {.583, .583, .563, .625}, {.775, .838, .866, .875},
      {1, 1, 1, 1}, {.940, .962, .965, .962}, {.619, .666, .614, .669},
      {.972, .981, third, .975}, {.957, .978, .946, .970}
    };
  }

  private static double[][] ranks(double[][] scores) {
    return Arrays.stream(scores)
        .map(row -> Ranks.ascending(Arrays.stream(row).map(x -> -x).toArray()))
        .toArray(double[][]::new);
  }

  private static double[] differences(int a, int b) {
    return Arrays.stream(demsar(.975)).mapToDouble(row -> row[b] - row[a]).toArray();
  }

  @Test
  void ranks_ties_by_their_mean_after_rounding_and_keeps_what_is_missing() {
    assertThat(Ranks.ascending(new double[] {.3, .1 + .2, Double.NaN, .1, -0.0, 0}))
        .containsExactly(4.5, 4.5, Double.NaN, 3, 1.5, 1.5);
    assertThat(Ranks.ascending(NO_ROW)).isEmpty();
    assertThat(Ranks.rounded(1e300)).isEqualTo(1e300);
  }

  @Test
  void friedman_agrees_with_demsars_table_as_printed() {
    Friedman test = Friedman.of(ranks(demsar(.975)));
    assertThat(test.chiSquared()).isEqualTo(9.857143, within(1e-6));
    assertThat(test.p()).isEqualTo(.0198203, within(1e-7));
    assertThat(test.imanDavenport().f()).isEqualTo(3.986667, within(1e-6));
    assertThat(test.imanDavenport().p()).isEqualTo(.0143525, within(1e-7));
    assertThat(test.correctedChiSquared()).isEqualTo(10.952381, within(1e-6));
    assertThat(test.correctedP()).isEqualTo(.0119862, within(1e-7));
    assertThat(test.kendallsW()).isEqualTo(.2346939, within(1e-7));
  }

  @Test
  void friedman_agrees_with_demsars_paper() {
    Friedman test = Friedman.of(ranks(demsar(.97501)));
    assertThat(test.chiSquared()).isEqualTo(9.278571, within(1e-6));
    assertThat(test.p()).isEqualTo(.0258075, within(1e-7));
    assertThat(test.imanDavenport().f()).isEqualTo(3.686313, within(1e-6));
    assertThat(test.imanDavenport().p()).isEqualTo(.0198230, within(1e-7));
    assertThat(test.correctedChiSquared()).isEqualTo(10.228346, within(1e-6));
    assertThat(test.correctedP()).isEqualTo(.0167216, within(1e-7));
  }

  @Test
  void data_sets_that_all_rank_alike_give_an_infinite_f() {
    Friedman test = Friedman.of(new double[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}});
    assertThat(test.imanDavenport().f()).isInfinite();
    assertThat(test.imanDavenport().p()).isZero();
  }

  @Test
  void nothing_but_ties_rejects_nothing() {
    double[][] ties = {{2, 2, 2}, {2, 2, 2}, {2, 2, 2}};
    assertThat(Friedman.of(ties).correctedP()).isEqualTo(1);
    assertThat(Friedman.of(ties).imanDavenport().p()).isEqualTo(1);
    assertThat(SkillingsMack.of(ties).p()).isEqualTo(1);
  }

  /** Tables of reference/statistics.md. */
  @Test
  void critical_values_agree_with_the_tables() {
    double[] five = {
      1.96, 2.3437, 2.569, 2.7278, 2.8497, 2.9483, 3.0309, 3.1017, 3.1637, 3.2187, 3.268, 3.3127,
      3.3536, 3.3912, 3.426, 3.4584, 3.4887, 3.5171, 3.5438
    };
    double[] ten = {
      1.6449, 2.0523, 2.2913, 2.4595, 2.5885, 2.6927, 2.7799, 2.8546, 2.9199, 2.9778, 3.0297,
      3.0767, 3.1197, 3.1592, 3.1957, 3.2297, 3.2615, 3.2912, 3.3192
    };
    for (int k = 2; k <= 20; k++) {
      assertThat(CriticalDifference.nemenyi(k, 10, .05).q()).isEqualTo(five[k - 2], within(6e-5));
      assertThat(CriticalDifference.nemenyi(k, 10, .1).q()).isEqualTo(ten[k - 2], within(6e-5));
    }
  }

  @Test
  void critical_differences_agree_with_demsars_example() {
    CriticalDifference five = CriticalDifference.nemenyi(4, 14, .05);
    assertThat(five.q()).isEqualTo(2.5690318, within(1e-6));
    assertThat(five.value()).isEqualTo(1.2535591, within(1e-6));
    assertThat(CriticalDifference.nemenyi(4, 14, .1).value()).isEqualTo(1.1180602, within(1e-6));
    CriticalDifference dunn = CriticalDifference.bonferroniDunn(4, 14, .05);
    assertThat(dunn.q()).isEqualTo(2.3939798, within(1e-6));
    assertThat(dunn.value()).isEqualTo(1.1681425, within(1e-6));
  }

  /**
   * z is (44 - 27.5) / 14 and so on over sqrt(20 / 84); the reference's has five correct digits.
   */
  @Test
  void pairs_agree_with_demsars_paper() {
    double[][] ranks = ranks(demsar(.97501));
    assertThat(RankDifference.between(ranks, 0, 3).z()).isEqualTo(2.4153527, within(1e-6));
    assertThat(RankDifference.between(ranks, 0, 1).z()).isEqualTo(2.3421602, within(1e-6));
    assertThat(RankDifference.between(ranks, 0, 2).z()).isEqualTo(.5123476, within(1e-6));
    double[] p = {.01572, .0191725, .0570399, .067278, .608408, .941653};
    double[] nemenyi = {.0741848, .0886727, .226697, .259228, .956177, .999859};
    int[][] pairs = {{0, 3}, {0, 1}, {2, 3}, {1, 2}, {0, 2}, {1, 3}};
    for (int i = 0; i < 6; i++) {
      RankDifference pair = RankDifference.between(ranks, pairs[i][0], pairs[i][1]);
      assertThat(pair.p()).isEqualTo(p[i], within(1e-6));
      assertThat(pair.nemenyi(4)).isEqualTo(nemenyi[i], within(1e-6));
    }
    assertThat(Shaffer.adjust(p, 4))
        .containsExactly(new double[] {.0943199, .0943199, .17112, .201834, 1, 1}, within(2e-6));
  }

  /** García and Herrera 2008: S(4) = {0, 1, 2, 3, 6}, S(5) = {0, 1, 2, 3, 4, 6, 10}. */
  @Test
  void shaffers_sets_are_the_recursive_ones() {
    assertThat(Shaffer.trueHypotheses(4).stream()).containsExactly(0, 1, 2, 3, 6);
    assertThat(Shaffer.trueHypotheses(5).stream()).containsExactly(0, 1, 2, 3, 4, 6, 10);
  }

  /** reference/statistics.md, "Adjusted p-values". */
  @Test
  void adjusted_values_agree_with_the_reference() {
    double[] p = {.01, .02, .03, .04, .05};
    double[] fives = {.05, .05, .05, .05, .05};
    assertThat(Hochberg.adjust(p)).containsExactly(fives, within(1e-12));
    assertThat(Hommel.adjust(p)).containsExactly(fives, within(1e-12));
    assertThat(BenjaminiHochberg.adjust(p)).containsExactly(fives, within(1e-12));
    assertThat(Finner.adjust(p))
        .containsExactly(new double[] {.0490099501, .049253, .049498, .049747, .05}, within(1e-6));
    assertThat(Li.adjust(p))
        .containsExactly(new double[] {.010417, .020619, .030612, .040404, .05}, within(1e-6));
    double[] q = {.0191725, .6605490, .0128267};
    assertThat(Hochberg.adjust(q))
        .containsExactly(new double[] {.03834, .66055, .03834}, within(1e-5));
    assertThat(Finner.adjust(q))
        .containsExactly(new double[] {.03799, .66055, .03799}, within(1e-5));
    assertThat(Li.adjust(q)).containsExactly(new double[] {.05346, .66055, .03641}, within(1e-5));
    assertThat(Hommel.adjust(q))
        .containsExactly(new double[] {.03834, .66055, .02876}, within(1e-5));
    assertThat(BenjaminiHochberg.adjust(q))
        .containsExactly(new double[] {.02876, .66055, .02876}, within(1e-5));
  }

  /** Sums of reference/statistics.md; p by enumerating all signs in Python. */
  @Test
  void wilcoxon_splits_zeros_and_counts_exactly() {
    WilcoxonSignedRank test = WilcoxonSignedRank.of(differences(0, 1));
    assertThat(test.rPlus()).isEqualTo(93);
    assertThat(test.rMinus()).isEqualTo(12);
    assertThat(test.p()).isEqualTo(.0078125, within(1e-12));
    double z = (test.rMinus() - 14 * 15 / 4.0) / Math.sqrt(14 * 15 * 29 / 24.0);
    assertThat(z).isEqualTo(-2.5424475, within(1e-7));
    WilcoxonSignedRank odd = WilcoxonSignedRank.of(differences(0, 2));
    assertThat(odd.rPlus()).isEqualTo(48);
    assertThat(odd.rMinus()).isEqualTo(43);
    assertThat(odd.p()).isEqualTo(.8779296875, within(1e-12));
    assertThat(WilcoxonSignedRank.of(differences(1, 3)).p()).isEqualTo(.421875, within(1e-12));
    assertThat(WilcoxonSignedRank.of(new double[7]).p()).isEqualTo(1);
  }

  /** scipy.stats.wilcoxon(u, method="exact") of SciPy 1.17.1. */
  @Test
  void wilcoxon_without_zeros_agrees_with_scipy() {
    double[] u = {1.3, -.4, 2.2, .9, -1.1, 3.1, .2, 1.7, -.6, 2.8, .5, 1.9};
    assertThat(WilcoxonSignedRank.of(u).p()).isEqualTo(.0341796875, within(1e-12));
  }

  /** scipy.stats.wilcoxon(v, method="approx", correction=False) of SciPy 1.17.1; one tie. */
  @Test
  void wilcoxon_of_more_than_fifty_is_normal_with_tie_correction() {
    double[] v = {
      -.454, 1.202, 1.503, .171, .415, 1.885, 2.951, .166, .763, -1.451, -.107, -.33, 1.244, .705,
      -1.703, -.775, .426, 1.408, -1.426, -.009, 1.991, .141, .801, .386, .398, .781, -.548, .035,
      .119, .566, 1.424, .774, 1.175, .942, 1.333, -.208, .107, -1.383, -1.216, -1.51, 1.236, 1.534,
      .586, .302, -1.738, -.106, -.582, -.07, -.806, .585, -.404, 1.297, -.562, -.331, .849, .248,
      .83, .818, .579, -.303
    };
    WilcoxonSignedRank test = WilcoxonSignedRank.of(v);
    assertThat(test.rMinus()).isEqualTo(614.5);
    assertThat(test.p()).isEqualTo(.02695497649619577, within(1e-12));
  }

  @Test
  void skillings_mack_of_a_full_table_is_friedman_with_tie_correction() {
    SkillingsMack test = SkillingsMack.of(ranks(demsar(.975)));
    assertThat(test.df()).isEqualTo(3);
    assertThat(test.chiSquared()).isEqualTo(10.952381, within(1e-6));
  }

  /** The paper's formulas by NumPy's pinv: T = 8.0427344, p = .0179284. */
  @Test
  void skillings_mack_with_missing_cells_agrees_with_the_papers_formulas() {
    double no = Double.NaN;
    double[][] scores = {
      {.9, .8, .7},
      {.6, .8, no},
      {.9, no, .5},
      {.7, .6, .4},
      {no, .6, .5},
      {.3, .5, .2},
      {.8, .7, .6}
    };
    SkillingsMack test = SkillingsMack.of(ranks(scores));
    assertThat(test.chiSquared()).isEqualTo(8.042734410091834, within(1e-9));
    assertThat(test.df()).isEqualTo(2);
    assertThat(test.p()).isEqualTo(.017928436326890715, within(1e-9));
  }

  /**
   * An independent program that forms all pairs, in NumPy with 50,000 Dirichlet draws of its own
   * generator: 0, .32858, .67142 and .00034, .03088, .96878.
   */
  @Test
  void bayesian_signed_rank_agrees_with_an_independent_program() {
    BayesianSignedRank test = new BayesianSignedRank(14, 50_000, .01, new Seed(1));
    BayesianSignedRank.Posterior first = test.of(differences(0, 1));
    assertThat(first.rope()).isEqualTo(.32858, within(.012));
    assertThat(first.right()).isEqualTo(.67142, within(.012));
    BayesianSignedRank.Posterior second = test.of(differences(0, 3));
    assertThat(second.left()).isEqualTo(.00034, within(.001));
    assertThat(second.right()).isEqualTo(.96878, within(.006));
  }

  @Test
  void bayesian_signed_rank_mirrors_exchanged_methods() {
    BayesianSignedRank test = new BayesianSignedRank(14, 2_000, .01, new Seed(1));
    double[] forth = differences(0, 3);
    double[] back = IntStream.range(0, 14).mapToDouble(i -> -forth[i]).toArray();
    assertThat(test.of(back).left()).isEqualTo(test.of(forth).right(), within(1e-9));
  }
}
