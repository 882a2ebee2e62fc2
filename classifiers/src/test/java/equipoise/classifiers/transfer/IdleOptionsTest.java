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
            Map.of("pixels", "caffe"),
            Map.of("side", 64))) {
      assertThatThrownBy(() -> recipe(idle))
          .as(idle.toString())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("with weights only");
    }
  }

  private static Map<String, Object> by(String transfer, Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.put("weights", "resnet18.safetensors");
    options.put("transfer", transfer);
    return options;
  }

  @Test
  void options_of_features_and_of_fine_tuning_go_with_them_only() {
    assertThat(recipe(by("fine-tune", Map.of("freeze", "stage3", "unfreeze", 2)))).isNotNull();
    assertThat(recipe(by("head", Map.of("epochs", 3, "patience", 2)))).isNotNull();
    for (String transfer : List.of("head", "fine-tune")) {
      for (Map<String, Object> idle :
          List.<Map<String, Object>>of(
              Map.of("head", "linear"),
              Map.of("lambda", 2.0),
              Map.of("iterations", 5),
              Map.of("layers", 2))) {
        assertThatThrownBy(() -> recipe(by(transfer, idle)))
            .as(idle.toString())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                idle.keySet().iterator().next() + " goes with 'transfer: features' only; omit it");
      }
    }
    for (String transfer : List.of("features", "head")) {
      for (Map<String, Object> idle :
          List.<Map<String, Object>>of(Map.of("freeze", "stage2"), Map.of("baseRate", 0.5))) {
        assertThatThrownBy(() -> recipe(by(transfer, idle)))
            .as(idle.toString())
            .hasMessage(
                idle.keySet().iterator().next() + " goes with 'transfer: fine-tune' only; omit it");
      }
    }
    assertThatThrownBy(() -> recipe(Map.of("freeze", "stage2", "baseRate", 0.5)))
        .hasMessage("freeze, baseRate go with 'transfer: fine-tune' only; omit them");
  }

  @Test
  void stages_that_the_network_lacks_are_refused_with_the_list_of_names() {
    assertThatThrownBy(() -> recipe(by("fine-tune", Map.of("freeze", "stage9"))))
        .hasMessage(
            "freeze: 'stage9' is no stage of resnet18 at 224x224 pixels; its stages are stage1,"
                + " stage2, stage3, stage4, stage5");
  }

  @Test
  void what_fine_tuning_has_no_use_for_is_refused() {
    assertThatThrownBy(() -> recipe(by("fine-tune", Map.of("unfreeze", 2))))
        .hasMessageContaining("unfreeze goes with freeze");
    assertThatThrownBy(
            () -> recipe(by("fine-tune", Map.of("freeze", "stage2", "unfreeze", 3, "epochs", 3))))
        .hasMessageContaining("nothing would be unfrozen");
    assertThatThrownBy(() -> recipe(by("fine-tune", Map.of("freeze", "stage5", "baseRate", 0.5))))
        .hasMessageContaining("baseRate has no effect");
    for (String transfer : List.of("head", "fine-tune")) {
      assertThatThrownBy(() -> recipe(by(transfer, Map.of("l1", 0.1))))
          .hasMessageContaining("l1 would draw pretrained weights to 0");
      assertThatThrownBy(() -> recipe(by(transfer, Map.of("scaling", "standardised"))))
          .hasMessageContaining("omit 'scaling'");
    }
  }
}
