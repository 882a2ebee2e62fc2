package equipoise.classifiers.transfer;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.weights.InputRecipe;
import equipoise.classifiers.weights.KeyMap;
import equipoise.classifiers.weights.KnownWeights;
import equipoise.classifiers.weights.LoadedWeights;
import equipoise.classifiers.weights.NamedTensors;
import equipoise.classifiers.weights.WeightsFormat;
import equipoise.classifiers.weights.WeightsLoader;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.core.file.Sha256;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pretrained network without its head, for images of one shape: a first layer brings scaled
 * pixels to what the weights want (grey to three equal channels, mean and deviation of each
 * channel), then the layers of the architecture, then the mean over the last maps.
 *
 * @param images as the data set has them
 * @param pixels how they are scaled
 * @param layers how many layers of the features are used; empty is all of them
 * @param input as the network takes them: the same channels, brought to one side
 */
record Backbone(
    Architecture architecture,
    Path file,
    InputScale pixels,
    OptionalInt layers,
    ImageShape images,
    ImageShape input) {
  private static final int COLOURS = 3;
  private static final int HASH_DIGITS = 12;

  /** Pixels come as value / 255 - 1/2. */
  static final float FACTOR = 1 / 255f;

  static final float OFFSET = -0.5f;

  static Backbone of(Architecture architecture, TransferOptions options, ImageShape images) {
    int side = options.side().orElse(architecture.usualSide());
    return new Backbone(
        architecture,
        options.weights(),
        options.pixels(),
        options.layers(),
        images,
        new ImageShape(images.channels(), side, side));
  }

  /**
   * A hash of all that its features depend on beside the image, after the architecture's name.
   *
   * @param engine its identity
   * @throws DataException if the file cannot be read
   */
  String id(String engine) {
    try {
      String all =
          String.join("\n", Sha256.of(file), engine, images.toString(), input.toString())
              + recipe()
              + layers;
      return architecture.name()
          + "-"
          + Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private InputRecipe recipe() {
    return pixels == InputScale.AUTO
        ? KnownWeights.of(file).map(KnownWeights::input).orElseGet(InputScale.IMAGENET::recipe)
        : pixels.recipe();
  }

  /** Of any number of classes: they change the head alone. */
  private NetworkParts parts() {
    return parts(2, 0);
  }

  /**
   * The network of colour images, without what comes before.
   *
   * @throws IllegalArgumentException if the side is below the smallest of the architecture
   */
  NetworkParts parts(int classes, double dropout) {
    ImageShape colour = new ImageShape(COLOURS, input.height(), input.width());
    return architecture.parts(colour, classes, dropout);
  }

  /**
   * Reads the weights.
   *
   * @throws DataException in one line, if the file is no file of weights, or of another network
   * @throws IllegalArgumentException if the side is below the smallest of the architecture
   */
  Chain chain() {
    NetworkParts parts = parts();
    NetworkSpec all = parts.features();
    NetworkSpec features = used(all);
    Weights loaded = load(all, parts.torchKeys()).weights();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    features.arrays().keySet().forEach(name -> tensors.put(name, loaded.get(name)));
    List<Layer> used = new ArrayList<>(features.layers());
    if (features.output().size() == COLOURS) {
      used.add(new Layer.GlobalAveragePooling());
    }
    return normalisation().then(Chain.of(used, new Weights(tensors)));
  }

  private NetworkSpec used(NetworkSpec all) {
    int most = all.layers().size();
    int first = layers.orElse(most);
    if (first > most) {
      throw new IllegalArgumentException(
          "the features of %s have %d layers, so layers must be at most that, but is %d"
              .formatted(architecture.name(), most, first));
    }
    return new NetworkSpec(all.name(), all.input(), all.layers().subList(0, first));
  }

  /**
   * The file's weights.
   *
   * @param layers of the architecture, from the first on
   * @param keys published names and ours
   * @throws DataException as {@link #chain()}
   */
  LoadedWeights load(NetworkSpec layers, Map<String, String> keys) {
    if (keys.isEmpty()) {
      throw new DataException(
          "%s: no published weights are known for %s; name another network, such as resnet18"
              .formatted(file, architecture.name()));
    }
    NamedTensors tensors = NamedTensors.read(file);
    return new WeightsLoader(KeyMap.of(architecture, keys, tensors)).features(layers, tensors);
  }

  /**
   * Sentences for who runs a study: what of the file is not used, or not as published.
   *
   * @throws DataException as {@link #chain()}
   */
  List<String> warnings() {
    NetworkParts parts = parts();
    used(parts.features());
    return warnings(parts.features(), parts.torchKeys());
  }

  /**
   * Of the file as weights of some layers.
   *
   * @param layers as for {@link #load}
   */
  List<String> warnings(NetworkSpec layers, Map<String, String> keys) {
    List<String> warnings = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      NamedTensors.read(file); // says what is wrong with it
    }
    load(layers, keys).warnings().forEach(line -> warnings.add(file + ": " + line));
    try {
      Optional<String> mismatch = KnownWeights.mismatch(file);
      mismatch.ifPresent(warnings::add);
      if (pixels == InputScale.AUTO && KnownWeights.of(file).isEmpty()) {
        NamedTensors.preprocessing(file).ifPresent(text -> warnings.add(statedInput(text)));
        if (NamedTensors.read(file).format() == WeightsFormat.KERAS) {
          warnings.add(
              file
                  + ": Keras trained its VGGs on pixels of 0 to 255 less a mean; set 'pixels: caffe'"
                  + " (the order blue, green, red is taken care of)");
        }
      }
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
    return warnings;
  }

  private String statedInput(String text) {
    return "%s: says of its input '%s', but pixels are scaled as for torchvision's weights; set 'pixels' (imagenet, caffe, symmetric, unit)"
        .formatted(file, Visible.line(text, 120));
  }

  /** From value - 1/2 to (value - mean) / deviation; one grey channel is seen as three. */
  Chain normalisation() {
    InputRecipe recipe = recipe();
    float[] factors = new float[COLOURS];
    float[] offsets = new float[COLOURS];
    for (int c = 0; c < COLOURS; c++) {
      factors[c] = (float) (1 / recipe.deviation().get(c));
      offsets[c] = (float) ((-OFFSET - recipe.mean().get(c)) / recipe.deviation().get(c));
    }
    Layer layer =
        new Layer.Convolution(
            COLOURS, 1, 1, 0, input.channels(), true, new Layer.Initializer.HeNormal());
    Weights weights =
        new Weights(
            Map.of(
                "0.weight", new Tensor(factors, COLOURS, 1, 1, 1),
                "0.bias", new Tensor(offsets, COLOURS)));
    return Chain.of(List.of(layer), weights);
  }
}
