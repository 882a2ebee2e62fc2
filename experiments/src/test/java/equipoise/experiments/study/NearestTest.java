package equipoise.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void distances_are_those_of_the_textbook() {
    // Levenshtein 1966: kitten, sitting is 3; Damerau 1964: a swap of neighbours is 1.
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("ovre", "over")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void the_nearest_word_is_found_whatever_its_case() {
    assertThat(Nearest.to("SMOT", List.of("none", "smote", "cdsmote"))).isEqualTo("smote");
  }
}
