package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.engines.api.Engine;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  private static final Supplier<Engine> NOT_YET =
      () -> {
        throw new AssertionError("naming a generator must not load an engine");
      };

  @Test
  void without_options_the_defaults_hold() {
    assertThat(Generators.named("dcgan", Map.of(), NOT_YET).fill()).isEqualTo(0.5);
    assertThat(Generators.resolve("dcgan", Map.of())).containsEntry("steps", 3000);
  }

  @Test
  void what_is_unknown_or_out_of_range_is_named_with_a_remedy() {
    refused("dcgam", Map.of(), "did you mean 'dcgan'?");
    refused("dcgan", Map.of("step", 3), "no option 'step'; did you mean 'steps'?");
    refused(
        "dcgan",
        Map.of("steps", "many"),
        "option 'steps' of dcgan must be a whole number, but is 'many'");
    refused("dcgan", Map.of("steps", 2.5), "must be a whole number, but is '2.5'");
    refused("dcgan", Map.of("steps", 0), "steps must be at least 1, but is 0");
    refused("dcgan", Map.of("fill", 0), "fill must be in (0, 1], but is 0.0");
    refused("dcgan", Map.of("rate", -1), "must be above 0, but is -1.0");
    refused("dcgan", Map.of("average", 1), "must be in [0, 1), but is 1.0");
    refused("dcgan", Map.of("loss", "l1"), "can be cross-entropy, hinge, but is 'l1'");
  }

  @Test
  void options_that_mean_the_same_are_resolved_to_the_same() {
    Map<String, Object> both = Generators.resolve("dcgan", Map.of("rate", "1e-3", "steps", 3000.0));
    assertThat(both)
        .doesNotContainKey("rate")
        .isEqualTo(
            Generators.resolve(
                "dcgan", Map.of("generator-rate", 0.001, "discriminator-rate", "0.001")));
    assertThat(Generators.resolve("dcgan", both)).isEqualTo(both);
  }

  private static void refused(String name, Map<String, ?> options, String message) {
    assertThatThrownBy(() -> Generators.named(name, options, NOT_YET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
