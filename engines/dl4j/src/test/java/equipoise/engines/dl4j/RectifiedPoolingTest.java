package equipoise.engines.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A leaky ReLU of slope 0 computes what a ReLU does, and stays a step of its own. */
class RectifiedPoolingTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_network_learns_the_same_whether_relu_and_pooling_are_one_step_or_two(boolean bias) {
    double[] together = losses(new Layer.Relu(), bias);
    double[] apart = losses(new Layer.LeakyRelu(0), bias);
    assertThat(together).containsExactly(apart, within(2e-5));
    assertThat(together[together.length - 1]).isLessThan(0.7 * together[0]);
  }

  private static double[] losses(Layer activation, boolean bias) {
    List<Layer> layers = new ArrayList<>();
    for (int filters : new int[] {5, 6}) {
      layers.add(new Layer.Convolution(filters, 3, 1, 1, bias, HE));
      layers.add(activation);
      layers.add(new Layer.MaxPooling(2, 2));
    }
    layers.add(new Layer.Flatten());
    layers.add(new Layer.Dense(3, true, HE));
    NetworkSpec spec = new NetworkSpec("pooled", List.of(2, 11, 9), layers);
    Tensor images = Tensor.zeros(6, 2, 11, 9);
    RandomGenerator random = new Seed(3).generator();
    for (int i = 0; i < images.size(); i++) {
      images.values()[i] = (float) random.nextGaussian();
    }
    int[] labels = {0, 1, 2, 0, 1, 2};
    double[] losses = new double[15];
    try (Network network = new Dl4jEngine().create(spec, Optimizer.Adam.of(5e-3), new Seed(1))) {
      for (int step = 0; step < losses.length; step++) {
        losses[step] =
            network.learn(
                images, Mode.TRAIN, logits -> Losses.softmaxCrossEntropy(logits, labels, null));
        network.update();
      }
    }
    return losses;
  }
}
