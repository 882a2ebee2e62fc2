package equipoise.classifiers.architecture;

/**
 * LeNet-5 in its two common forms. Both keep the first stages of their source at every size; while
 * a side of more than 8 pixels is left, another convolution with pooling follows, so that large
 * images do not need a huge dense layer.
 */
public final class LeNet {
  /**
   * {@code lenet5}: convolution 20 of 5x5, pooling, convolution 50 of 5x5, pooling, dense 500,
   * logits; 431,080 parameters at 28x28 and 10 classes. Differs from Caffe's network in that ReLU
   * follows the convolutions too. Images whose smaller side is below 16 are padded by 2 before each
   * convolution. Its 500 dense units are trained with a dropout of one half (Srivastava et al.,
   * Journal of Machine Learning Research 15 (2014) 1929).
   */
  public static final Architecture LENET5 =
      new BuiltArchitecture(
          "lenet5",
          "LeNet-5 as Caffe has it: convolutions 20 and 50 of 5x5, dense 500",
          "Jia et al., ACM Multimedia 2014, doi 10.1145/2647868.2654889",
          0.5,
          new BuiltArchitecture.Sides(8, 28),
          LeNet::caffe);

  /**
   * {@code lenet5-1998}: 6 and 16 filters of 5x5, then 120 and 84 units; 61,706 parameters at 28x28
   * and 10 classes. Images below 32x32 are padded by 2 in the first convolution, which is how the
   * paper's 28x28 digits became 32x32. Differs from the paper, as is usual now: ReLU for the scaled
   * tanh, max pooling for trained averages, every map of the second convolution sees all six of the
   * first, softmax for the radial basis functions. Below 16 pixels the second convolution is padded
   * too.
   */
  public static final Architecture LENET5_1998 =
      new BuiltArchitecture(
          "lenet5-1998",
          "LeNet-5 of 1998: convolutions 6 and 16 of 5x5, dense 120 and 84",
          "LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE 86 (1998) 2278,"
              + " doi 10.1109/5.726791",
          0,
          new BuiltArchitecture.Sides(8, 32),
          LeNet::original);

  private LeNet() {}

  private static void caffe(NetworkBuilder network) {
    int padding = network.side() < 16 ? 2 : 0;
    network.convolution(20, 5, padding).relu().pool();
    network.convolution(50, 5, padding).relu().pool();
    while (network.side() > 8) {
      network.convolution(50, 5, 0).relu().pool();
    }
    network.head().flatten().dense(500).relu().dropout().logits("");
  }

  private static void original(NetworkBuilder network) {
    int side = network.side();
    network.convolution(6, 5, side < 32 ? 2 : 0).relu().pool();
    network.convolution(16, 5, side < 16 ? 2 : 0).relu().pool();
    while (network.side() > 8) {
      network.convolution(16, 5, 0).relu().pool();
    }
    network.head().flatten().dense(120).relu().dense(84).relu().dropout().logits("");
  }
}
