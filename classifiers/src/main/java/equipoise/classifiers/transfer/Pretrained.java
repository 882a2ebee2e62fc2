package equipoise.classifiers.transfer;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.architecture.Stages;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A pretrained network with a new last layer. One layer comes before those of the architecture: it
 * normalises pixels and makes grey three equal channels.
 *
 * @param parts of the architecture
 */
record Pretrained(Backbone backbone, NetworkParts parts) {
  private static final int BEFORE = 1;

  static Pretrained of(Backbone backbone, int classes, double dropout) {
    return new Pretrained(backbone, backbone.parts(classes, dropout));
  }

  /** Of any data set. */
  static Pretrained of(Architecture architecture, NetworkOptions options) {
    ImageShape any = new ImageShape(3, 1, 1);
    return of(Backbone.of(architecture, options.transfer(), any), 2, options.training().dropout());
  }

  /** From images of the backbone's input, scaled to -1/2..1/2, to logits. */
  NetworkSpec whole() {
    ImageShape input = backbone.input();
    return backbone
        .normalisation()
        .then(new Chain(parts.whole().layers(), Map.of()))
        .spec(parts.whole().name(), Arrays.asList(input.channels(), input.height(), input.width()));
  }

  /** Where the new layers begin: behind the last pretrained one that has weights. */
  int newest() {
    return BEFORE + own();
  }

  private int own() {
    List<Layer> layers = parts.whole().layers();
    int last = layers.size() - 1;
    while (!(layers.get(last) instanceof Layer.Product)) {
      last--;
    }
    while (last > parts.split() && parts.whole().parameterCount(last - 1) == 0) {
      last--;
    }
    return last;
  }

  Stages stages() {
    return Stages.of(parts);
  }

  /** Where a stage ends, in layers of the whole; where the first begins for -1. */
  int end(int stage) {
    return stage < 0 ? BEFORE : BEFORE + stages().ends().get(stage);
  }

  private NetworkSpec pretrained() {
    NetworkSpec whole = parts.whole();
    return new NetworkSpec(whole.name(), whole.input(), whole.layers().subList(0, own()));
  }

  /**
   * The weights of all layers before the new ones, under the names of the whole.
   *
   * @throws equipoise.core.data.DataException if the file cannot be used
   */
  Weights weights() {
    NetworkSpec spec = pretrained();
    Weights loaded = backbone.load(spec, parts.torchKeys()).weights();
    return backbone.normalisation().then(Chain.of(spec.layers(), loaded)).asWeights();
  }

  /** As {@link Backbone#warnings()}. */
  List<String> warnings() {
    return backbone.warnings(pretrained(), parts.torchKeys());
  }
}
