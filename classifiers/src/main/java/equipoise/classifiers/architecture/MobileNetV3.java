package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import java.util.List;
import java.util.function.Consumer;

/** MobileNet v3, as torchvision has it: batch norm with epsilon 0.001 and momentum 0.01. */
public final class MobileNetV3 {
  /**
   * One block.
   *
   * @param inner channels of its depthwise convolution
   * @param gated whether squeeze and excitation follows that convolution
   * @param swish whether it uses the hard swish, or ReLU
   */
  private record Block(
      int kernel, int inner, int filters, boolean gated, boolean swish, int stride) {
    Layer activation() {
      return swish ? new Layer.HardSwish() : new Layer.Relu();
    }

    Window window() {
      return Window.of(kernel).strided(stride).padded(kernel / 2);
    }
  }

  private static final List<Block> LARGE =
      List.of(
          new Block(3, 16, 16, false, false, 1),
          new Block(3, 64, 24, false, false, 2),
          new Block(3, 72, 24, false, false, 1),
          new Block(5, 72, 40, true, false, 2),
          new Block(5, 120, 40, true, false, 1),
          new Block(5, 120, 40, true, false, 1),
          new Block(3, 240, 80, false, true, 2),
          new Block(3, 200, 80, false, true, 1),
          new Block(3, 184, 80, false, true, 1),
          new Block(3, 184, 80, false, true, 1),
          new Block(3, 480, 112, true, true, 1),
          new Block(3, 672, 112, true, true, 1),
          new Block(5, 672, 160, true, true, 2),
          new Block(5, 960, 160, true, true, 1),
          new Block(5, 960, 160, true, true, 1));

  private static final List<Block> SMALL =
      List.of(
          new Block(3, 16, 16, true, false, 2),
          new Block(3, 72, 24, false, false, 2),
          new Block(3, 88, 24, false, false, 1),
          new Block(5, 96, 40, true, true, 2),
          new Block(5, 240, 40, true, true, 1),
          new Block(5, 240, 40, true, true, 1),
          new Block(5, 120, 48, true, true, 1),
          new Block(5, 144, 48, true, true, 1),
          new Block(5, 288, 96, true, true, 2),
          new Block(5, 576, 96, true, true, 1),
          new Block(5, 576, 96, true, true, 1));

  private static final String SOURCE = "Howard et al., ICCV 2019, doi 10.1109/ICCV.2019.00140";
  private static final BuiltArchitecture.Sides SIDES = new BuiltArchitecture.Sides(32, 224);

  /** {@code mobilenet-v3-large}: table 1 of the paper. */
  public static final Architecture MOBILENET_V3_LARGE =
      new BuiltArchitecture(
          "mobilenet-v3-large",
          "MobileNet v3 large: inverted residuals with gates and hard swish",
          SOURCE,
          0.2,
          SIDES,
          network -> layers(network, LARGE, 1280));

  /** {@code mobilenet-v3-small}: table 2 of the paper. */
  public static final Architecture MOBILENET_V3_SMALL =
      new BuiltArchitecture(
          "mobilenet-v3-small",
          "MobileNet v3 small: inverted residuals with gates and hard swish",
          SOURCE,
          0.2,
          SIDES,
          network -> layers(network, SMALL, 1024));

  private MobileNetV3() {}

  private static void layers(NetworkBuilder network, List<Block> blocks, int units) {
    network.normalizing(1e-3, 0.01);
    network.plain("features.0.0", 16, Window.of(3).strided(2).padded(1)).norm("features.0.1");
    network.add(new Layer.HardSwish());
    for (int i = 0; i < blocks.size(); i++) {
      block(network, "features." + (i + 1) + ".block.", blocks.get(i));
    }
    String last = "features." + (blocks.size() + 1);
    network.plain(last + ".0", 6 * network.channels(), Window.of(1)).norm(last + ".1");
    network.add(new Layer.HardSwish()).head().globalAverage();
    network.dense("classifier.0", units).add(new Layer.HardSwish()).dropout();
    network.logits("classifier.3");
  }

  private static void block(NetworkBuilder network, String name, Block block) {
    Consumer<NetworkBuilder> body = chain -> chain(chain, name, block);
    if (block.stride == 1 && network.channels() == block.filters) {
      network.residual(body);
    } else {
      body.accept(network);
    }
  }

  private static void chain(NetworkBuilder chain, String name, Block block) {
    int at = 0;
    if (block.inner != chain.channels()) {
      chain.plain(name + "0.0", block.inner, Window.of(1)).norm(name + "0.1");
      chain.add(block.activation());
      at++;
    }
    chain.depthwise(name + at + ".0", block.window()).norm(name + at + ".1");
    chain.add(block.activation());
    at++;
    if (block.gated) {
      String gate = name + at++;
      chain.gate(squeeze -> squeeze(squeeze, gate));
    }
    chain.plain(name + at + ".0", block.filters, Window.of(1)).norm(name + at + ".1");
  }

  /** Through a quarter of the channels, rounded to a multiple of eight. */
  private static void squeeze(NetworkBuilder chain, String name) {
    int channels = chain.channels();
    chain.globalAverage().dense(name + ".fc1", rounded(channels / 4)).relu();
    chain.dense(name + ".fc2", channels).add(new Layer.HardSigmoid());
  }

  /** To the nearest multiple of eight that is not smaller by more than a tenth. */
  private static int rounded(int channels) {
    int nearest = Math.max(8, (channels + 4) / 8 * 8);
    return nearest < 0.9 * channels ? nearest + 8 : nearest;
  }
}
