package equipoise.gan.adversarial;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.ConditionedNoise;
import equipoise.gan.generator.ImageSource;
import java.util.random.RandomGenerator;

/**
 * Images of a generator network.
 *
 * @param network from [n, latent + conditions] to images; closed with this source
 * @param conditions that the network knows
 */
public record ConditionedImages(Network network, int conditions, int latent)
    implements ImageSource {
  @Override
  public void load(Weights weights) {
    network.load(weights);
  }

  @Override
  public Weights kept() {
    return network.weights();
  }

  @Override
  public Tensor draw(int[] wanted, RandomGenerator random) {
    return network.forward(ConditionedNoise.draw(wanted, conditions, latent, random), Mode.INFER);
  }

  @Override
  public void close() {
    network.close();
  }
}
