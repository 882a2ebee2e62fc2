package equipoise.classifiers.architecture;

import equipoise.engines.api.Window;

/**
 * Residual networks as torchvision has them: the stride of a bottleneck is that of its 3x3
 * convolution. The form follows the smaller side of the images: below 64 pixels the first
 * convolution is 3x3 with stride 1 and no pooling follows, as is usual for 32x32; ResNet-18 then
 * has 11,173,962 parameters at 10 classes. Otherwise all layers are the paper's.
 */
public final class ResNet {
  /** Images below it get a first convolution of 3x3 and no pooling after it. */
  static final int FULL_SIDE = 64;

  private static final String SOURCE =
      "He, Zhang, Ren and Sun, CVPR 2016, doi 10.1109/CVPR.2016.90";
  private static final BuiltArchitecture.Sides SIDES = new BuiltArchitecture.Sides(8, 224);

  /** {@code resnet18}: blocks of two 3x3 convolutions, 2, 2, 2, 2 to a stage. */
  public static final Architecture RESNET18 =
      new BuiltArchitecture(
          "resnet18",
          "ResNet-18; below 64 pixels with a first convolution of 3x3",
          SOURCE,
          0,
          SIDES,
          network -> layers(network, Block.BASIC, 2, 2, 2, 2));

  /** {@code resnet34}: blocks of two 3x3 convolutions, 3, 4, 6, 3 to a stage. */
  public static final Architecture RESNET34 =
      new BuiltArchitecture(
          "resnet34",
          "ResNet-34; below 64 pixels with a first convolution of 3x3",
          SOURCE,
          0,
          SIDES,
          network -> layers(network, Block.BASIC, 3, 4, 6, 3));

  /** {@code resnet50}: blocks of 1x1, 3x3 and 1x1 convolutions, 3, 4, 6, 3 to a stage. */
  public static final Architecture RESNET50 =
      new BuiltArchitecture(
          "resnet50",
          "ResNet-50; below 64 pixels with a first convolution of 3x3",
          SOURCE,
          0,
          SIDES,
          network -> layers(network, Block.BOTTLENECK, 3, 4, 6, 3));

  /** {@code resnet101}: blocks of 1x1, 3x3 and 1x1 convolutions, 3, 4, 23, 3 to a stage. */
  public static final Architecture RESNET101 =
      new BuiltArchitecture(
          "resnet101",
          "ResNet-101; below 64 pixels with a first convolution of 3x3",
          SOURCE,
          0,
          SIDES,
          network -> layers(network, Block.BOTTLENECK, 3, 4, 23, 3));

  /** {@code resnet152}: blocks of 1x1, 3x3 and 1x1 convolutions, 3, 8, 36, 3 to a stage. */
  public static final Architecture RESNET152 =
      new BuiltArchitecture(
          "resnet152",
          "ResNet-152; below 64 pixels with a first convolution of 3x3",
          SOURCE,
          0,
          SIDES,
          network -> layers(network, Block.BOTTLENECK, 3, 8, 36, 3));

  /**
   * {@code resnext50}: ResNet-50 with 3x3 convolutions in 32 groups of 4 channels and more;
   * torchvision calls it resnext50_32x4d.
   */
  public static final Architecture RESNEXT50 =
      new BuiltArchitecture(
          "resnext50",
          "ResNeXt-50 32x4d: ResNet-50 with convolutions in 32 groups",
          "Xie, Girshick, Dollar, Tu and He, CVPR 2017, doi 10.1109/CVPR.2017.634",
          0,
          SIDES,
          network -> layers(network, Block.GROUPED, 3, 4, 6, 3));

  private ResNet() {}

  /** The kinds of blocks; the last convolution of a bottleneck has four times as many filters. */
  private enum Block {
    BASIC(1, 1, 1),
    BOTTLENECK(4, 1, 1),
    GROUPED(4, 32, 2);

    private final int expansion;
    private final int groups;
    private final int widening;

    Block(int expansion, int groups, int widening) {
      this.expansion = expansion;
      this.groups = groups;
      this.widening = widening;
    }
  }

  private static void layers(NetworkBuilder network, Block block, int... blocks) {
    if (network.side() < FULL_SIDE) {
      network.plain("conv1", 64, Window.of(3).padded(1)).norm("bn1").relu();
    } else {
      network.plain("conv1", 64, Window.of(7).strided(2).padded(3)).norm("bn1").relu();
      network.maximum(Window.of(3).strided(2).padded(1));
    }
    int filters = 64;
    for (int stage = 0; stage < blocks.length; stage++) {
      for (int i = 0; i < blocks[stage]; i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        block(network, "layer" + (stage + 1) + "." + i, block, filters, stride);
      }
      filters *= 2;
    }
    network.averagedLogits("fc");
  }

  private static void block(
      NetworkBuilder network, String name, Block block, int filters, int stride) {
    int outputs = filters * block.expansion;
    boolean same = stride == 1 && network.channels() == outputs;
    network.residual(
        body -> {
          if (block == Block.BASIC) {
            basic(body, name, filters, stride);
          } else {
            bottleneck(body, name, block, filters, stride);
          }
        },
        shortcut -> {
          if (!same) {
            shortcut
                .plain(name + ".downsample.0", outputs, Window.of(1).strided(stride))
                .norm(name + ".downsample.1");
          }
        });
    network.relu();
  }

  private static void basic(NetworkBuilder body, String name, int filters, int stride) {
    Window three = Window.of(3).padded(1);
    body.plain(name + ".conv1", filters, three.strided(stride)).norm(name + ".bn1").relu();
    body.plain(name + ".conv2", filters, three).norm(name + ".bn2");
  }

  private static void bottleneck(
      NetworkBuilder body, String name, Block block, int filters, int stride) {
    int inner = filters * block.widening;
    Window three = Window.of(3).padded(1).strided(stride);
    body.plain(name + ".conv1", inner, Window.of(1)).norm(name + ".bn1").relu();
    body.grouped(name + ".conv2", inner, three, block.groups).norm(name + ".bn2").relu();
    body.plain(name + ".conv3", filters * block.expansion, Window.of(1)).norm(name + ".bn3");
  }
}
