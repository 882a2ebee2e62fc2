package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void steps_fall_after_every_so_many_updates() {
    Schedule step = new Schedule.Step(30, 0.1);
    assertThat(step.scale(29)).isEqualTo(1);
    assertThat(step.scale(30)).isCloseTo(0.1, within(1e-12));
    assertThat(step.scale(60)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void a_cosine_is_half_way_in_the_middle_and_stays_at_its_floor() {
    Schedule cosine = new Schedule.Cosine(100, 0.1);
    assertThat(cosine.scale(0)).isEqualTo(1);
    assertThat(cosine.scale(50)).isCloseTo(0.55, within(1e-12));
    // (1 + cos(pi / 4)) / 2 = .8535534
    assertThat(cosine.scale(25)).isCloseTo(0.1 + 0.9 * 0.8535533905932737, within(1e-12));
    assertThat(cosine.scale(100)).isCloseTo(0.1, within(1e-12));
    assertThat(cosine.scale(1000)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void a_warm_up_climbs_to_one_and_hands_over_to_the_next() {
    Schedule warm = new Schedule.WarmUp(5, new Schedule.Linear(10, 0));
    assertThat(warm.scale(0)).isCloseTo(0.2, within(1e-12));
    assertThat(warm.scale(4)).isEqualTo(1);
    assertThat(warm.scale(5)).isEqualTo(1);
    assertThat(warm.scale(10)).isCloseTo(0.5, within(1e-12));
    assertThat(warm.scale(15)).isEqualTo(0);
  }

  @Test
  void numbers_out_of_range_are_named() {
    assertThatThrownBy(() -> new Schedule.Step(0, 0.1)).hasMessageContaining("every");
    assertThatThrownBy(() -> new Schedule.Cosine(10, 2)).hasMessageContaining("floor");
    assertThatThrownBy(() -> new Schedule.WarmUp(0, new Schedule.Constant()))
        .hasMessageContaining("updates");
  }
}
