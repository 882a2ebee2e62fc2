package equipoise.gan.autoencoder;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.ImageSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Images decoded from new codes between those of the training images. */
final class CodeSource implements ImageSource {
  private final Network decoder;
  private final int classes;
  private final CodeReader reader;
  private LatentCodes codes;

  /**
   * @param decoder from [n, latent + classes] to images; closed with this source
   * @param classes that the decoder is conditioned on; 0 without condition
   * @param reader closed with this source
   */
  CodeSource(Network decoder, int classes, CodeReader reader) {
    this.decoder = decoder;
    this.classes = classes;
    this.reader = reader;
  }

  /** Where codes come from. */
  interface CodeReader extends AutoCloseable {
    /** The codes of the training images. */
    LatentCodes read(Weights weights);

    @Override
    default void close() {}
  }

  /**
   * @param weights those of the decoder under {@code decoder.}, and what the reader takes
   */
  @Override
  public void load(Weights weights) {
    decoder.load(NamedWeights.part(weights, "decoder"));
    codes = reader.read(weights);
  }

  @Override
  public Weights kept() {
    return NamedWeights.joined(
        Map.of("decoder", decoder.weights(), "codes", new Weights(codes.arrays())));
  }

  @Override
  public Tensor draw(int[] conditions, RandomGenerator random) {
    return decoder.forward(
        ConditionedCodes.of(codes.draw(conditions, random), conditions, classes), Mode.INFER);
  }

  @Override
  public void close() {
    reader.close();
    decoder.close();
  }
}
