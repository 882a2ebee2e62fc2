package equipoise.classifiers.training;

import equipoise.core.data.ImageShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Changes the look of one image in place: resolution, blur, contrast, brightness, noise, erasing,
 * in this order, as a camera would lose it. All channels alike, but for noise.
 *
 * @param values holds [c, h, w] from {@code at} on
 */
record LookChange(float[] values, int at, ImageShape shape, PixelScaling.Scale scale) {
  private static final double BLUR_REACH = 3;
  private static final double LEAST_ERASED = 0.02;
  private static final double MOST_ASPECT = 10.0 / 3;

  /** How many numbers are drawn depends on the bounds and the shape alone, but for the noise's. */
  void apply(Look look, RandomGenerator random) {
    double side = 1 - random.nextDouble() * look.resolution();
    double deviation = random.nextDouble() * look.blur();
    double contrast = 1 + symmetric(random) * look.contrast();
    double brightness = symmetric(random) * look.brightness() * range();
    double noise = random.nextDouble() * look.noise() * range();
    if (side < 1) {
      shrink(side);
    }
    if (deviation > 0) {
      blur(deviation);
    }
    stretch(contrast, brightness);
    for (int i = 0; noise > 0 && i < shape.size(); i++) {
      values[at + i] += (float) (noise * random.nextGaussian());
    }
    if (look.erasing() > 0) {
      erase(look.erasing(), random);
    }
    keepInRange();
  }

  private double range() {
    return 255.0 * scale.factor();
  }

  private static double symmetric(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }

  private int plane() {
    return shape.height() * shape.width();
  }

  /** Each value becomes that of the block of pixels that a smaller image would have there. */
  private void shrink(double side) {
    int height = (int) Math.max(1, Math.round(side * shape.height()));
    int width = (int) Math.max(1, Math.round(side * shape.width()));
    for (int c = 0; c < shape.channels(); c++) {
      double[] small = averages(at + c * plane(), height, width);
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          double v = (y + 0.5) * height / shape.height() - 0.5;
          double u = (x + 0.5) * width / shape.width() - 0.5;
          values[at + c * plane() + y * shape.width() + x] =
              (float) bilinear(small, height, width, v, u);
        }
      }
    }
  }

  private double[] averages(int from, int height, int width) {
    double[] sums = new double[height * width];
    int[] counts = new int[height * width];
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int block = y * height / shape.height() * width + x * width / shape.width();
        sums[block] += values[from + y * shape.width() + x];
        counts[block]++;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= counts[i];
    }
    return sums;
  }

  private static double bilinear(double[] image, int height, int width, double y, double x) {
    double v = Math.min(Math.max(y, 0), height - 1);
    double u = Math.min(Math.max(x, 0), width - 1);
    int top = (int) v;
    int left = (int) u;
    int bottom = Math.min(top + 1, height - 1);
    int right = Math.min(left + 1, width - 1);
    double upper = mix(image[top * width + left], image[top * width + right], u - left);
    double lower = mix(image[bottom * width + left], image[bottom * width + right], u - left);
    return mix(upper, lower, v - top);
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }

  /** Rows, then columns; beyond the border the border's pixels. */
  private void blur(double deviation) {
    double[] kernel = kernel(deviation);
    for (int c = 0; c < shape.channels(); c++) {
      int from = at + c * plane();
      for (int y = 0; y < shape.height(); y++) {
        blurLine(kernel, from + y * shape.width(), 1, shape.width());
      }
      for (int x = 0; x < shape.width(); x++) {
        blurLine(kernel, from + x, shape.width(), shape.height());
      }
    }
  }

  private static double[] kernel(double deviation) {
    int reach = (int) Math.ceil(BLUR_REACH * deviation);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      kernel[reach + k] = Math.exp(-k * k / (2 * deviation * deviation));
      sum += kernel[reach + k];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
    return kernel;
  }

  private void blurLine(double[] kernel, int from, int stride, int length) {
    int reach = kernel.length / 2;
    double[] line = new double[length];
    for (int i = 0; i < length; i++) {
      for (int k = -reach; k <= reach; k++) {
        int j = Math.min(Math.max(i + k, 0), length - 1);
        line[i] += kernel[reach + k] * values[from + j * stride];
      }
    }
    for (int i = 0; i < length; i++) {
      values[from + i * stride] = (float) line[i];
    }
  }

  private double mean() {
    double sum = 0;
    for (int i = 0; i < shape.size(); i++) {
      sum += values[at + i];
    }
    return sum / shape.size();
  }

  private void stretch(double contrast, double brightness) {
    if (contrast == 1 && brightness == 0) {
      return;
    }
    double mean = mean();
    for (int i = at; i < at + shape.size(); i++) {
      values[i] = (float) (mean + contrast * (values[i] - mean) + brightness);
    }
  }

  /** Zhong et al., AAAI 2020, arXiv 1708.04896, with the image's mean for their random values. */
  private void erase(double most, RandomGenerator random) {
    boolean erased = random.nextBoolean();
    double share = mix(Math.min(LEAST_ERASED, most), most, random.nextDouble());
    double aspect = Math.exp(symmetric(random) * Math.log(MOST_ASPECT));
    int height = side(Math.sqrt(share * plane() * aspect), shape.height());
    int width = side(Math.sqrt(share * plane() / aspect), shape.width());
    int top = random.nextInt(shape.height() - height + 1);
    int left = random.nextInt(shape.width() - width + 1);
    float fill = (float) mean();
    for (int c = 0; erased && c < shape.channels(); c++) {
      for (int y = top; y < top + height; y++) {
        int from = at + c * plane() + y * shape.width() + left;
        Arrays.fill(values, from, from + width, fill);
      }
    }
  }

  private static int side(double wanted, int most) {
    return (int) Math.min(Math.max(1, Math.round(wanted)), most);
  }

  private void keepInRange() {
    float low = scale.offset();
    float high = (float) (scale.offset() + range());
    for (int i = at; i < at + shape.size(); i++) {
      values[i] = Math.min(Math.max(values[i], low), high);
    }
  }
}
