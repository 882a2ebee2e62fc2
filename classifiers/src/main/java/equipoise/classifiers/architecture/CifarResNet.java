package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;

/**
 * The residual networks that the paper trains on CIFAR-10, with its shortcuts without weights
 * (option A): every second pixel, and half of the new channels as zeros before, half after, as the
 * usual code for CIFAR has it.
 */
public final class CifarResNet {
  private static final String SOURCE =
      "He, Zhang, Ren and Sun, CVPR 2016, section 4.2, doi 10.1109/CVPR.2016.90";

  /** {@code resnet20}: 3 blocks to a stage. */
  public static final Architecture RESNET20 =
      new BuiltArchitecture(
          "resnet20",
          "ResNet-20 for 32x32 images: three stages of 3 blocks, 16, 32, 64 filters",
          SOURCE,
          0,
          BuiltArchitecture.SMALL,
          network -> layers(network, 3));

  /** {@code resnet32}: 5 blocks to a stage. */
  public static final Architecture RESNET32 =
      new BuiltArchitecture(
          "resnet32",
          "ResNet-32 for 32x32 images: three stages of 5 blocks, 16, 32, 64 filters",
          SOURCE,
          0,
          BuiltArchitecture.SMALL,
          network -> layers(network, 5));

  /** {@code resnet44}: 7 blocks to a stage. */
  public static final Architecture RESNET44 =
      new BuiltArchitecture(
          "resnet44",
          "ResNet-44 for 32x32 images: three stages of 7 blocks, 16, 32, 64 filters",
          SOURCE,
          0,
          BuiltArchitecture.SMALL,
          network -> layers(network, 7));

  /** {@code resnet56}: 9 blocks to a stage. */
  public static final Architecture RESNET56 =
      new BuiltArchitecture(
          "resnet56",
          "ResNet-56 for 32x32 images: three stages of 9 blocks, 16, 32, 64 filters",
          SOURCE,
          0,
          BuiltArchitecture.SMALL,
          network -> layers(network, 9));

  private CifarResNet() {}

  private static void layers(NetworkBuilder network, int blocks) {
    network.plain("conv1", 16, Window.of(3).padded(1)).norm("bn1").relu();
    for (int stage = 0; stage < 3; stage++) {
      for (int i = 0; i < blocks; i++) {
        boolean halves = stage > 0 && i == 0;
        block(network, "layer" + (stage + 1) + "." + i, 16 << stage, halves);
      }
    }
    network.averagedLogits("linear");
  }

  private static void block(NetworkBuilder network, String name, int filters, boolean halves) {
    Window three = Window.of(3).padded(1);
    int missing = filters - network.channels();
    network.residual(
        body -> {
          Window first = three.strided(halves ? 2 : 1);
          body.plain(name + ".conv1", filters, first).norm(name + ".bn1").relu();
          body.plain(name + ".conv2", filters, three).norm(name + ".bn2");
        },
        shortcut -> {
          if (halves) {
            shortcut.maximum(Window.of(1).strided(2));
            shortcut.add(new Layer.ChannelPadding(missing / 2, missing - missing / 2));
          }
        });
    network.relu();
  }
}
