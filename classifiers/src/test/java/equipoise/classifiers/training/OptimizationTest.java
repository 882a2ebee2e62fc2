package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Schedule;
import org.junit.jupiter.api.Test;

class OptimizationTest {
  private static Schedule over(Annealing annealing, int warmUp) {
    return new Optimization(Optimizer.Adam.of(1), annealing, warmUp, 0).over(10, 30);
  }

  @Test
  void theRateClimbsOverTheWarmUpsStepsAndThenFallsToTheEnd() {
    Schedule schedule = over(Annealing.LINEAR, 1);
    assertThat(schedule.scale(0)).isCloseTo(1 / 30.0, within(1e-12));
    assertThat(schedule.scale(30)).isEqualTo(1);
    assertThat(schedule.scale(30 + 135)).isCloseTo(0.5, within(1e-12));
    assertThat(schedule.scale(300)).isZero();
  }

  @Test
  void stepsAreTenthsAfterEachThird() {
    Schedule schedule = over(Annealing.STEP, 0);
    assertThat(schedule.scale(99)).isEqualTo(1);
    assertThat(schedule.scale(100)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.scale(299)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void constantAndCosine() {
    assertThat(over(Annealing.CONSTANT, 0).scale(299)).isEqualTo(1);
    assertThat(over(Annealing.COSINE, 0).scale(150)).isCloseTo(0.5, within(1e-12));
  }
}
