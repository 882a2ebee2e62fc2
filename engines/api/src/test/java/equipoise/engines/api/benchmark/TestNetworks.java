package equipoise.engines.api.benchmark;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.List;

/** Networks of any size for the tests of engines. */
public final class TestNetworks {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  private TestNetworks() {}

  /** Two convolutions with ReLU and pooling, then dense, on 28x28 grey images of 10 classes. */
  public static NetworkSpec convolutional(int first, int second, int dense) {
    return new NetworkSpec(
        "convolutional " + first + "/" + second + "/" + dense,
        List.of(1, 28, 28),
        List.of(
            new Layer.Convolution(first, 5, 1, 0, true, HE),
            new Layer.Relu(),
            new Layer.MaxPooling(2, 2),
            new Layer.Convolution(second, 5, 1, 0, true, HE),
            new Layer.Relu(),
            new Layer.MaxPooling(2, 2),
            new Layer.Flatten(),
            new Layer.Dense(dense, true, HE),
            new Layer.Relu(),
            new Layer.Dense(10, true, HE)));
  }
}
