package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorLayoutTest {
  private static final NetworkSpec SPEC =
      ContractNetworks.spec(
          List.of(2),
          new Layer.Dense(3, true, ContractNetworks.HE),
          Layer.BatchNorm.DEFAULTS,
          new Layer.Dense(1, false, ContractNetworks.HE));

  /** 6 + 3 of the first layer, 3 + 3 of batch norm, 3 of the last; mean and variance apart. */
  @Test
  void arrays_lie_one_after_another_in_the_vector_of_their_kind() {
    VectorLayout layout = new VectorLayout(SPEC);
    assertThat(layout.trained()).isEqualTo(18);
    assertThat(layout.statistics()).isEqualTo(6);
    assertThat(layout.slots().get("0.bias").offset()).isEqualTo(6);
    assertThat(layout.slots().get("1.beta").offset()).isEqualTo(12);
    assertThat(layout.slots().get("1.runningMean").offset()).isZero();
    assertThat(layout.slots().get("1.runningVariance").offset()).isEqualTo(3);
    assertThat(layout.slots().get("2.weight").offset()).isEqualTo(15);
  }

  @Test
  void weights_that_are_put_there_are_found_again() {
    VectorLayout layout = new VectorLayout(SPEC);
    Weights weights = Weights.initial(SPEC, new Seed(4));
    float[] trained = new float[18];
    float[] statistics = new float[6];
    layout.put(weights, trained, statistics);
    assertThat(layout.weights(trained, statistics)).isEqualTo(weights);
    assertThat(layout.trained(trained).tensors().keySet())
        .containsExactly("0.weight", "0.bias", "1.gamma", "1.beta", "2.weight");
  }
}
