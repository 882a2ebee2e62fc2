package equipoise.classifiers;

import equipoise.core.NearestName;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * The convolutional networks that a study can name. Each takes images from 8x8 pixels on; its first
 * stages are those of its source, and larger images get further stages instead of a huge dense
 * layer.
 */
public final class Architectures {
  /** The smallest side, in pixels, of an image that these networks take. */
  public static final int SMALLEST_SIDE = 8;

  /**
   * {@code lenet5}: convolution 20 of 5x5, pooling, convolution 50 of 5x5, pooling, dense 500,
   * logits, as it came with Caffe (Jia et al., 2014, doi 10.1145/2647868.2654889); 431,080
   * parameters at 28x28 and 10 classes. Differs in that ReLU follows the convolutions too. Images
   * whose smaller side is below 16 are padded by 2 before each convolution; while a side of more
   * than 8 is left, another convolution 50 with pooling follows. Its 500 dense units are trained
   * with a dropout of one half (Srivastava et al., Journal of Machine Learning Research 15 (2014)
   * 1929).
   */
  public static final Architecture LENET5 = new Named("lenet5", 0.5, Architectures::lenet5);

  /**
   * {@code lenet5-1998}: LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE 86 (1998) 2278,
   * doi 10.1109/5.726791: 6 and 16 filters of 5x5, then 120 and 84 units; 61,706 parameters at
   * 28x28 and 10 classes. Images below 32x32 are padded by 2 in the first convolution, as 28x28
   * became 32x32 there. Differs from the paper, as is usual now: ReLU for the scaled tanh, max
   * pooling for trained averages, every map of the second convolution sees all six of the first,
   * softmax for the radial basis functions. Below 16 pixels the second convolution is padded too;
   * while a side of more than 8 is left, another convolution 16 with pooling follows.
   */
  public static final Architecture LENET5_1998 =
      new Named("lenet5-1998", 0, Architectures::lenet5Of1998);

  /**
   * {@code bipyramidal}: filters double from stage to stage while pooling halves the image: 3x3
   * convolutions with padding 1, ReLU, 2x2 max pooling; 16, 32, 64 filters for 28 to 32 pixels and
   * one more stage each time the side doubles, until at most 4 pixels are left; then dense 128.
   */
  public static final Architecture BIPYRAMIDAL =
      new Named("bipyramidal", 0, Architectures::bipyramidal);

  private static final List<Architecture> ALL = List.of(LENET5, LENET5_1998, BIPYRAMIDAL);

  private Architectures() {}

  /** All names, as in a study file. */
  public static List<String> names() {
    return ALL.stream().map(Architecture::name).toList();
  }

  /**
   * @throws IllegalArgumentException if there is none of that name, with the nearest one
   */
  public static Architecture named(String name) {
    return ALL.stream()
        .filter(architecture -> architecture.name().equals(name))
        .findFirst()
        .orElseThrow(() -> NearestName.unknown("network", name, names()));
  }

  private static void lenet5(LayerStack stack) {
    int padding = stack.side() < 16 ? 2 : 0;
    stack.convolution(20, 5, padding).relu().pool();
    stack.convolution(50, 5, padding).relu().pool();
    while (stack.side() > 8) {
      stack.convolution(50, 5, 0).relu().pool();
    }
    stack.flatten().dense(500).relu();
  }

  private static void lenet5Of1998(LayerStack stack) {
    int side = stack.side();
    stack.convolution(6, 5, side < 32 ? 2 : 0).relu().pool();
    stack.convolution(16, 5, side < 16 ? 2 : 0).relu().pool();
    while (stack.side() > 8) {
      stack.convolution(16, 5, 0).relu().pool();
    }
    stack.flatten().dense(120).relu().dense(84).relu();
  }

  private static void bipyramidal(LayerStack stack) {
    for (int filters = 16; stack.side() > 4; filters *= 2) {
      stack.convolution(filters, 3, 1).relu().pool();
    }
    stack.flatten().dense(128).relu();
  }

  /**
   * @param body all layers but dropout and the last dense one
   */
  private record Named(String name, double usualDropout, Consumer<LayerStack> body)
      implements Architecture {
    @Override
    public NetworkSpec spec(ImageShape images, int classes, double dropout) {
      if (Math.min(images.height(), images.width()) < SMALLEST_SIDE) {
        throw new IllegalArgumentException(
            name
                + " needs images of at least 8x8 pixels, but these are "
                + images
                + " (channels x height x width): enlarge them, or use random-forest");
      }
      if (classes < 2) {
        throw new IllegalArgumentException(
            name + " needs at least 2 classes to tell apart, but there is " + classes);
      }
      LayerStack stack = new LayerStack(images);
      body.accept(stack);
      return new NetworkSpec(
          name,
          List.of(images.channels(), images.height(), images.width()),
          stack.dropout(dropout).logits(classes).layers());
    }
  }
}
