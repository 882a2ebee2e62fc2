package equipoise.gan.autoencoder;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.TrainingImages;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Encodes all training images with the weights it is given.
 *
 * @param encoder closed with this
 * @param latent width of a code: the encoder's first outputs
 * @param grouping divides the codes of a class, [n, latent], into one or more groups
 * @param k nearest neighbours taken into account
 */
record Encoding(
    Network encoder,
    TrainingImages images,
    int latent,
    Function<Tensor, List<Tensor>> grouping,
    int k)
    implements CodeSource.CodeReader {
  private static final int CHUNK = 64;

  @Override
  public LatentCodes read(Weights weights) {
    encoder.load(NamedWeights.part(weights, "encoder"));
    return new LatentCodes(
        IntStream.range(0, images.classes())
            .mapToObj(condition -> grouping.apply(codes(condition)))
            .toList(),
        k);
  }

  private Tensor codes(int condition) {
    int n = images.count(condition);
    float[] codes = new float[n * latent];
    for (int from = 0; from < n; from += CHUNK) {
      int to = Math.min(n, from + CHUNK);
      int[] labels = new int[to - from];
      Arrays.fill(labels, condition);
      Tensor encoded =
          encoder.forward(images.images(condition, from, to).with(labels), Mode.INFER).host();
      int width = encoded.shape()[1];
      for (int i = 0; i < to - from; i++) {
        System.arraycopy(encoded.values(), i * width, codes, (from + i) * latent, latent);
      }
    }
    return new Tensor(codes, n, latent);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
