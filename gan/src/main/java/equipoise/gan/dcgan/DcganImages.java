package equipoise.gan.dcgan;

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
 * @param network from [n, latent + classes] to images; closed with this source
 */
record DcganImages(Network network, int classes, int latent) implements ImageSource {
  @Override
  public void load(Weights weights) {
    network.load(weights);
  }

  @Override
  public Tensor draw(int[] conditions, RandomGenerator random) {
    return network.forward(ConditionedNoise.draw(conditions, classes, latent, random), Mode.INFER);
  }

  @Override
  public void close() {
    network.close();
  }
}
