package equipoise.reports;

import static equipoise.reports.FindingsFixture.constant;
import static equipoise.reports.FindingsFixture.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.reports.findings.ClassFate;
import equipoise.reports.findings.FindingsJson;
import equipoise.reports.findings.GeneratorGains;
import equipoise.reports.findings.PartGain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a generator's classes, and what each part gained. */
class GeneratorGainsTest {
  @TempDir Path folder;

  /**
   * Recall of a is .7 in "none" and .8, .82, .78, .84, .76 with the generator, which copied it: .1,
   * .12, .08, .14, .06, on average .1. Recall of b is .3 and .5 everywhere.
   */
  private FindingsFixture copiedAndGenerated(int repeats) throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("none").recallOfB(.3).scores(constant(.5, repeats));
    double[] differences = {0, .01, -.01, .02, -.02};
    fixture
        .gan()
        .largest(new OriginCounts(80, 20, 0, 0))
        .noted(Note.Kind.COPIED, "a")
        .recallOfB(.5)
        .scores(plus(.65, Arrays.copyOf(differences, repeats)));
    return fixture;
  }

  private static GeneratorGains gains(FindingsFixture fixture) throws IOException {
    List<GeneratorGains> all = GeneratorGains.of(fixture.run());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void recall_gained_is_told_apart_for_generated_and_copied_classes() throws IOException {
    GeneratorGains gains = gains(copiedAndGenerated(5));
    assertThat(gains.againstNothing()).isTrue();
    assertThat(gains.parts())
        .extracting(PartGain::fate)
        .containsExactly(ClassFate.GENERATED, ClassFate.COPIED);
    PartGain generated = gains.parts().get(0);
    assertThat(generated.classes()).containsExactly("b");
    assertThat(generated.mean()).isEqualTo(.2, within(1e-9));
    PartGain copied = gains.parts().get(1);
    assertThat(copied.classes()).containsExactly("a");
    assertThat(copied.mean()).isEqualTo(.1, within(1e-9));
    assertThat(copied.low()).isBetween(0.0, .09);
    assertThat(copied.high()).isBetween(.11, .2);
  }

  @Test
  void the_verdict_and_comparisons_for_programs_say_it_too() throws IOException {
    FindingsFixture fixture = copiedAndGenerated(5);
    assertThat(fixture.verdict())
        .contains(
            "Against none, dcgan changed recall by +20.0 in 1 class with generated images, +10.0 in"
                + " 1 class with copies instead.");
    JsonNode json = FindingsJson.of(fixture.analysis()).at("/generators/0");
    assertThat(json.path("method").asText()).isEqualTo("dcgan");
    assertThat(json.path("against").asText()).isEqualTo("none");
    assertThat(json.at("/parts/1/fate").asText()).isEqualTo("copied");
    assertThat(json.at("/parts/1/classes/0").asText()).isEqualTo("a");
    assertThat(json.at("/parts/1/recall").asDouble()).isEqualTo(10, within(1e-9));
    assertThat(json.at("/parts/1/low").asDouble()).isBetween(0.0, 9.0);
  }

  @Test
  void two_repeats_have_a_deviation_and_no_interval() throws IOException {
    FindingsFixture fixture = copiedAndGenerated(2);
    PartGain copied = gains(fixture).parts().get(1);
    assertThat(copied.mean()).isEqualTo(.11, within(1e-9));
    // s of .1 and .12 is .02 / sqrt(2)
    assertThat(copied.spread().deviation()).isEqualTo(.0141421356, within(1e-9));
    assertThat(copied.low()).isNaN();
    JsonNode json = FindingsJson.of(fixture.analysis()).at("/generators/0/parts/1");
    assertThat(json.path("low").isNull()).isTrue();
    assertThat(json.path("repeats").asInt()).isEqualTo(2);
  }

  @Test
  void a_refused_class_is_not_one_that_had_nothing_to_fill() throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("none").recallOfB(.3).scores(constant(.5, 5));
    fixture
        .gan()
        .filled(new OriginCounts(10, 0, 0, 0))
        .noted(Note.Kind.REFUSED, "b")
        .recallOfB(.3)
        .scores(constant(.5, 5));
    List<PartGain> parts = gains(fixture).parts();
    assertThat(parts)
        .extracting(PartGain::fate)
        .containsExactly(ClassFate.REFUSED, ClassFate.UNTOUCHED);
    assertThat(parts.get(0).classes()).containsExactly("b");
    assertThat(parts.get(1).classes()).containsExactly("a");
  }

  @Test
  void a_class_that_was_generated_in_some_repeats_counts_in_those_alone() throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("none").recallOfB(.3).scores(constant(.5, 5));
    fixture.gan().recallOfB(.5).scores(constant(.65, 5));
    fixture
        .arm("dcgan", "lenet5")
        .filled(new OriginCounts(10, 70, 0, 0))
        .recallOfB(.4)
        .again(1, .6);
    List<PartGain> parts = gains(fixture).parts();
    assertThat(parts)
        .extracting(PartGain::fate)
        .containsExactly(ClassFate.GENERATED, ClassFate.COPIED, ClassFate.UNTOUCHED);
    assertThat(parts.get(0).spread().n()).isEqualTo(4);
    assertThat(parts.get(0).mean()).isEqualTo(.2, within(1e-9));
    assertThat(parts.get(1).spread().n()).isEqualTo(1);
    assertThat(parts.get(1).mean()).isEqualTo(.1, within(1e-9));
    assertThat(fixture.verdict()).contains("; some had another fate in other repeats.");
  }

  @Test
  void without_an_arm_in_which_nothing_was_done_it_says_what_stands_in_its_place()
      throws IOException {
    FindingsFixture fixture = new FindingsFixture(folder);
    fixture.arm("random-over").recallOfB(.4).scores(constant(.55, 5));
    fixture.gan().recallOfB(.5).scores(constant(.65, 5));
    GeneratorGains gains = gains(fixture);
    assertThat(gains.againstNothing()).isFalse();
    assertThat(gains.against().method()).isEqualTo("random-over");
    assertThat(fixture.verdict())
        .contains("Against random-over (the study has no arm in which nothing was done), dcgan");
  }
}
