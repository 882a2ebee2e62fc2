package equipoise.classifiers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.Classifiers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would have no effect is refused, so that no study believes that it had one. */
class IdleOptionsTest {
  private static Object recipe(Map<String, Object> options) {
    return Classifiers.CATALOGUE.named("resnet18").configured(options).create();
  }

  private static Map<String, Object> onFeatures(Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.put("weights", "resnet18.safetensors");
    options.put("transfer", "features");
    return options;
  }

  @Test
  void a_logistic_head_takes_nothing_of_training_by_steps() {
    assertThat(recipe(onFeatures(Map.of("lambda", 2.0)))).isNotNull();
    for (Map<String, Object> idle :
        List.<Map<String, Object>>of(
            Map.of("epochs", 3), Map.of("rate", 0.1), Map.of("patience", 2))) {
      assertThatThrownBy(() -> recipe(onFeatures(idle)))
          .as(idle.toString())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lambda and iterations alone");
    }
  }

  @Test
  void heads_trained_by_steps_take_epochs_but_do_not_stop_early() {
    assertThat(recipe(onFeatures(Map.of("head", "linear", "epochs", 3, "rate", 0.1)))).isNotNull();
    assertThat(recipe(onFeatures(Map.of("head", "network", "dropout", 0.5)))).isNotNull();
    assertThatThrownBy(() -> recipe(onFeatures(Map.of("head", "linear", "patience", 2))))
        .hasMessageContaining("omit patience");
    assertThatThrownBy(() -> recipe(onFeatures(Map.of("head", "linear", "dropout", 0.5))))
        .hasMessageContaining("head: network");
  }

  @Test
  void options_of_heads_need_weights() {
    for (Map<String, Object> idle :
        List.<Map<String, Object>>of(
            Map.of("head", "linear"),
            Map.of("lambda", 2.0),
            Map.of("layers", 2),
            Map.of("side", 64))) {
      assertThatThrownBy(() -> recipe(idle))
          .as(idle.toString())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("with weights only");
    }
  }
}
