package equipoise.engines.api.benchmark;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks that are timed and that no other module has; {@code engines/benchmark/peer.py} builds
 * the same in PyTorch.
 */
public final class BenchmarkNetworks {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final Layer.Initializer NORMAL = new Layer.Initializer.Normal(0.02);
  private static final int LATENT = 100;

  private BenchmarkNetworks() {}

  /** The layers of LeCun et al., Proceedings of the IEEE 86 (1998) 2278: 6/16/120/84, padding 2. */
  public static NetworkSpec lenet1998() {
    return new NetworkSpec(
        "LeNet-5 6/16/120/84",
        List.of(1, 28, 28),
        List.of(
            new Layer.Convolution(6, 5, 1, 2, true, HE),
            new Layer.Tanh(),
            new Layer.AveragePooling(2, 2),
            new Layer.Convolution(16, 5, 1, 0, true, HE),
            new Layer.Tanh(),
            new Layer.AveragePooling(2, 2),
            new Layer.Flatten(),
            new Layer.Dense(120, true, HE),
            new Layer.Tanh(),
            new Layer.Dense(84, true, HE),
            new Layer.Tanh(),
            new Layer.Dense(10, true, HE)));
  }

  /**
   * Three pairs of 3x3 convolutions with batch norm, 32, 64 and 128 filters, each pair before a
   * pooling, on 32x32 colour images: 288,746 parameters.
   */
  public static NetworkSpec vgg() {
    List<Layer> layers = new ArrayList<>();
    for (int filters : new int[] {32, 64, 128}) {
      for (int i = 0; i < 2; i++) {
        layers.add(new Layer.Convolution(filters, 3, 1, 1, false, HE));
        layers.add(Layer.BatchNorm.DEFAULTS);
        layers.add(new Layer.Relu());
      }
      layers.add(new Layer.MaxPooling(2, 2));
    }
    layers.add(new Layer.GlobalAveragePooling());
    layers.add(new Layer.Dense(10, true, HE));
    return new NetworkSpec("VGG-BN 32/64/128", List.of(3, 32, 32), layers);
  }

  /**
   * He et al., CVPR 2016, with the first convolution 3x3 and no pooling after it, as is usual for
   * 32x32 images: 11,173,962 parameters.
   */
  public static NetworkSpec resnet18() {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Convolution(64, 3, 1, 1, false, HE));
    layers.add(Layer.BatchNorm.DEFAULTS);
    layers.add(new Layer.Relu());
    int channels = 64;
    for (int filters : new int[] {64, 128, 256, 512}) {
      int stride = filters == channels ? 1 : 2;
      block(layers, filters, stride);
      block(layers, filters, 1);
      channels = filters;
    }
    layers.add(new Layer.GlobalAveragePooling());
    layers.add(new Layer.Dense(10, true, HE));
    return new NetworkSpec("ResNet-18", List.of(3, 32, 32), layers);
  }

  private static void block(List<Layer> layers, int filters, int stride) {
    List<Layer> body =
        List.of(
            new Layer.Convolution(filters, 3, stride, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.Convolution(filters, 3, 1, 1, false, HE),
            Layer.BatchNorm.DEFAULTS);
    List<Layer> shortcut =
        stride == 1
            ? List.of()
            : List.of(
                new Layer.Convolution(filters, 1, stride, 0, false, HE), Layer.BatchNorm.DEFAULTS);
    layers.add(new Layer.Residual(body, shortcut));
    layers.add(new Layer.Relu());
  }

  /** Radford et al., ICLR 2016, at 32x32: 100 to 256x4x4, then 128, 64 and 3 channels. */
  public static NetworkSpec dcganGenerator() {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Dense(256 * 4 * 4, false, NORMAL));
    layers.add(new Layer.Reshape(256, 4, 4));
    for (int filters : new int[] {128, 64}) {
      layers.add(Layer.BatchNorm.DEFAULTS);
      layers.add(new Layer.Relu());
      layers.add(new Layer.TransposedConvolution(filters, 4, 2, 1, false, NORMAL));
    }
    layers.add(Layer.BatchNorm.DEFAULTS);
    layers.add(new Layer.Relu());
    layers.add(new Layer.TransposedConvolution(3, 4, 2, 1, true, NORMAL));
    layers.add(new Layer.Tanh());
    return new NetworkSpec("DCGAN generator", List.of(LATENT), layers);
  }

  /** The generator's opponent: 64, 128 and 256 filters of 4x4, stride 2, then one unit. */
  public static NetworkSpec dcganDiscriminator() {
    return new NetworkSpec(
        "DCGAN discriminator",
        List.of(3, 32, 32),
        List.of(
            new Layer.Convolution(64, 4, 2, 1, true, NORMAL),
            new Layer.LeakyRelu(0.2),
            new Layer.Convolution(128, 4, 2, 1, false, NORMAL),
            Layer.BatchNorm.DEFAULTS,
            new Layer.LeakyRelu(0.2),
            new Layer.Convolution(256, 4, 2, 1, false, NORMAL),
            Layer.BatchNorm.DEFAULTS,
            new Layer.LeakyRelu(0.2),
            new Layer.Flatten(),
            new Layer.Dense(1, true, NORMAL)));
  }
}
