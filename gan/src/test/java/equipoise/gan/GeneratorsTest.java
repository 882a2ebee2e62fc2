package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Workload;
import equipoise.gan.dcgan.AdversarialLoss;
import equipoise.gan.dcgan.Dcgan;
import equipoise.gan.generator.GeneratorRecipe;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  @Test
  void without_options_the_defaults_hold() {
    Configured<GeneratorRecipe> dcgan = dcgan(Map.of());
    assertThat(dcgan.options()).isEqualTo(Dcgan.Options.DEFAULTS);
    assertThat(dcgan.value("fill")).isEqualTo(0.5);
    assertThat(dcgan.value("strategy")).isEqualTo("auto");
  }

  @Test
  void options_may_be_numbers_or_text() {
    Configured<GeneratorRecipe> dcgan =
        dcgan(Map.of("steps", 200, "fill", "1", "rate", "0.001", "loss", "hinge", "latent", 8.0));
    Dcgan.Options options = (Dcgan.Options) dcgan.options();
    assertThat(options.training().steps()).isEqualTo(200);
    assertThat(options.networks().latent()).isEqualTo(8);
    assertThat(options.networks().generatorRate()).isEqualTo(0.001);
    assertThat(options.networks().discriminatorRate()).isEqualTo(0.001);
    assertThat(options.loss()).isEqualTo(AdversarialLoss.HINGE);
    assertThat(dcgan.value("fill")).isEqualTo(1.0);
  }

  @Test
  void a_recipe_asks_for_no_engine_before_training() {
    dcgan(Map.of())
        .create()
        .trainer(
            () -> {
              throw new AssertionError("naming a generator must not load an engine");
            });
  }

  @Test
  void what_is_unknown_or_out_of_range_is_named_with_a_remedy() {
    assertThatThrownBy(() -> Generators.CATALOGUE.named("dcgam"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean 'dcgan'?");
    refused(Map.of("step", 3), "no option 'step'; did you mean 'steps'?");
    refused(Map.of("steps", 2.5), "must be an integer of at least 1, but is '2.5'");
    refused(Map.of("fill", 0), "must be a number in (0, 1], but is '0'");
    refused(Map.of("rate", -1), "must be a number above 0, but is '-1'");
    refused(Map.of("average", 1), "must be a number in [0, 1), but is '1'");
    refused(Map.of("loss", "l1"), "can be cross-entropy, hinge, but is 'l1'");
  }

  @Test
  void a_rate_is_that_of_both_networks() {
    assertThat(dcgan(Map.of("rate", "1e-3", "steps", 3000.0)))
        .isEqualTo(dcgan(Map.of("generator-rate", 0.001, "discriminator-rate", "0.001")));
  }

  /** 3000 steps of 64 images of 28x28 at 2000 a second. */
  @Test
  void the_cost_grows_with_steps_batch_and_pixels() {
    assertThat(dcgan(Map.of()).seconds(new Workload(5000, 784))).isEqualTo(96);
    assertThat(dcgan(Map.of("steps", 1500, "batch", 32)).seconds(new Workload(9, 3136)))
        .isEqualTo(96);
  }

  private static Configured<GeneratorRecipe> dcgan(Map<String, ?> options) {
    return Generators.CATALOGUE.named("dcgan").configured(options);
  }

  private static void refused(Map<String, ?> options, String message) {
    assertThatThrownBy(() -> dcgan(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
