package equipoise.classifiers.training;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.file.Sha256;
import equipoise.core.learning.FeatureExtractor;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a trained classifier before its last dense one, dropout left out, as a network of
 * its own: what that layer sees of an image; the mean of each channel, where the last layer with
 * weights is a convolution. Not for two threads at once.
 */
final class NetworkFeatures implements FeatureExtractor {
  private static final int HASH_DIGITS = 12;

  private final Inference inference;
  private final String name;

  private NetworkFeatures(Inference inference, String name) {
    this.inference = inference;
    this.name = name;
  }

  /**
   * Copies the layers, so classifier and extractor are closed apart.
   *
   * @param classifier that has a dense layer or a convolution
   */
  static NetworkFeatures of(Inference classifier, Engine engine) {
    NetworkSpec whole = classifier.network().spec();
    NetworkSpec spec = body(whole);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Weights trained = classifier.network().weights();
    spec.arrays().keySet().forEach(array -> tensors.put(array, trained.get(array)));
    Weights weights = new Weights(tensors);
    Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(0)); // never updated
    network.load(weights);
    String hash = hash(weights, classifier.scale());
    return new NetworkFeatures(
        new Inference(network, classifier.shape(), classifier.scale(), classifier.original()),
        whole.name() + "-" + hash.substring(0, HASH_DIGITS));
  }

  /** What comes before the last layer with weights; images are averaged to one pixel. */
  private static NetworkSpec body(NetworkSpec whole) {
    List<Layer> layers = whole.layers();
    int last = layers.size() - 1;
    while (!(layers.get(last) instanceof Layer.Product)) {
      last--;
    }
    while (last > 0 && layers.get(last - 1) instanceof Layer.Dropout) {
      last--;
    }
    List<Layer> body = new ArrayList<>(layers.subList(0, last));
    if (whole.inputOf(last).size() == 3) {
      body.add(new Layer.GlobalAveragePooling());
    }
    return new NetworkSpec(whole.name(), whole.input(), body);
  }

  private static String hash(Weights weights, PixelScaling.Scale scale) {
    MessageDigest digest = Sha256.digest();
    digest.update((scale + "\n").getBytes(StandardCharsets.UTF_8));
    weights
        .tensors()
        .forEach(
            (array, tensor) -> {
              String head = array + Arrays.toString(tensor.shape()) + "\n";
              digest.update(head.getBytes(StandardCharsets.UTF_8));
              ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(4, tensor.size()));
              bytes.asFloatBuffer().put(tensor.values());
              digest.update(bytes);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int width() {
    return inference.network().spec().output().stream().reduce(1, Math::multiplyExact);
  }

  @Override
  public float[][] features(Dataset data) {
    float[][] features = new float[data.size()][];
    int width = width();
    inference.forward(
        data,
        (row, outputs, at) ->
            features[row] = Arrays.copyOfRange(outputs, at * width, (at + 1) * width));
    return features;
  }

  @Override
  public void close() {
    inference.network().close();
  }
}
