package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.catalogue.Workload;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What trainings are said to take, beside what they took: README, "The families compared". */
class GeneratorCostTest {
  private static final Workload SYMBOLS = new Workload(984, 784);
  private static final Workload COLOUR = new Workload(345, 3 * 64 * 64, 3);

  private static double seconds(String name, Map<String, ?> options, Workload work) {
    return Generators.CATALOGUE.named(name).configured(options).seconds(work);
  }

  @ParameterizedTest
  @CsvSource({
    "dcgan, 21",
    "acgan, 21",
    "mfc-gan, 20",
    "fsc-gan, 19",
    "bagan, 20",
    "dcgan-unconditional, 23"
  })
  void three_thousand_steps_of_sixteen_symbols_are_estimated_within_a_factor_of_two(
      String name, double measured) {
    assertThat(seconds(name, Map.of("steps", 3000, "batch", 16), SYMBOLS))
        .isBetween(measured / 2, measured * 2);
  }

  @ParameterizedTest
  @CsvSource({"cvae, 42", "deepsmote, 53", "latent-smote, 56", "latent-cdsmote, 48", "flow, 320"})
  void the_defaults_on_symbols_are_estimated_within_a_factor_of_two(String name, double measured) {
    assertThat(seconds(name, Map.of(), SYMBOLS)).isBetween(measured / 2, measured * 2);
  }

  /**
   * Processor seconds of {@code generate bccd_wbc --size 64 --option batch=16 --option
   * checkpoints=1}: of 120 steps less those of 40 (flow: 30 less 10), so that start and drawing do
   * not count.
   */
  @ParameterizedTest
  @CsvSource({"dcgan, 80, 4.20", "cvae, 80, 2.37", "flow, 20, 2.82"})
  void steps_on_colour_of_64_by_64_are_estimated_within_a_factor_of_two(
      String name, int steps, double measured) {
    assertThat(seconds(name, Map.of("steps", steps, "batch", 16), COLOUR))
        .isBetween(measured / 2, measured * 2);
  }
}
