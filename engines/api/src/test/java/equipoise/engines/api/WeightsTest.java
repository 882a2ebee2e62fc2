package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static NetworkSpec dense(int in, int out, Layer.Initializer initializer) {
    return new NetworkSpec("net", List.of(in), List.of(new Layer.Dense(out, true, initializer)));
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  @Test
  void initial_weights_have_the_deviation_of_their_rule() {
    Seed seed = new Seed(3);
    float[] he =
        Weights.initial(dense(200, 100, new Layer.Initializer.HeNormal()), seed)
            .get("0.weight")
            .values();
    assertThat(deviation(he)).isCloseTo(Math.sqrt(2.0 / 200), within(0.002));
    float[] glorot =
        Weights.initial(dense(200, 100, new Layer.Initializer.GlorotUniform()), seed)
            .get("0.weight")
            .values();
    double bound = Math.sqrt(6.0 / 300);
    assertThat(deviation(glorot)).isCloseTo(bound / Math.sqrt(3), within(0.002));
    for (float value : glorot) {
      assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
    }
    float[] normal =
        Weights.initial(dense(200, 100, new Layer.Initializer.Normal(0.02)), seed)
            .get("0.weight")
            .values();
    assertThat(deviation(normal)).isCloseTo(0.02, within(0.0005));
  }

  @Test
  void biases_start_at_zero_and_batch_norm_at_one() {
    NetworkSpec spec =
        new NetworkSpec(
            "net",
            List.of(2),
            List.of(
                new Layer.Dense(3, true, new Layer.Initializer.HeNormal()),
                Layer.BatchNorm.DEFAULTS));
    Weights weights = Weights.initial(spec, new Seed(1));
    assertThat(weights.get("0.bias").values()).containsOnly(0);
    assertThat(weights.get("1.gamma").values()).containsOnly(1);
    assertThat(weights.get("1.beta").values()).containsOnly(0);
    assertThat(weights.get("1.runningMean").values()).containsOnly(0);
    assertThat(weights.get("1.runningVariance").values()).containsOnly(1);
  }

  @Test
  void a_seed_determines_the_weights_and_every_array_has_its_own() {
    NetworkSpec spec = dense(5, 4, new Layer.Initializer.HeNormal());
    assertThat(Weights.initial(spec, new Seed(1))).isEqualTo(Weights.initial(spec, new Seed(1)));
    assertThat(Weights.initial(spec, new Seed(1))).isNotEqualTo(Weights.initial(spec, new Seed(2)));
  }

  @Test
  void what_does_not_belong_to_a_network_is_named() {
    NetworkSpec spec = dense(5, 4, new Layer.Initializer.HeNormal());
    Weights good = Weights.initial(spec, new Seed(1));
    assertThat(good.check(spec)).isSameAs(good);
    Map<String, Tensor> tensors = new LinkedHashMap<>(good.tensors());
    tensors.put("0.weight", Tensor.zeros(5, 4));
    assertThatThrownBy(() -> new Weights(tensors).check(spec))
        .hasMessage("network net: 0.weight must be of shape [4, 5], but is of [5, 4]");
    tensors.putAll(good.tensors());
    tensors.put("7.gamma", Tensor.zeros(1));
    assertThatThrownBy(() -> new Weights(tensors).check(spec)).hasMessageContaining("7.gamma");
    assertThatThrownBy(() -> good.get("0.gamma")).hasMessageContaining("0.weight");
  }

  /** Decay .9 from 1 towards 2: 1.1, then 1.19. */
  @Test
  void the_moving_average_follows_slowly() {
    Weights one = new Weights(Map.of("w", new Tensor(new float[] {1}, 1)));
    Weights two = new Weights(Map.of("w", new Tensor(new float[] {2}, 1)));
    WeightAverage average = new WeightAverage(0.9, one);
    average.add(two);
    assertThat(average.weights().get("w").values()[0]).isCloseTo(1.1f, within(1e-6f));
    average.add(two);
    assertThat(average.weights().get("w").values()[0]).isCloseTo(1.19f, within(1e-6f));
    assertThat(one.get("w").values()[0]).isEqualTo(1);
    assertThatThrownBy(() -> new WeightAverage(1, one)).hasMessageContaining("decay");
  }

  @Test
  void an_engine_that_is_not_there_is_named_with_those_that_are() {
    assertThatThrownBy(() -> Engines.named("torch"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown engine 'torch': did you mean 'auto'? Known are auto");
    assertThatThrownBy(() -> Engines.named("auto"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no engine can be used on cpu: there is none on the class path");
  }
}
