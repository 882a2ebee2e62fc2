package equipoise.classifiers.training;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.Architectures;
import equipoise.core.Seed;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.core.file.Sha256;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.FeatureExtractor;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a trained classifier before its last dense one, dropout left out, as a value (the
 * mean of each channel, where the last layer with weights is a convolution): what a {@link
 * FeatureExtractor} is made of, and what a file keeps, so that figures of another day are measured
 * by the same network.
 *
 * <p>The file is of the safetensors format. Its metadata name the architecture, the images' shape,
 * how pixels become inputs, and the extractor's name, whose hash covers weights and scaling.
 */
public final class FeatureNetwork {
  private static final int HASH_DIGITS = 12;
  private static final String KIND = "features";
  private static final String FORMAT = "1";

  /** The number of classes changes only the layer that is left out. */
  private static final int ANY_CLASSES = 2;

  private final NetworkSpec spec;
  private final ImageShape shape;
  private final PixelScaling.Scale scale;
  private final Weights weights;

  private FeatureNetwork(
      NetworkSpec spec, ImageShape shape, PixelScaling.Scale scale, Weights weights) {
    this.spec = spec;
    this.shape = shape;
    this.scale = scale;
    this.weights = weights;
  }

  /**
   * Copies the layers.
   *
   * @param classifier that has a dense layer or a convolution
   */
  static FeatureNetwork of(Inference classifier) {
    NetworkSpec whole = classifier.network().spec();
    NetworkSpec spec = body(whole);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Weights trained = classifier.network().weights();
    spec.arrays().keySet().forEach(array -> tensors.put(array, trained.get(array)));
    NetworkInput input = classifier.input();
    return new FeatureNetwork(spec, input.images(), input.scale(), new Weights(tensors));
  }

  /** What comes before the last layer with weights; images are averaged to one pixel. */
  private static NetworkSpec body(NetworkSpec whole) {
    List<Layer> layers = whole.layers();
    int last = layers.size() - 1;
    while (!(layers.get(last) instanceof Layer.Product)) {
      last--;
    }
    int end = last;
    while (end > 0 && layers.get(end - 1) instanceof Layer.Dropout) {
      end--;
    }
    List<Layer> body = new ArrayList<>(layers.subList(0, end));
    if (whole.inputOf(last).size() == 3) {
      body.add(new Layer.GlobalAveragePooling());
    }
    return new NetworkSpec(whole.name(), whole.input(), body);
  }

  /**
   * The architecture and the first 12 hexadecimal digits of a SHA-256 over scaling and weights:
   * equal names give equal features.
   */
  public String name() {
    return spec.name() + "-" + hash().substring(0, HASH_DIGITS);
  }

  private String hash() {
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

  /** Of the images that it takes. */
  public ImageShape shape() {
    return shape;
  }

  /**
   * Ready for images; not for two threads at once.
   *
   * @param engine that runs it
   */
  public FeatureExtractor extractor(Engine engine) {
    Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(0)); // never updated
    network.load(weights);
    ClassMap none = ClassMap.identity(List.of());
    NetworkInput input = NetworkInput.of(shape, spec, scale);
    return new NetworkFeatures(new Inference(network, input, none), name());
  }

  /** A reader sees all of the file or nothing. */
  public void write(Path file) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("kind", KIND);
    metadata.put("format", FORMAT);
    metadata.put("name", name());
    metadata.put("architecture", spec.name());
    metadata.put("channels", Integer.toString(shape.channels()));
    metadata.put("height", Integer.toString(shape.height()));
    metadata.put("width", Integer.toString(shape.width()));
    metadata.put("factor", Float.toString(scale.factor()));
    metadata.put("offset", Float.toString(scale.offset()));
    new WeightsFile(weights, metadata).write(file);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws DataException in one line, if the file is missing, damaged, edited, of another version,
   *     or holds other weights
   * @throws IOException if it cannot be read
   */
  public static FeatureNetwork read(Path file) throws IOException {
    try {
      return new Reader(file, WeightsFile.read(file)).network();
    } catch (NoSuchFileException e) {
      throw new DataException(Visible.of(file.toString()) + ": there is no such file", e);
    }
  }

  /** Checks what a file says of itself. */
  private record Reader(Path file, WeightsFile stored) {
    FeatureNetwork network() {
      if (!KIND.equals(stored.metadata().get("kind"))) {
        throw flaw(
            "holds weights, but no feature network of Equipoise, which 'audit --save-features'"
                + " writes");
      }
      if (!FORMAT.equals(stored.metadata().get("format"))) {
        throw flaw(
            "is a feature network of format %s, but this version reads format %s"
                .formatted(text("format"), FORMAT));
      }
      ImageShape shape = shape();
      NetworkSpec spec = spec(shape);
      requireArrays(spec);
      FeatureNetwork read =
          new FeatureNetwork(
              spec,
              shape,
              new PixelScaling.Scale(number("factor"), number("offset")),
              stored.weights());
      if (!read.name().equals(text("name"))) {
        throw flaw("has been changed since it was written as " + text("name"));
      }
      return read;
    }

    private ImageShape shape() {
      try {
        return new ImageShape(
            (int) number("channels"), (int) number("height"), (int) number("width"));
      } catch (IllegalArgumentException e) {
        throw flaw("cannot be a network: " + e.getMessage());
      }
    }

    private NetworkSpec spec(ImageShape shape) {
      String name = text("architecture");
      Architecture architecture =
          Architectures.ALL.stream()
              .filter(known -> known.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      flaw(
                          "its architecture '%s' is none of this version's: %s"
                              .formatted(
                                  Visible.shortened(name),
                                  String.join(
                                      ", ",
                                      Architectures.ALL.stream()
                                          .map(Architecture::name)
                                          .toList()))));
      try {
        NetworkSpec whole = architecture.spec(shape, ANY_CLASSES, 0);
        return body(whole);
      } catch (IllegalArgumentException e) {
        throw flaw("cannot be a network: " + e.getMessage());
      }
    }

    private void requireArrays(NetworkSpec spec) {
      try {
        stored.weights().check(spec);
      } catch (IllegalArgumentException e) {
        throw flaw(e.getMessage());
      }
    }

    private String text(String key) {
      return stored.metadata().getOrDefault(key, "");
    }

    private float number(String key) {
      try {
        return Float.parseFloat(text(key));
      } catch (NumberFormatException e) {
        throw flaw("its '%s' is '%s', no number".formatted(key, Visible.shortened(text(key))));
      }
    }

    private DataException flaw(String what) {
      return new DataException(Visible.of(file.toString()) + ": " + what);
    }
  }
}
