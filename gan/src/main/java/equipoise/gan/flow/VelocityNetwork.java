package equipoise.gan.flow;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.gan.generator.PaddedShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The U-Net (Ronneberger, Fischer and Brox, MICCAI 2015, arXiv 1505.04597) in the form of Ho, Jain
 * and Abbeel (NeurIPS 2020, arXiv 2006.11239, appendix B): residual blocks of group norm, SiLU and
 * 3x3 convolutions, into each of which a small network of time and class adds a value for every
 * channel. A 4x4 convolution of stride 2 halves the sides before the first block and a transposed
 * one doubles them after the last, so that the blocks work at a half and a quarter of the side, and
 * at an eighth above 32 pixels.
 *
 * @param shape of the images
 * @param classes number of conditions; the condition of this number stands for no class
 * @param filters channels at half the side, twice as many below
 */
record VelocityNetwork(PaddedShape shape, int classes, int filters) {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final Layer.Initializer SMALL = new Layer.Initializer.Normal(1e-3);
  private static final int EMBEDDING = 32;
  private static final int CHANNELS_OF_A_GROUP = 8;

  NetworkSpec spec() {
    List<Layer> deepest = List.of(block(2 * filters, 2 * filters), block(2 * filters, 2 * filters));
    List<Layer> inner = deepest;
    for (int i = 2; i < shape.doublings(); i++) {
      inner = around(inner, 2 * filters);
    }
    return new NetworkSpec(
        "flow-velocity",
        List.of(shape.channels(), shape.height(), shape.width()),
        List.of(
            new Layer.Convolution(filters, 4, 2, 1, true, HE),
            block(filters, filters),
            new Layer.Concat(List.of(List.of(), below(inner, filters))),
            block(2 * filters, filters),
            norm(filters),
            new Layer.Silu(),
            new Layer.TransposedConvolution(shape.channels(), 4, 2, 1, true, SMALL)));
  }

  /** Blocks before and after what works at half the side, which gets the channels twice. */
  private List<Layer> around(List<Layer> inner, int channels) {
    return List.of(
        block(channels, channels),
        new Layer.Concat(List.of(List.of(), below(inner, channels))),
        block(2 * channels, channels));
  }

  /** At half the side and back; inner layers keep 2 filters. */
  private List<Layer> below(List<Layer> inner, int channels) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Convolution(2 * filters, 3, 2, 1, true, HE));
    layers.addAll(inner);
    layers.add(new Layer.TransposedConvolution(channels, 2, 2, 0, true, HE));
    return layers;
  }

  private Layer block(int in, int out) {
    List<Layer> body =
        List.of(
            norm(in),
            new Layer.Silu(),
            new Layer.Convolution(out, 3, 1, 1, true, HE),
            new Layer.ConditionalShift(
                TimeFeatures.WIDTH,
                List.of(
                    new Layer.Concat(
                        List.of(
                            List.of(), List.of(new Layer.Embedding(classes + 1, EMBEDDING, 1)))),
                    new Layer.Dense(2 * filters, true, HE),
                    new Layer.Silu(),
                    new Layer.Dense(out, true, HE))),
            norm(out),
            new Layer.Silu(),
            new Layer.Convolution(out, 3, 1, 1, true, SMALL));
    List<Layer> shortcut =
        in == out ? List.of() : List.of(new Layer.Convolution(out, 1, 1, 0, true, HE));
    return new Layer.Residual(body, shortcut);
  }

  private static Layer norm(int channels) {
    return new Layer.GroupNorm(Math.max(1, channels / CHANNELS_OF_A_GROUP));
  }
}
