package equipoise.reports.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.reports.statistics.decision.Decision.Verdict;
import equipoise.reports.statistics.decision.DecisionRule.Settings;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values are those of src/test/python/decision.py unless a test says otherwise. */
class DecisionRuleTest {
  private static final Offset<Double> CLOSE = within(1e-7);

  @Test
  void a_fixed_test_part_is_decided_as_by_the_independent_program() {
    agrees(PairedCases.fixed(), 5, 1.811340867, 9.891205659, .02030982149, .9354960546);
    Decision decision = decide(PairedCases.fixed());
    assertThat(decision.low()).isEqualTo(.9580557441, CLOSE);
    assertThat(decision.high()).isEqualTo(9.041944256, CLOSE);
    assertThat(decision.probabilities().better()).isEqualTo(.9354960546, CLOSE);
    assertThat(decision.probabilities().worse()).isEqualTo(.001600660269, CLOSE);
    assertThat(decision.verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void a_redrawn_test_part_is_decided_as_by_the_independent_program() {
    agrees(
        PairedCases.redrawn(), 22.88888889, 4.029724309, 15.9374366, 3.465763791e-05, .9999541711);
  }

  @Test
  void groups_of_several_classes_are_decided_as_by_the_independent_program() {
    agrees(PairedCases.grouped(), 5, 1.495988132, 3.561274024, .03429966761, .9379747426);
  }

  @Test
  void repeats_that_go_better_than_others_are_decided_as_by_the_independent_program() {
    agrees(PairedCases.seeds(), 16, 13.83143673, 3.969856242, .3121919408, .8154477656);
  }

  private static void agrees(
      PairedPredictions paired,
      double estimate,
      double error,
      double degrees,
      double p,
      double pEquivalence) {
    Decision decision = decide(paired);
    assertThat(decision.estimate()).isEqualTo(estimate, CLOSE);
    assertThat(decision.error()).isEqualTo(error, CLOSE);
    assertThat(decision.degrees()).isEqualTo(degrees, CLOSE);
    assertThat(decision.p()).isEqualTo(p, CLOSE);
    assertThat(decision.pEquivalence()).isEqualTo(pEquivalence, CLOSE);
  }

  @Test
  void six_comparisons_are_adjusted_by_holm_and_detect_less() {
    Decision fixed = decide(PairedCases.fixed());
    List<Decision> six =
        DecisionRule.holm(
            List.of(fixed, fixed, decide(PairedCases.redrawn()), fixed, fixed, fixed));
    assertThat(six.get(0).detectable()).isEqualTo(7.543886553, CLOSE);
    assertThat(six.get(0).detectable()).isGreaterThan(fixed.detectable());
    assertThat(six.get(0).pHolm()).isEqualTo(5 * .02030982149, CLOSE);
    assertThat(six.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(six.get(2).pHolm()).isEqualTo(6 * 3.465763791e-05, CLOSE);
    assertThat(six.get(2).verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void swapping_the_arms_mirrors_the_decision() {
    Decision one = decide(PairedCases.grouped());
    Decision other =
        decide(PairedCases.of(5, image -> image / 3, PairedCases::rival, PairedCases::candidate));
    assertThat(other.estimate()).isEqualTo(-one.estimate(), CLOSE);
    assertThat(other.low()).isEqualTo(-one.high(), CLOSE);
    assertThat(other.p()).isEqualTo(one.p(), CLOSE);
    assertThat(other.pEquivalence()).isEqualTo(one.pEquivalence(), CLOSE);
    assertThat(other.probabilities().worse()).isEqualTo(one.probabilities().better(), CLOSE);
  }

  @Test
  void the_order_of_repeats_and_images_does_not_matter() {
    List<Integer> order = IntStream.range(0, 5 * PairedCases.IMAGES).boxed().toList();
    List<Integer> mixed = new java.util.ArrayList<>(order);
    Collections.reverse(mixed);
    Collections.rotate(mixed, 50);
    PairedPredictions.Builder paired = PairedPredictions.builder(3);
    for (int place : mixed) {
      int image = place % PairedCases.IMAGES;
      PairedCases.add(
          paired,
          place / PairedCases.IMAGES,
          image,
          image,
          PairedCases::candidate,
          PairedCases::rival);
    }
    Decision decision = decide(paired.build());
    assertThat(decision.p()).isEqualTo(decide(PairedCases.fixed()).p(), CLOSE);
  }

  /** A folder with each picture three times knows no more than one with each picture once. */
  @Test
  void copies_of_images_in_their_group_do_not_raise_certainty() {
    PairedPredictions.Builder paired = PairedPredictions.builder(3);
    for (int repeat = 0; repeat < 5; repeat++) {
      for (int image = 0; image < PairedCases.IMAGES; image++) {
        for (int copy = 0; copy < 3; copy++) {
          paired.add(
              repeat,
              1000 * copy + image,
              image,
              PairedCases.label(image),
              PairedCases.candidate(image, repeat),
              PairedCases.rival(image, repeat));
        }
      }
    }
    Decision copies = decide(paired.build());
    Decision once = decide(PairedCases.fixed());
    assertThat(copies.images()).isEqualTo(3 * once.images());
    assertThat(copies.groups()).isEqualTo(once.groups());
    assertThat(copies.error()).isEqualTo(once.error(), within(.05));
    assertThat(copies.degrees()).isEqualTo(once.degrees(), within(.5));
  }

  @Test
  void the_same_predictions_are_equivalent_only_where_there_are_images_enough() {
    Decision few = decide(same(5));
    assertThat(few.estimate()).isZero();
    assertThat(few.p()).isEqualTo(1);
    assertThat(few.high()).isGreaterThan(2);
    assertThat(few.verdict()).isEqualTo(Verdict.UNDECIDED);
    Decision many = decide(same(200));
    assertThat(many.high()).isPositive().isLessThan(.5);
    assertThat(many.verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  private static PairedPredictions same(int imagesOfAClass) {
    PairedPredictions.Builder paired = PairedPredictions.builder(3);
    for (int repeat = 0; repeat < 5; repeat++) {
      for (int image = 0; image < 3 * imagesOfAClass; image++) {
        paired.add(repeat, image, image, image % 3, image % 2, image % 2);
      }
    }
    return paired.build();
  }

  @Test
  void below_five_repeats_there_is_no_verdict() {
    for (int repeats = 1; repeats < 5; repeats++) {
      Decision decision =
          decide(PairedCases.of(repeats, i -> i, PairedCases::candidate, PairedCases::rival));
      assertThat(decision.tested()).isFalse();
      assertThat(decision.estimate()).isFinite();
      assertThat(decision.verdict()).isEqualTo(Verdict.UNDECIDED);
      assertThat(decision.p()).isNaN();
      assertThat(decision.detectable()).isNaN();
      assertThat(decision.probabilities().better()).isNaN();
    }
  }

  @Test
  void untested_comparisons_do_not_weaken_the_others() {
    Decision tested = decide(PairedCases.fixed());
    Decision untested =
        decide(PairedCases.of(2, i -> i, PairedCases::candidate, PairedCases::rival));
    List<Decision> both = DecisionRule.holm(List.of(untested, tested));
    assertThat(both.get(0)).isEqualTo(untested);
    assertThat(both.get(1).pHolm()).isEqualTo(tested.p());
  }

  @Test
  void one_class_or_one_image_a_class_gives_finite_figures_and_no_verdict() {
    PairedPredictions.Builder one = PairedPredictions.builder(1);
    PairedPredictions.Builder three = PairedPredictions.builder(3);
    for (int repeat = 0; repeat < 5; repeat++) {
      for (int image = 0; image < 3; image++) {
        one.add(repeat, image, image, 0, image > 0 ? 1 : 0, repeat % 2);
        three.add(repeat, image, image, image, image > 0 ? 1 : 0, repeat % 2);
      }
    }
    for (PairedPredictions paired : List.of(one.build(), three.build())) {
      Decision decision = decide(paired);
      assertThat(decision.p()).isBetween(.05, 1.0);
      assertThat(decision.error()).isFinite().isPositive();
      assertThat(decision.verdict()).isEqualTo(Verdict.UNDECIDED);
    }
  }

  /** Class 2 is tested in the first repeat only: mean over repeats of 1/3, 0, 0, 0, 0. */
  @Test
  void a_class_without_test_images_is_left_out_of_its_repeat() {
    PairedPredictions.Builder paired = PairedPredictions.builder(3);
    paired.add(0, 9, 9, 2, 1, 0);
    for (int repeat = 0; repeat < 5; repeat++) {
      for (int image = 0; image < 8; image++) {
        paired.add(repeat, image, image, image % 2, 1, 1);
      }
    }
    assertThat(decide(paired.build()).estimate()).isEqualTo(100 / 15.0, CLOSE);
  }

  @Test
  void a_difference_surely_below_the_margin_is_equivalent_even_if_it_is_surely_not_zero() {
    Settings wide = new Settings(.05, 40);
    assertThat(DecisionRule.decide(PairedCases.redrawn(), wide).verdict())
        .isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void settings_and_predictions_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> new Settings(.5, 2)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> new Settings(.05, 0)).hasMessageContaining("margin");
    PairedPredictions.Builder paired = PairedPredictions.builder(2).add(0, 1, 1, 0, 1, 0);
    assertThatThrownBy(() -> paired.add(0, 2, 2, 2, 1, 0)).hasMessageContaining("0..1");
    assertThatThrownBy(() -> paired.add(0, 2, 2, 1, Double.NaN, 0)).hasMessageContaining("finite");
    assertThatThrownBy(() -> paired.add(1, 1, 7, 0, 1, 0)).hasMessageContaining("group 7");
    assertThatThrownBy(() -> PairedPredictions.builder(0)).hasMessageContaining("classes");
    assertThatThrownBy(() -> PairedPredictions.builder(2).build())
        .hasMessageContaining("at least one");
  }

  private static Decision decide(PairedPredictions paired) {
    return DecisionRule.decide(paired, Settings.DEFAULTS);
  }

  /**
   * reference/statistics.md, "Corrected resampled t test": ten differences, n2/n1 = 1/9, p =
   * .0288785; the plain t test of the same p = .00439342.
   */
  @Test
  void the_t_tests_that_the_benchmark_compares_with_are_the_references() {
    double[] differences = {.01, .02, -.005, .03, .015, .012, .008, .02, .025, -.002};
    PairedPredictions.Builder builder = PairedPredictions.builder(1);
    for (int repeat = 0; repeat < differences.length; repeat++) {
      builder.add(repeat, repeat, repeat, 0, differences[repeat], 0);
    }
    PairedPredictions paired = builder.build();
    BalancedDifference difference = BalancedDifference.of(paired);
    assertThat(CandidateRule.CORRECTED_T.of(paired, difference, 1.0 / 9).p(0))
        .isEqualTo(.0288785, within(1e-7));
    assertThat(CandidateRule.PLAIN_T.of(paired, difference, 1.0 / 9).p(0))
        .isEqualTo(.00439342, within(1e-8));
  }
}
