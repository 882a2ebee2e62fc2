package equipoise.experiments.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.engines.api.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "auto, FLOAT32, dl4j",
    "auto, BF16, libtorch",
    "dl4j, FLOAT32, dl4j",
    "libtorch, FLOAT32, libtorch"
  })
  void on_the_processor_auto_is_dl4j_or_the_one_that_has_the_precision(
      String asked, Precision precision, String taken) {
    EngineChoice choice = new EngineChoice(new EngineRequest(asked, "cpu", precision));
    assertThat(choice.engine().name()).isEqualTo(taken);
    Platform platform = choice.platform();
    assertThat(platform.engine()).isEqualTo(taken);
    assertThat(platform.device()).isEqualTo("cpu");
    assertThat(platform.precision()).isEqualTo(precision.label());
    assertThat(platform.nativeThreads()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto     | TF32 | libtorch: engine libtorch computes in tf32 on cuda only, not on cpu",
        "libtorch | TF32 | engine libtorch computes in tf32 on cuda only, not on cpu",
        "dl4j     | BF16 | engine dl4j computes on cpu in float32 only, not on cpu in bf16"
      })
  void a_precision_that_is_not_to_be_had_is_refused_in_one_line(
      String asked, Precision precision, String reason) {
    assertThatThrownBy(() -> new EngineChoice(new EngineRequest(asked, "cpu", precision)).engine())
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void of_several_gpus_the_one_whose_number_is_given_is_asked_for() {
    EngineRequest request = new EngineRequest("dl4j", "cuda", Precision.FLOAT32);
    assertThatThrownBy(() -> EngineChoice.onGpu(request, "3").engine())
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining("no engine can be used on cuda:3: dl4j: has only cpu");
  }
}
