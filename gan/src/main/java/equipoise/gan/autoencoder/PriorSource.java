package equipoise.gan.autoencoder;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.ImageSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Images of codes from N(0, 1).
 *
 * @param decoder from [n, latent + classes] to images; closed with this source
 */
record PriorSource(Network decoder, int latent, int classes) implements ImageSource {
  @Override
  public void load(Weights weights) {
    decoder.load(NamedWeights.part(weights, "decoder"));
  }

  @Override
  public Weights kept() {
    return NamedWeights.joined(Map.of("decoder", decoder.weights()));
  }

  @Override
  public Tensor draw(int[] conditions, RandomGenerator random) {
    Tensor codes = Tensor.zeros(conditions.length, latent);
    for (int k = 0; k < codes.size(); k++) {
      codes.values()[k] = (float) random.nextGaussian();
    }
    return decoder.forward(ConditionedCodes.of(codes, conditions, classes), Mode.INFER);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
