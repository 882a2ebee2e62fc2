package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.training.OptimizerOptions.Rule;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Schedule;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OptimizationTest {
  private static Schedule over(ScheduleShape shape, int warmUp) {
    return new Optimization(OptimizerOptions.DEFAULTS, shape, warmUp, 0).over(10, 30);
  }

  @Test
  void the_rate_climbs_over_the_warm_ups_steps_and_then_falls_to_the_end() {
    Schedule schedule = over(ScheduleShape.LINEAR, 1);
    assertThat(schedule.scale(0)).isCloseTo(1 / 30.0, within(1e-12));
    assertThat(schedule.scale(30)).isEqualTo(1);
    assertThat(schedule.scale(30 + 135)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.scale(300)).isZero();
  }

  @Test
  void steps_are_tenths_after_each_third() {
    Schedule schedule = over(ScheduleShape.STEP, 0);
    assertThat(schedule.scale(99)).isEqualTo(1);
    assertThat(schedule.scale(100)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.scale(299)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void constant_and_cosine() {
    assertThat(over(ScheduleShape.CONSTANT, 0).scale(299)).isEqualTo(1);
    assertThat(over(ScheduleShape.COSINE, 0).scale(150)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void every_optimizer_has_its_own_defaults() {
    assertThat(optimizer(Rule.ADAM)).isEqualTo(Optimizer.Adam.of(1e-3));
    assertThat(optimizer(Rule.ADAMW)).isEqualTo(Optimizer.AdamW.of(1e-3));
    assertThat(optimizer(Rule.SGD)).isEqualTo(new Optimizer.Sgd(0.05, 0.9));
    assertThat(optimizer(Rule.NESTEROV)).isEqualTo(new Optimizer.Sgd(0.05, 0.9, true, 0));
    assertThat(optimizer(Rule.RMSPROP)).isEqualTo(new Optimizer.RmsProp(1e-3, 0.99, 1e-8));
  }

  @Test
  void values_that_are_given_reach_the_optimizer() {
    OptionalDouble auto = OptionalDouble.empty();
    assertThat(
            new OptimizerOptions(Rule.ADAMW, OptionalDouble.of(0.01), OptionalDouble.of(0.1), auto)
                .optimizer())
        .isEqualTo(new Optimizer.AdamW(0.01, 0.9, 0.999, 1e-8, 0.1));
    assertThat(
            new OptimizerOptions(
                    Rule.NESTEROV, auto, OptionalDouble.of(5e-4), OptionalDouble.of(0.8))
                .optimizer())
        .isEqualTo(new Optimizer.Sgd(0.05, 0.8, true, 5e-4));
  }

  private static Optimizer optimizer(Rule rule) {
    OptionalDouble auto = OptionalDouble.empty();
    return new OptimizerOptions(rule, auto, auto, auto).optimizer();
  }
}
