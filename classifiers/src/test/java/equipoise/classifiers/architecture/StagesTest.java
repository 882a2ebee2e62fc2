package equipoise.classifiers.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StagesTest {
  /** Table 1 of the paper: conv1 to conv5 end with maps of 112, 56, 28, 14 and 7 pixels. */
  @Test
  void the_stages_of_a_residual_network_are_those_of_its_paper() {
    NetworkParts parts = ResNet.RESNET18.parts(new ImageShape(3, 224, 224), 2, 0);
    Stages stages = Stages.of(parts);
    assertThat(stages.names()).containsExactly("stage1", "stage2", "stage3", "stage4", "stage5");
    List<List<Integer>> shapes = parts.features().outputShapes();
    assertThat(stages.ends().stream().map(end -> shapes.get(end - 1).get(1)))
        .containsExactly(112, 56, 28, 14, 7);
    assertThat(stages.indexOf("stage3")).isEqualTo(2);
    assertThat(stages.indexOf("stage6")).isEqualTo(-1);
  }

  /** Section 4.2 of the paper: maps of 32, 16 and 8 pixels. */
  @Test
  void the_small_form_has_three() {
    NetworkParts parts = CifarResNet.RESNET20.parts(new ImageShape(3, 32, 32), 2, 0);
    assertThat(Stages.of(parts).names()).hasSize(3);
  }

  static List<Architecture> architectures() {
    return Architectures.ALL;
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void every_stage_has_weights_and_the_last_ends_with_the_features(Architecture architecture) {
    int side = architecture.usualSide();
    NetworkParts parts = architecture.parts(new ImageShape(3, side, side), 2, 0);
    int start = 0;
    for (int end : Stages.of(parts).ends()) {
      long weights = 0;
      for (int layer = start; layer < end; layer++) {
        weights += parts.whole().parameterCount(layer);
      }
      assertThat(weights).isPositive();
      start = end;
    }
    assertThat(start).isEqualTo(parts.split());
  }
}
