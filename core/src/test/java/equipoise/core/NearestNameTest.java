package equipoise.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  @Test
  void the_name_with_the_fewest_edits_is_found() {
    assertThat(NearestName.of("somte", List.of("none", "smote", "cdsmote"))).isEqualTo("smote");
    assertThat(NearestName.of("RANDOM-OVR", List.of("random-under", "random-over")))
        .isEqualTo("random-over");
  }

  @Test
  void of_equally_near_names_the_first_is_taken() {
    assertThat(NearestName.of("k", List.of("m", "n"))).isEqualTo("m");
  }

  @Test
  void an_unknown_name_is_told_with_the_nearest_and_all_known_ones() {
    assertThat(NearestName.unknown("network", "lenet", List.of("lenet5", "bipyramidal")))
        .hasMessage(
            "unknown network 'lenet': did you mean 'lenet5'? Known are lenet5, bipyramidal");
    assertThat(NearestName.unknown("table option", "k", List.of()))
        .hasMessage("unknown table option 'k': none is known here");
  }
}
