package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import java.util.function.Consumer;

/** MobileNet v2, as torchvision has it. */
public final class MobileNetV2 {
  /** {@code mobilenet-v2}: inverted residuals with linear bottlenecks, width 1. */
  public static final Architecture MOBILENET_V2 =
      new BuiltArchitecture(
          "mobilenet-v2",
          "MobileNet v2: inverted residuals with linear bottlenecks",
          "Sandler, Howard, Zhu, Zhmoginov and Chen, CVPR 2018, doi 10.1109/CVPR.2018.00474",
          0.2,
          new BuiltArchitecture.Sides(32, 224),
          MobileNetV2::layers);

  private MobileNetV2() {}

  /** Expansion, filters, blocks and the first one's stride, from table 2 of the paper. */
  private static final int[][] STAGES = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  private static void layers(NetworkBuilder network) {
    network.plain("features.0.0", 32, Window.of(3).strided(2).padded(1)).norm("features.0.1");
    network.add(new Layer.Relu6());
    int at = 1;
    for (int[] stage : STAGES) {
      for (int i = 0; i < stage[2]; i++) {
        block(network, "features." + at++ + ".conv.", stage[0], stage[1], i == 0 ? stage[3] : 1);
      }
    }
    network.plain("features.18.0", 1280, Window.of(1)).norm("features.18.1");
    network.add(new Layer.Relu6()).averagedLogits("classifier.1");
  }

  private static void block(
      NetworkBuilder network, String name, int expansion, int filters, int stride) {
    boolean adds = stride == 1 && network.channels() == filters;
    Consumer<NetworkBuilder> body = chain -> chain(chain, name, expansion, filters, stride);
    if (adds) {
      network.residual(body);
    } else {
      body.accept(network);
    }
  }

  private static void chain(
      NetworkBuilder chain, String name, int expansion, int filters, int stride) {
    int at = 0;
    if (expansion > 1) {
      chain.plain(name + "0.0", expansion * chain.channels(), Window.of(1)).norm(name + "0.1");
      chain.add(new Layer.Relu6());
      at++;
    }
    Window three = Window.of(3).strided(stride).padded(1);
    chain.depthwise(name + at + ".0", three).norm(name + at + ".1").add(new Layer.Relu6());
    chain.plain(name + (at + 1), filters, Window.of(1)).norm(name + (at + 2));
  }
}
