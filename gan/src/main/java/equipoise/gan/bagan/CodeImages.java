package equipoise.gan.bagan;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.ImageSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Images of codes drawn from the classes' distributions.
 *
 * @param network from codes to images; closed with this source
 * @param gaussians the distributions, as the training has them
 */
record CodeImages(Network network, Supplier<ClassGaussians> gaussians) implements ImageSource {
  @Override
  public void load(Weights weights) {
    network.load(weights);
  }

  @Override
  public Weights kept() {
    Map<String, Tensor> arrays = new LinkedHashMap<>(network.weights().tensors());
    gaussians.get().putInto(arrays);
    return new Weights(arrays);
  }

  @Override
  public Tensor draw(int[] conditions, RandomGenerator random) {
    return network.forward(gaussians.get().draw(conditions, random), Mode.INFER);
  }

  @Override
  public void close() {
    network.close();
  }
}
