package equipoise.engines.api;

import equipoise.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A convolution and the batch that passes through it.
 *
 * @param groups 1 if transposed
 */
public record ConvolutionCase(
    boolean transposed,
    int channels,
    int filters,
    int kernel,
    int stride,
    int padding,
    int groups,
    boolean bias,
    int count,
    int height,
    int width) {
  private static final int MOST_CHANNELS = 20;
  private static final int LONGEST_SIDE = 17;

  /** Kernels 1 to 5, every other one 1; strides 1 to 3, paddings 0 to 2, channels 1 to 20. */
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
              random.nextBoolean() ? 1 : random.nextInt(2, 6),
              random.nextInt(1, 4),
              random.nextBoolean() ? 0 : random.nextInt(1, 3),
              groups,
              random.nextBoolean(),
              random.nextInt(1, 9),
              random.nextInt(1, LONGEST_SIDE + 1),
              random.nextInt(1, LONGEST_SIDE + 1));
      if (one.outputSide(one.height) > 0 && one.outputSide(one.width) > 0) {
        return one;
      }
    }
  }

  /** 1 half of the time, else a divisor of the channels; the largest is depthwise. */
  private static int groups(int channels, RandomGenerator random) {
    List<Integer> divisors =
        new ArrayList<>(
            IntStream.rangeClosed(1, channels).filter(d -> channels % d == 0).boxed().toList());
    return random.nextBoolean() ? 1 : divisors.get(random.nextInt(divisors.size()));
  }

  int outputSide(int side) {
    if (transposed) {
      return (side - 1) * stride - 2 * padding + kernel;
    }
    int room = side - kernel + 2 * padding;
    return room < 0 ? 0 : room / stride + 1;
  }

  NetworkSpec spec() {
    Layer.Initializer he = new Layer.Initializer.HeNormal();
    Layer layer =
        transposed
            ? new Layer.TransposedConvolution(filters, kernel, stride, padding, bias, he)
            : new Layer.Convolution(filters, kernel, stride, padding, groups, bias, he);
    return new NetworkSpec("convolution", List.of(channels, height, width), List.of(layer));
  }

  int[] inputShape() {
    return new int[] {count, channels, height, width};
  }

  int[] outputShape() {
    return new int[] {count, filters, outputSide(height), outputSide(width)};
  }
}
