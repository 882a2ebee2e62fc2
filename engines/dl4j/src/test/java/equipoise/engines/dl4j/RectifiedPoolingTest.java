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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A leaky ReLU of slope 0 computes what a ReLU does, and stays a step of its own. */
class RectifiedPoolingTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_network_learns_the_same_whether_relu_and_pooling_are_one_step_or_two(boolean bias) {
    Setting setting = new Setting(List.of(2, 11, 9), 3, 1, bias, 5, 6);
    double[] together = losses(setting, new Layer.Relu(), 6);
    double[] apart = losses(setting, new Layer.LeakyRelu(0), 6);
    assertThat(together).containsExactly(apart, within(2e-5));
    assertThat(together[together.length - 1]).isLessThan(0.7 * together[0]);
  }

  /** LeNet-5's convolutions, with a last row and column that belong to no window, in four parts. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void so_does_one_of_grey_images_whose_steps_work_on_some_images_at_a_time(boolean bias) {
    Setting setting = new Setting(List.of(1, 23, 21), 5, 1, bias, 20, 50);
    double[] together = losses(setting, new Layer.Relu(), 70);
    double[] apart = losses(setting, new Layer.LeakyRelu(0), 70);
    assertThat(together).containsExactly(apart, within(2e-5));
    assertThat(together[together.length - 1]).isLessThan(0.7 * together[0]);
  }

  @Test
  void the_gradient_reaches_grey_images_through_either() {
    Setting setting = new Setting(List.of(1, 23, 21), 5, 1, true, 20, 50);
    float[] together = imageGradient(setting, new Layer.Relu());
    float[] apart = imageGradient(setting, new Layer.LeakyRelu(0));
    assertThat(together).containsExactly(apart, within(1e-5f));
  }

  private static float[] imageGradient(Setting setting, Layer activation) {
    NetworkSpec spec = setting.spec(activation);
    try (Network network = new Dl4jEngine().create(spec, Optimizer.Adam.of(5e-3), new Seed(1))) {
      network.forward(noise(30, setting.images()), Mode.TRAIN);
      return network.backward(new Tensor(noise(30, List.of(3, 1, 1)).values(), 30, 3)).values();
    }
  }

  private record Setting(
      List<Integer> images, int kernel, int padding, boolean bias, int first, int second) {
    NetworkSpec spec(Layer activation) {
      List<Layer> layers = new ArrayList<>();
      for (int filters : new int[] {first, second}) {
        layers.add(new Layer.Convolution(filters, kernel, 1, padding, bias, HE));
        layers.add(activation);
        layers.add(new Layer.MaxPooling(2, 2));
      }
      layers.add(new Layer.Flatten());
      layers.add(new Layer.Dense(3, true, HE));
      return new NetworkSpec("pooled", images, layers);
    }
  }

  private static Tensor noise(int count, List<Integer> shape) {
    Tensor tensor = Tensor.zeros(count, shape.get(0), shape.get(1), shape.get(2));
    RandomGenerator random = new Seed(3).generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (float) random.nextGaussian();
    }
    return tensor;
  }

  private static double[] losses(Setting setting, Layer activation, int count) {
    NetworkSpec spec = setting.spec(activation);
    Tensor images = noise(count, setting.images());
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
    }
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
