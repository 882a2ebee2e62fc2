package equipoise.engines.api;

import equipoise.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A convolution and the batch that passes through it.
 *
 * @param window square, dense and equally padded if transposed
 * @param groups 1 if transposed
 */
public record ConvolutionCase(
    boolean transposed,
    int channels,
    int filters,
    Window window,
    int groups,
    boolean bias,
    int count,
    int height,
    int width) {
  private static final int MOST_CHANNELS = 20;
  private static final int LONGEST_SIDE = 17;

  /**
   * Kernels 1 to 5, every other one 1; strides 1 to 3, paddings 0 to 2, channels 1 to 20; every
   * third of the plain ones has other sides, gaps and paddings in the two directions.
   */
  public static ConvolutionCase random(Seed seed) {
    RandomGenerator random = seed.generator();
    while (true) {
      int channels = random.nextInt(1, MOST_CHANNELS + 1);
      boolean transposed = random.nextInt(4) == 0;
      int groups = transposed ? 1 : groups(channels, random);
      ConvolutionCase one =
          new ConvolutionCase(
              transposed,
              channels,
              groups * random.nextInt(1, MOST_CHANNELS / groups + 1),
              Window.of(random.nextBoolean() ? 1 : random.nextInt(2, 6))
                  .strided(random.nextInt(1, 4))
                  .padded(random.nextBoolean() ? 0 : random.nextInt(1, 3)),
              groups,
              random.nextBoolean(),
              random.nextInt(1, 9),
              random.nextInt(1, LONGEST_SIDE + 1),
              random.nextInt(1, LONGEST_SIDE + 1));
      RandomGenerator shapes = seed.child("window").generator();
      if (!transposed && shapes.nextInt(3) == 0) {
        one = one.with(rectangular(shapes));
      }
      if (one.outputHeight() > 0 && one.outputWidth() > 0) {
        return one;
      }
    }
  }

  private static Window rectangular(RandomGenerator random) {
    Window window =
        Window.of(random.nextInt(1, 6), random.nextInt(1, 6))
            .strided(random.nextInt(1, 4), random.nextInt(1, 4))
            .padded(random.nextInt(3), random.nextInt(3));
    return switch (random.nextInt(3)) {
      case 0 -> window.dilated(random.nextInt(1, 4));
      case 1 ->
          window.padded(
              new Window.Padding(
                  random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3)));
      default -> window;
    };
  }

  private ConvolutionCase with(Window other) {
    return new ConvolutionCase(
        transposed, channels, filters, other, groups, bias, count, height, width);
  }

  /** 1 half of the time, else a divisor of the channels; the largest is depthwise. */
  private static int groups(int channels, RandomGenerator random) {
    List<Integer> divisors =
        new ArrayList<>(
            IntStream.rangeClosed(1, channels).filter(d -> channels % d == 0).boxed().toList());
    return random.nextBoolean() ? 1 : divisors.get(random.nextInt(divisors.size()));
  }

  int outputHeight() {
    return transposed
        ? (height - 1) * window.stride().height()
            - 2 * window.padding().top()
            + window.size().height()
        : window.rows(height);
  }

  int outputWidth() {
    return transposed
        ? (width - 1) * window.stride().width()
            - 2 * window.padding().left()
            + window.size().width()
        : window.columns(width);
  }

  NetworkSpec spec() {
    Layer.Initializer he = new Layer.Initializer.HeNormal();
    Layer layer =
        transposed
            ? new Layer.TransposedConvolution(
                filters,
                window.size().height(),
                window.stride().height(),
                window.padding().top(),
                bias,
                he)
            : new Layer.Convolution(filters, window, groups, bias, he);
    return new NetworkSpec("convolution", List.of(channels, height, width), List.of(layer));
  }

  int[] inputShape() {
    return new int[] {count, channels, height, width};
  }

  int[] outputShape() {
    return new int[] {count, filters, outputHeight(), outputWidth()};
  }
}
