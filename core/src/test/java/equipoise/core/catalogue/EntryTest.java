package equipoise.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EntryTest {
  enum Shape {
    ROUND,
    VERY_SQUARE
  }

  record Inner(@Option(value = "rate of change", min = 0, aboveMin = true) double rate) {}

  record Options(
      @Option(value = "neighbours taken into account", min = 1) int k,
      @Option("form of the thing") Shape shape,
      @Option(value = "bound, found by itself if auto", name = "upper-bound") OptionalDouble bound,
      @Option("whether it turns") boolean turning,
      Inner inner,
      int variant) {
    static final Options DEFAULTS =
        new Options(5, Shape.VERY_SQUARE, OptionalDouble.empty(), false, new Inner(.5), 2);

    Options {
      if (turning && shape == Shape.ROUND) {
        throw new IllegalArgumentException("what is round needs no turning");
      }
    }
  }

  private static final Entry<Options> ENTRY =
      Entry.of(Kind.SAMPLER, "thing", Options.DEFAULTS, options -> options)
          .family(Family.COPYING)
          .summary("makes things")
          .source("")
          .traits(Trait.NUMERIC_ONLY)
          .parameter(Parameter.word("space", List.of("pixels"), "where distances are measured"))
          .shorthand("all", "k", "upper-bound")
          .seconds((options, work) -> options.k() * work.rows())
          .build();

  @Test
  void every_component_with_the_annotation_is_a_parameter_with_type_range_and_default() {
    assertThat(ENTRY.parameters().stream().map(Parameter::name))
        .containsExactly("k", "shape", "upper-bound", "turning", "rate", "space");
    Parameter shape = ENTRY.parameter("shape").orElseThrow();
    assertThat(shape.words()).containsExactly("round", "very-square");
    assertThat(shape.fallback()).isEqualTo("very-square");
    assertThat(ENTRY.parameter("k").orElseThrow().wanted()).isEqualTo("an integer of at least 1");
    assertThat(ENTRY.parameter("upper-bound").orElseThrow().wanted())
        .isEqualTo("a number, or auto");
    assertThat(ENTRY.parameter("rate").orElseThrow().wanted()).isEqualTo("a number above 0");
  }

  @Test
  void given_values_reach_the_record_and_the_others_keep_their_defaults() {
    Configured<Options> configured =
        ENTRY.configured(
            Map.of("k", 3L, "shape", "round", "upper-bound", "1.5", "rate", 2, "turning", "no"));
    assertThat(configured.create())
        .isEqualTo(new Options(3, Shape.ROUND, OptionalDouble.of(1.5), false, new Inner(2), 2));
    assertThat(configured.value("space")).isEqualTo("pixels");
    assertThat(configured.seconds(new Workload(10, 784))).isEqualTo(30);
  }

  @Test
  void options_that_mean_the_same_are_equal_however_they_are_written() {
    assertThat(ENTRY.configured(Map.of("k", "5", "upper-bound", "auto", "rate", "0.50")))
        .isEqualTo(ENTRY.configured())
        .hasSameHashCodeAs(ENTRY.configured());
    assertThat(ENTRY.configured(Map.of("k", 6))).isNotEqualTo(ENTRY.configured());
  }

  @Test
  void a_shorthand_gives_others_their_value_unless_they_are_given_themselves() {
    assertThat(ENTRY.configured(Map.of("all", 7, "upper-bound", 2)).values())
        .containsEntry("k", 7)
        .containsEntry("upper-bound", 2.0)
        .doesNotContainKey("all");
  }

  @Test
  void a_wrong_option_is_named_with_what_would_be_right() {
    assertThatThrownBy(() -> ENTRY.configured(Map.of("shap", 1)))
        .hasMessage(
            "thing has no option 'shap'; did you mean 'shape'? It has k, shape, upper-bound,"
                + " turning, rate, space, all");
    assertThatThrownBy(() -> ENTRY.configured(Map.of("k", 0)))
        .hasMessage("option 'k' of thing must be an integer of at least 1, but is '0'")
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.option()).isEqualTo("k"));
    assertThatThrownBy(() -> ENTRY.configured(Map.of("k", 1.5)))
        .hasMessage("option 'k' of thing must be an integer of at least 1, but is '1.5'");
    assertThatThrownBy(() -> ENTRY.configured(Map.of("shape", "ruond")))
        .hasMessage(
            "option 'shape' of thing can be round, very-square, but is 'ruond'; did you mean"
                + " 'round'?");
    assertThatThrownBy(() -> ENTRY.configured(Map.of("k", List.of("1"))))
        .hasMessage("option 'k' of thing must be an integer of at least 1, but is '[1]'");
    assertThatThrownBy(() -> ENTRY.configured(Map.of("shape", "round", "turning", true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what is round needs no turning");
  }

  /** A number of things, or all of them. */
  public record Amount(int number) {
    public static Amount parse(String text) {
      return new Amount(text.equals("all") ? -1 : Integer.parseInt(text));
    }

    @Override
    public String toString() {
      return number < 0 ? "all" : String.valueOf(number);
    }
  }

  record Portion(
      @Option(
              value = "how much",
              min = 1,
              words = {"auto", "all"})
          Amount amount) {}

  @Test
  void a_type_that_reads_itself_can_be_an_integer_or_a_word() {
    Entry<Portion> portion =
        Entry.of(Kind.SAMPLER, "portion", new Portion(new Amount(-1)), options -> options)
            .family(Family.COPYING)
            .summary("takes some")
            .source("")
            .build();
    assertThat(portion.parameter("amount").orElseThrow().wanted())
        .isEqualTo("an integer of at least 1, or auto, or all");
    assertThat(portion.configured().values()).containsEntry("amount", "all");
    assertThat(portion.configured(Map.of("amount", "3")))
        .isEqualTo(portion.configured(Map.of("amount", 3.0)));
    assertThat(portion.configured(Map.of("amount", 3)).create())
        .isEqualTo(new Portion(new Amount(3)));
    assertThatThrownBy(() -> portion.configured(Map.of("amount", "most")))
        .hasMessage(
            "option 'amount' of portion must be an integer of at least 1, or auto, or all, but is"
                + " 'most'");
  }

  @Test
  void a_variant_hides_options_that_it_has_no_use_for() {
    Entry<Options> variant =
        Entry.of(Kind.SAMPLER, "other", Options.DEFAULTS, options -> options)
            .family(Family.COPYING)
            .summary("makes other things")
            .source("")
            .without("shape", "rate")
            .build();
    assertThat(variant.parameters().stream().map(Parameter::name))
        .containsExactly("k", "upper-bound", "turning");
    assertThat(variant.configured().create()).isEqualTo(Options.DEFAULTS);
  }

  @Test
  void a_catalogue_finds_by_name_and_proposes_the_nearest() {
    Catalogue<Options> catalogue = new Catalogue<>("method", List.of(ENTRY));
    assertThat(catalogue.named("thing")).isSameAs(ENTRY);
    assertThatThrownBy(() -> catalogue.named("thnig"))
        .hasMessage("unknown method 'thnig': did you mean 'thing'? Known are thing");
    assertThatThrownBy(() -> new Catalogue<>("method", List.of(ENTRY, ENTRY)))
        .hasMessage("two entries have the name thing");
  }
}
