package equipoise.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OptionReaderTest {
  private enum Rule {
    AT_OR_ABOVE,
    CLOSEST
  }

  @Test
  void what_is_not_given_has_its_default_and_all_are_resolved() {
    OptionReader reader = new OptionReader("smote", Map.of("k", "7", "rule", "closest"));
    assertThat(reader.integer("k", 5)).isEqualTo(7);
    assertThat(reader.number("step", 0.5)).isEqualTo(0.5);
    assertThat(reader.automatic("threshold")).isEmpty();
    assertThat(reader.choice("rule", Rule.class, Rule.AT_OR_ABOVE)).isEqualTo(Rule.CLOSEST);
    assertThat(reader.word("scope", List.of("majority", "every"))).isEqualTo("majority");
    assertThat(reader.text("clusters", "auto")).isEqualTo("auto");
    reader.refuseOthers();
    assertThat(reader.resolved())
        .isEqualTo(
            Map.of(
                "k",
                7,
                "step",
                0.5,
                "threshold",
                "auto",
                "rule",
                "closest",
                "scope",
                "majority",
                "clusters",
                "auto"));
  }

  @Test
  void numbers_may_be_text_and_whole_ones_may_have_a_point() {
    OptionReader reader =
        new OptionReader("m", Map.of("a", 3L, "b", " 3.0 ", "c", 3.0, "d", "1e3", "e", ".25"));
    assertThat(reader.integer("a", 0)).isEqualTo(3);
    assertThat(reader.integer("b", 0)).isEqualTo(3);
    assertThat(reader.integer("c", 0)).isEqualTo(3);
    assertThat(reader.integer("d", 0)).isEqualTo(1000);
    assertThat(reader.automatic("e")).hasValue(0.25);
  }

  @Test
  void a_shorthand_is_known_but_not_resolved() {
    OptionReader reader = new OptionReader("dcgan", Map.of("rate", 0.1));
    assertThat(reader.shorthand("rate")).hasValue(0.1);
    assertThat(reader.shorthand("other")).isEmpty();
    reader.refuseOthers();
    assertThat(reader.resolved()).isEmpty();
  }

  @Test
  void wrong_values_are_refused_with_what_would_be_right() {
    refused("2.5", r -> r.integer("k", 5), "'k' of smote must be a whole number, but is '2.5'");
    refused("3000000000", r -> r.integer("k", 5), "a whole number");
    refused("1e999999999", r -> r.integer("k", 5), "a whole number");
    refused("five", r -> r.number("k", 5), "'k' of smote must be a number, but is 'five'");
    refused("NaN", r -> r.number("k", 5), "a number");
    refused("1e400", r -> r.automatic("k"), "a number");
    refused(
        "close",
        r -> r.choice("k", Rule.class, Rule.CLOSEST),
        "can be at-or-above, closest, but is 'close'; did you mean 'closest'?");
    refused("x", OptionReader::refuseOthers, "smote has no options, but 'k' is given");
    refused(
        "x",
        r -> {
          r.integer("m", 1);
          r.refuseOthers();
        },
        "smote has no option 'k'; did you mean 'm'? It has m");
  }

  private static void refused(String value, Consumer<OptionReader> reading, String message) {
    OptionReader reader = new OptionReader("smote", Map.of("k", value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reading.accept(reader))
        .withMessageContaining(message);
  }
}
