package equipoise.reports;

import static equipoise.reports.FindingsFixture.constant;
import static equipoise.reports.FindingsFixture.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.core.trial.MethodRecord;
import equipoise.reports.findings.ClassGain;
import equipoise.reports.findings.Comparison;
import equipoise.reports.findings.Filling;
import equipoise.reports.findings.Finding;
import equipoise.reports.findings.FindingsJson;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be said of differences, and of what they come from. */
class FindingsTest {
  @TempDir Path folder;

  private FindingsFixture fixture() {
    return new FindingsFixture(folder);
  }

  /** "none" at .5 in every repeat, "smote" that much above it. */
  private FindingsFixture smoteBeyondNone(double... differences) throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").scores(constant(.5, differences.length));
    fixture.smote().scores(plus(.5, differences));
    return fixture;
  }

  private static Finding finding(FindingsFixture fixture) throws IOException {
    return fixture.analysis().comparisons().get(0).finding();
  }

  @Test
  void a_gain_in_every_repeat_and_on_many_images_is_a_better_method() throws IOException {
    FindingsFixture fixture = smoteBeyondNone(.06, .07, .06, .05, .07);
    Comparison c = fixture.analysis().comparisons().get(0);
    assertThat(c.finding()).isEqualTo(Finding.BETTER);
    assertThat(c.low()).isBetween(.02, .06);
    assertThat(fixture.verdict()).startsWith("Synthesis helped").contains("+6.2 points");
  }

  /** p = .55 and an interval from -24 to +13 was once "did not help". */
  @Test
  void an_interval_that_contains_a_relevant_gain_is_undecided() throws IOException {
    FindingsFixture fixture = smoteBeyondNone(.15, -.2, .1, -.25, .05, -.12);
    Comparison c = fixture.analysis().comparisons().get(0);
    assertThat(c.low()).isLessThan(0);
    assertThat(c.high()).isGreaterThan(.02);
    assertThat(c.finding()).isEqualTo(Finding.UNDECIDED);
    assertThat(fixture.verdict())
        .contains("is undecided")
        .contains("only a difference of about")
        .doesNotContain("did not help", "was worse");
  }

  @Test
  void a_difference_within_the_margin_is_equivalent() throws IOException {
    FindingsFixture fixture = smoteBeyondNone(.004, -.003, .002, -.004, .003, -.002);
    Comparison c = fixture.analysis().comparisons().get(0);
    assertThat(c.low()).isGreaterThan(-.02);
    assertThat(c.high()).isLessThan(.02);
    assertThat(c.finding()).isEqualTo(Finding.EQUIVALENT);
    assertThat(fixture.verdict())
        .startsWith("Synthesis did not help")
        .contains("equivalent to the rival without it (within 2 points) or worse");
  }

  @Test
  void a_loss_in_every_repeat_is_called_one() throws IOException {
    FindingsFixture fixture = smoteBeyondNone(-.06, -.07, -.06, -.05, -.07);
    assertThat(finding(fixture)).isEqualTo(Finding.WORSE);
    assertThat(fixture.verdict()).startsWith("Synthesis was worse than the rival without it on d");
  }

  @Test
  void programs_read_the_same_in_json() throws IOException {
    FindingsFixture fixture = smoteBeyondNone(.06, .07, .06, .05, .07);
    Comparison c = fixture.analysis().comparisons().get(0);
    JsonNode json = FindingsJson.of(fixture.analysis());
    JsonNode one = json.at("/comparisons/0");
    assertThat(one.path("finding").asText()).isEqualTo("better");
    assertThat(one.path("challenger").asText()).isEqualTo("smote");
    assertThat(one.path("difference").asDouble()).isEqualTo(6.2, within(1e-9));
    assertThat(one.path("low").asDouble()).isEqualTo(100 * c.low(), within(1e-9));
    assertThat(one.path("detectable").asDouble()).isPositive();
    double chances =
        one.at("/probabilities/better").asDouble()
            + one.at("/probabilities/equivalent").asDouble()
            + one.at("/probabilities/worse").asDouble();
    assertThat(chances).isEqualTo(1, within(1e-9));
    assertThat(json.path("margin").asDouble()).isEqualTo(2);
    assertThat(fixture.verdict()).startsWith(json.path("verdict").asText());
  }

  @Test
  void four_repeats_are_shown_one_by_one_with_their_deviation_and_without_an_interval()
      throws IOException {
    FindingsFixture fixture = smoteBeyondNone(.1, .11, .09, .1);
    assertThat(finding(fixture)).isEqualTo(Finding.TOO_FEW_REPEATS);
    // s of .1, .11, .09, .1 is sqrt(.0002 / 3) = .00816
    assertThat(fixture.verdict())
        .contains("undecided, because four repeats are too few for a test (it takes five)")
        .contains("by repeat: +10.0, +11.0, +9.0, +10.0; standard deviation 0.8")
        .doesNotContain("interval");
  }

  @Test
  void without_the_predictions_of_both_nothing_is_decided() throws IOException {
    FindingsFixture fixture = fixture();
    fixture.predictions = false;
    fixture.arm("none").scores(constant(.5, 6));
    fixture.smote().scores(constant(.6, 6));
    assertThat(finding(fixture)).isEqualTo(Finding.NO_PREDICTIONS);
    assertThat(fixture.verdict())
        .contains("because the run does not record the predictions of both methods");
  }

  /** Chosen on the test images, the rival would be "lucky". */
  @Test
  void the_rival_is_chosen_on_validation_and_the_verdict_says_what_that_overlooks()
      throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").scores(constant(.5, 5));
    fixture.arm("lucky").validated(.4).scores(constant(.7, 5));
    fixture.smote().scores(plus(.6, .01, 0, -.01, 0, .01));
    assertThat(fixture.run().settings().get(0).rival().map(Arm::method)).contains("none");
    assertThat(fixture.verdict())
        .startsWith("Synthesis helped")
        .contains("But lucky, without synthesis, was not worse on the test images");
  }

  @Test
  void what_an_arm_is_follows_from_its_rows_origins_and_not_from_its_name() throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").scores(.5);
    fixture
        .arm("random-over")
        .filled(new OriginCounts(10, 0, 70, 0))
        .scores(.6); // with shrinkage: every new row is another point
    fixture.arm("smote").filled(new OriginCounts(10, 0, 0, 70)).scores(.7);
    fixture
        .arm("a cnn-autoencoder by this name")
        .record(method(Kind.SAMPLER, Family.COPYING))
        .filled(new OriginCounts(10, 70, 0, 0))
        .scores(.4);
    Setting setting = fixture.run().settings().get(0);
    assertThat(setting.arm("random-over").map(Arm::synthesis)).contains(Synthesis.INTERPOLATION);
    assertThat(setting.arm("smote").map(Arm::synthesis)).contains(Synthesis.GENERATION);
    assertThat(setting.arm("a cnn-autoencoder by this name").map(Arm::synthesis))
        .contains(Synthesis.NONE);
    assertThat(setting.rival().map(Arm::method)).contains("none");
    assertThat(setting.baseline().map(Arm::method)).contains("none");
  }

  private static MethodRecord method(Kind kind, Family family) {
    return new MethodRecord(new MethodRecord.Place(kind, "x", family, Map.of()), null, null);
  }

  @Test
  void a_generator_with_nothing_to_fill_generated_nothing() throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").scores(constant(.5, 5));
    fixture.arm("dcgan").scores(constant(.5, 5));
    assertThat(fixture.analysis().comparisons()).isEmpty();
    assertThat(fixture.verdict())
        .contains("dcgan on d generated nothing")
        .doesNotContain("0.0 points", "Every trial finished");
    assertThat(fixture.run().settings().get(0).rival().map(Arm::method)).contains("none");
  }

  /** Such a generator once led the page with +20 points, all of them from classes of copies. */
  @Test
  void the_gain_of_a_collapsed_generator_is_not_one_of_synthesis() throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").recallOfB(.3).scores(plus(.5, .01, -.01, 0, .005, -.005, 0));
    fixture
        .gan()
        .largest(new OriginCounts(80, 20, 0, 0))
        .noted(Note.Kind.COLLAPSED, "b")
        .recallOfB(.3)
        .scores(plus(.63, 0, .01, -.01, 0, .008, .003));
    assertThat(finding(fixture)).isEqualTo(Finding.BETTER);
    assertThat(fixture.verdict())
        .startsWith("The gain does not come from synthesis")
        .contains("0.0 in 1 class filled with generated images")
        .contains("in 1 class filled with copies alone")
        .contains("it collapsed in 1 class (b)")
        .doesNotContain("helped");
  }

  @Test
  void a_gain_is_shown_apart_by_what_filled_the_classes() throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").recallOfB(.3).scores(constant(.5, 2));
    fixture.gan().recallOfB(.5).scores(constant(.65, 2));
    Comparison c = fixture.analysis().comparisons().get(0);
    // recall of a: 1.3 - .5 = .8 against 1 - .3 = .7; of b: .5 against .3
    assertThat(c.gains())
        .extracting(ClassGain::filling)
        .containsExactly(Filling.GENERATED, Filling.UNTOUCHED);
    assertThat(c.gains().get(0).mean()).isEqualTo(.2, within(1e-9));
    assertThat(c.gains().get(1).mean()).isEqualTo(.1, within(1e-9));
    assertThat(c.gains().get(1).classes()).isEqualTo(1);
  }

  @Test
  void copies_and_refusal_are_told_by_typed_notes_alone() throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").noted(Note.Kind.DATA, "fall").scores(constant(.5, 5));
    fixture.gan().noted(Note.Kind.REFUSED, "fall").scores(plus(.5, .1, .2, .1, .2, .1));
    assertThat(fixture.verdict())
        .contains("dcgan on d refused 1 class (fall)")
        .doesNotContain("copies", "none on d");
  }

  @Test
  void a_class_that_was_copied_in_some_repeats_is_not_said_to_be_copied_in_all()
      throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none").scores(constant(.5, 5));
    fixture.gan().notedIn(2, Note.Kind.COPIED, "fall").scores(plus(.5, .1, .2, .1, .2, .1));
    assertThat(fixture.verdict())
        .contains("dcgan on d filled 1 class (fall) with copies in some repeats");
  }

  @Test
  void the_best_classifier_speaks_first() throws IOException {
    FindingsFixture fixture = fixture();
    fixture.arm("none", "a weak forest").scores(constant(.4, 5));
    fixture
        .arm("smote", "a weak forest")
        .filled(new OriginCounts(10, 0, 70, 0))
        .scores(plus(.5, .01, -.01, .02, 0, .01));
    fixture.arm("none", "lenet5").scores(constant(.77, 5));
    fixture.smote().scores(plus(.7, .01, -.01, .02, 0, .01));
    assertThat(fixture.run().settings())
        .extracting(Setting::classifier)
        .containsExactly("lenet5", "a weak forest");
    assertThat(fixture.verdict())
        .startsWith("Synthesis was worse than the rival without it on d with lenet5, the best")
        .contains("With other classifiers, of 1 comparison, 1 is better.");
  }
}
