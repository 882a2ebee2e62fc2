package equipoise.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyTest {
  @Test
  void the_words_of_the_command_line_name_groups_of_classes() {
    assertThat(Strategy.parse("auto")).isEqualTo(Strategy.AUTO);
    assertThat(Strategy.parse(" not minority "))
        .isEqualTo(new Strategy.Named(Strategy.Group.NOT_MINORITY));
    for (Strategy.Group group : Strategy.Group.values()) {
      assertThat(Strategy.parse(group.word())).isEqualTo(new Strategy.Named(group));
    }
  }

  @Test
  void a_number_is_a_ratio() {
    assertThat(Strategy.parse("0.5")).isEqualTo(new Strategy.Ratio(0.5));
    assertThat(Strategy.parse(".5")).isEqualTo(new Strategy.Ratio(0.5));
    assertThat(Strategy.parse("1")).isEqualTo(new Strategy.Ratio(1));
    assertThat(Strategy.parse("5e-1")).isEqualTo(new Strategy.Ratio(0.5));
  }

  @Test
  void counts_name_classes_whose_names_may_hold_an_equals_sign() {
    assertThat(Strategy.parse("a=3, b c=40,x=y=5"))
        .isEqualTo(new Strategy.Counts(Map.of("a", 3, "b c", 40, "x=y", 5)));
  }

  @Test
  void a_list_in_brackets_names_classes() {
    assertThat(Strategy.parse("[a, b c]")).isEqualTo(new Strategy.Classes(List.of("a", "b c")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Auto",
        "most",
        "not  minority",
        "nan",
        "0",
        "-0.5",
        "1.2",
        "0x1p-1",
        "1f",
        "a=",
        "=3",
        "a=1,",
        "a=1,b",
        "a=-1",
        "a=1.5",
        "a=1,a=2",
        "a=9999999999",
        "[]",
        "[a,]",
        "[a,a]",
        "[a"
      })
  void anything_else_is_refused_in_words(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Strategy.parse(text))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeGreaterThan(20).doesNotContain("\n"));
  }
}
