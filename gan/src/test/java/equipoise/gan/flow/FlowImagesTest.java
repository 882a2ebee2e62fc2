package equipoise.gan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.PaddedShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FlowImagesTest {
  private static final Flow FLOW = new Flow(Flow.Options.DEFAULTS);
  private static final PaddedShape SHAPE = FLOW.padded(new ImageShape(1, 8, 12));
  private static final int CLASSES = 3;
  private static final PixelMoments MOMENTS = new PixelMoments(-0.5f, 0.4f);

  /** A network in which time, class and image all matter. */
  private static Network network() {
    Network network = FLOW.network(Engines.named("auto"), SHAPE, CLASSES, new Seed(1));
    RandomGenerator random = new Seed(5).generator();
    Map<String, Tensor> moved = new LinkedHashMap<>();
    network
        .weights()
        .tensors()
        .forEach(
            (name, tensor) -> {
              Tensor copy = tensor.copy();
              for (int i = 0; i < copy.size(); i++) {
                copy.values()[i] += (float) (0.05 * random.nextGaussian());
              }
              moved.put(name, copy);
            });
    network.load(new Weights(moved));
    return network;
  }

  private static FlowImages images(Network network, double guidance) {
    return new FlowImages(
        network, CLASSES, MOMENTS, new Flow.SamplingOptions(4, Integrator.EULER, guidance));
  }

  private static float[] noise(int n) {
    RandomGenerator random = new Seed(9).generator();
    float[] values = new float[n * 96];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void guidance_moves_from_the_velocity_of_no_class_to_that_of_the_class_and_beyond() {
    try (Network network = network()) {
      float[] x = noise(2);
      float[] ofClass = images(network, 1).velocity(x, 0.3, new int[] {0, 2});
      float[] ofNone = images(network, 1).velocity(x, 0.3, new int[] {CLASSES, CLASSES});
      assertThat(ofClass).isNotEqualTo(ofNone);
      float[] stressed = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        stressed[i] = ofNone[i] + 2.5f * (ofClass[i] - ofNone[i]);
      }
      assertThat(images(network, 2.5).velocity(x, 0.3, new int[] {0, 2}))
          .containsExactly(stressed, within(1e-4f));
      assertThat(images(network, 0).velocity(x, 0.3, new int[] {0, 2}))
          .containsExactly(ofNone, within(1e-4f));
      assertThat(images(network, 1.0001).velocity(x, 0.3, new int[] {0, 2}))
          .containsExactly(ofClass, within(1e-3f));
    }
  }

  @Test
  void a_source_made_from_what_another_kept_draws_the_same_images() {
    try (Network network = network();
        var other = FLOW.source(Engines.named("auto"), SHAPE, CLASSES, images(network, 2).kept())) {
      int[] conditions = {0, 1, 2, 1};
      Tensor drawn =
          new FlowImages(network, CLASSES, MOMENTS, Flow.Options.DEFAULTS.sampling())
              .draw(conditions, new Seed(3).generator());
      assertThat(other.draw(conditions, new Seed(3).generator())).isEqualTo(drawn);
      assertThat(drawn.shape()).containsExactly(4, 1, 8, 12);
      float[] sorted = drawn.values().clone();
      Arrays.sort(sorted);
      assertThat(sorted[0]).isGreaterThanOrEqualTo(-1);
      assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(1);
    }
  }
}
