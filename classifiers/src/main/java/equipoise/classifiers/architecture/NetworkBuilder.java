package equipoise.classifiers.architecture;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a network down layer by layer and tracks the shape that is left. Layers with weights may
 * be given the names that published weights have; a name ends before the array, {@code
 * layer1.0.conv1}.
 */
final class NetworkBuilder {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final Layer.Initializer GLOROT = new Layer.Initializer.GlorotUniform();

  /** PyTorch's names of our arrays. */
  private static final Map<String, String> ARRAYS =
      Map.of(
          "gamma", "weight",
          "beta", "bias",
          "runningMean", "running_mean",
          "runningVariance", "running_var");

  /** What all chains of one network share. */
  private record Network(
      List<Integer> input, int classes, double dropout, Map<String, String> names) {}

  private final Network network;
  private final String path;
  private final List<Layer> layers = new ArrayList<>();
  private List<Integer> shape;
  private Layer.BatchNorm norm = Layer.BatchNorm.DEFAULTS;
  private int split;

  private NetworkBuilder(Network network, String path, List<Integer> shape) {
    this.network = network;
    this.path = path;
    this.shape = shape;
  }

  static NetworkBuilder of(ImageShape images, int classes, double dropout) {
    List<Integer> input = List.of(images.channels(), images.height(), images.width());
    return new NetworkBuilder(
        new Network(input, classes, dropout, new LinkedHashMap<>()), "", input);
  }

  int channels() {
    return shape.get(0);
  }

  int height() {
    return shape.get(1);
  }

  int width() {
    return shape.get(2);
  }

  /** The smaller side of the image that is left. */
  int side() {
    return Math.min(height(), width());
  }

  NetworkBuilder add(Layer layer) {
    return add("", layer);
  }

  /**
   * @param name in published weights; empty if there are none
   */
  NetworkBuilder add(String name, Layer layer) {
    if (!name.isEmpty()) {
      network.names.put(path + layers.size(), name);
    }
    shape = layer.output(shape);
    layers.add(layer);
    return this;
  }

  /** With a bias. */
  NetworkBuilder convolution(String name, int filters, Window window) {
    return add(name, new Layer.Convolution(filters, window, 1, true, HE));
  }

  /** Square, stride 1, with a bias, without a published name. */
  NetworkBuilder convolution(int filters, int kernel, int padding) {
    return convolution("", filters, Window.of(kernel).padded(padding));
  }

  /** Without bias, because batch norm follows. */
  NetworkBuilder plain(String name, int filters, Window window) {
    return grouped(name, filters, window, 1);
  }

  NetworkBuilder grouped(String name, int filters, Window window, int groups) {
    return add(name, new Layer.Convolution(filters, window, groups, false, HE));
  }

  /** Each channel by itself, without bias. */
  NetworkBuilder depthwise(String name, Window window) {
    return grouped(name, channels(), window, channels());
  }

  /** The batch norm from here on, and in the chains that begin later. */
  NetworkBuilder normalizing(double epsilon, double momentum) {
    norm = new Layer.BatchNorm(epsilon, momentum);
    return this;
  }

  NetworkBuilder norm(String name) {
    return add(name, norm);
  }

  NetworkBuilder relu() {
    return add(new Layer.Relu());
  }

  /** Maximum over 2x2; an odd last row or column is dropped. */
  NetworkBuilder pool() {
    return add(new Layer.MaxPooling(2, 2));
  }

  NetworkBuilder maximum(Window window) {
    return add(new Layer.MaxPooling(window, false));
  }

  NetworkBuilder average(Window window) {
    return add(new Layer.AveragePooling(window, false, true));
  }

  /** body(x) + x. */
  NetworkBuilder residual(Consumer<NetworkBuilder> body) {
    return residual(body, shortcut -> {});
  }

  NetworkBuilder residual(Consumer<NetworkBuilder> body, Consumer<NetworkBuilder> shortcut) {
    return add(new Layer.Residual(chain("body", body), chain("shortcut", shortcut)));
  }

  NetworkBuilder concat(List<Consumer<NetworkBuilder>> branches) {
    List<List<Layer>> chains = new ArrayList<>();
    for (Consumer<NetworkBuilder> branch : branches) {
      chains.add(chain("branch" + chains.size(), branch));
    }
    return add(new Layer.Concat(chains));
  }

  NetworkBuilder gate(Consumer<NetworkBuilder> chain) {
    return add(new Layer.Gate(chain("chain", chain)));
  }

  /** The layers of a chain that the next layer will hold. */
  private List<Layer> chain(String name, Consumer<NetworkBuilder> body) {
    NetworkBuilder chain =
        new NetworkBuilder(network, path + layers.size() + "." + name + ".", shape);
    chain.norm = norm;
    body.accept(chain);
    return chain.layers;
  }

  /** Features end here. */
  NetworkBuilder head() {
    split = layers.size();
    return this;
  }

  NetworkBuilder globalAverage() {
    return add(new Layer.GlobalAveragePooling());
  }

  NetworkBuilder flatten() {
    return add(new Layer.Flatten());
  }

  NetworkBuilder dense(int units) {
    return dense("", units);
  }

  NetworkBuilder dense(String name, int units) {
    return add(name, new Layer.Dense(units, true, HE));
  }

  /** If the study wants any. */
  NetworkBuilder dropout() {
    return network.dropout > 0 ? add(new Layer.Dropout(network.dropout)) : this;
  }

  NetworkBuilder logits(String name) {
    return add(name, new Layer.Dense(network.classes, true, GLOROT));
  }

  int classes() {
    return network.classes;
  }

  /** The global average, dropout and the logits. */
  NetworkBuilder averagedLogits(String name) {
    return head().globalAverage().dropout().logits(name);
  }

  NetworkParts parts(String name) {
    NetworkSpec whole = new NetworkSpec(name, network.input, layers);
    Map<String, String> keys = new LinkedHashMap<>();
    if (!network.names.isEmpty()) {
      whole.arrays().keySet().forEach(array -> keys.put(published(array), array));
    }
    return new NetworkParts(whole, split, keys);
  }

  private String published(String array) {
    int dot = array.lastIndexOf('.');
    String own = array.substring(dot + 1);
    return network.names.get(array.substring(0, dot)) + "." + ARRAYS.getOrDefault(own, own);
  }
}
