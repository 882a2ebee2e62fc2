package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;
import java.util.Arrays;

/**
 * A convolution whose filters each see one channel, row by row. ND4J's depthwise operation took 25
 * times as long for 64 channels of 32x32, forward and backward.
 */
final class DepthwiseConvolutionStep implements Step {
  private final Site site;
  private final Geometry geometry;
  private final Window window;
  private final int taps;
  private final int filtersPerChannel;
  private final Kernels kernels;
  private final Bias bias;
  private final float[] weights;
  private final float[] weightGradients;
  private final Room images = new Room();

  DepthwiseConvolutionStep(Site site, Window window, Kernels kernels, Bias bias) {
    this.site = site;
    this.geometry = site.geometry();
    this.window = window;
    this.taps = window.size().height() * window.size().width();
    this.filtersPerChannel = geometry.outChannels() / geometry.channels();
    this.kernels = kernels;
    this.bias = bias;
    this.weights = new float[geometry.outChannels() * taps];
    this.weightGradients = new float[weights.length];
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    System.arraycopy(input, 0, images.of(n * geometry.inSize()), 0, n * geometry.inSize());
    kernels.weights().floats().get(weights, weights.length);
    int length = n * geometry.outSize();
    float[] y = site.turns().other(input, length);
    Arrays.fill(y, 0, length, 0);
    for (int plane = 0; plane < n * geometry.outChannels(); plane++) {
      for (int tap = 0; tap < taps; tap++) {
        spread(input, plane, tap, y);
      }
    }
    bias.add(y, n);
    return y;
  }

  /** Where the rows of an output's plane meet one tap of its kernel: from row to row. */
  private void spread(float[] input, int plane, int tap, float[] y) {
    float weight = weights[weight(plane, tap)];
    int first = firstColumn(tap);
    int end = endColumn(tap);
    int row = firstRow(tap);
    int lastRow = endRow(tap);
    int stride = window.stride().width();
    for (; row < lastRow; row++) {
      int from = source(plane, row, tap);
      int to = (plane * geometry.outHeight() + row) * geometry.outWidth();
      if (stride == 1) {
        for (int column = first; column < end; column++) {
          y[to + column] += weight * input[from + column];
        }
      } else {
        for (int column = first; column < end; column++) {
          y[to + column] += weight * input[from + column * stride];
        }
      }
    }
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] x = images.of(n * geometry.inSize());
    float[] g = wanted ? site.turns().other(outputGradient, n * geometry.inSize()) : null;
    if (wanted) {
      Arrays.fill(g, 0, n * geometry.inSize(), 0);
    }
    Arrays.fill(weightGradients, 0);
    for (int plane = 0; plane < n * geometry.outChannels(); plane++) {
      for (int tap = 0; tap < taps; tap++) {
        gather(outputGradient, plane, tap, x, g);
      }
    }
    kernels.gradient().floats().put(weightGradients, weightGradients.length);
    kernels.addGradient();
    bias.addGradient(outputGradient, n);
    return g;
  }

  /** The same way back, for the weight and, if there is an array for it, for the input. */
  private void gather(float[] above, int plane, int tap, float[] x, float[] g) {
    int at = weight(plane, tap);
    int first = firstColumn(tap);
    int end = endColumn(tap);
    int row = firstRow(tap);
    int lastRow = endRow(tap);
    double sum = 0;
    for (; row < lastRow; row++) {
      int from = source(plane, row, tap);
      int to = (plane * geometry.outHeight() + row) * geometry.outWidth();
      sum += product(above, to, x, from, first, end);
      if (g != null) {
        addScaled(weights[at], above, to, g, from, first, end);
      }
    }
    weightGradients[at] += (float) sum;
  }

  private float product(float[] above, int to, float[] x, int from, int first, int end) {
    int stride = window.stride().width();
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = first;
    for (; k + 3 < end; k += 4) {
      a += above[to + k] * x[from + k * stride];
      b += above[to + k + 1] * x[from + (k + 1) * stride];
      c += above[to + k + 2] * x[from + (k + 2) * stride];
      d += above[to + k + 3] * x[from + (k + 3) * stride];
    }
    for (; k < end; k++) {
      a += above[to + k] * x[from + k * stride];
    }
    return (a + b) + (c + d);
  }

  private void addScaled(
      float weight, float[] above, int to, float[] g, int from, int first, int end) {
    int stride = window.stride().width();
    if (stride == 1) {
      for (int column = first; column < end; column++) {
        g[from + column] += weight * above[to + column];
      }
    } else {
      for (int column = first; column < end; column++) {
        g[from + column * stride] += weight * above[to + column];
      }
    }
  }

  private int weight(int plane, int tap) {
    return plane % geometry.outChannels() * taps + tap;
  }

  /** The pixel, perhaps beside the image, that the tap meets at the row's first output. */
  private int source(int plane, int row, int tap) {
    int line = row * window.stride().height() + down(tap);
    return plane / filtersPerChannel * geometry.plane() + line * geometry.width() + along(tap);
  }

  /** How far below the image's first line a tap lies at the first output; negative above it. */
  private int down(int tap) {
    return tap / window.size().width() * window.dilation().height() - window.padding().top();
  }

  private int along(int tap) {
    return tap % window.size().width() * window.dilation().width() - window.padding().left();
  }

  private int firstRow(int tap) {
    return first(down(tap), window.stride().height(), geometry.outHeight());
  }

  private int endRow(int tap) {
    int end = end(down(tap), window.stride().height(), geometry.height());
    return Math.max(firstRow(tap), Math.min(geometry.outHeight(), end));
  }

  private int firstColumn(int tap) {
    return first(along(tap), window.stride().width(), geometry.outWidth());
  }

  private int endColumn(int tap) {
    int end = end(along(tap), window.stride().width(), geometry.width());
    return Math.max(firstColumn(tap), Math.min(geometry.outWidth(), end));
  }

  /** The first output at which a tap, so far from the edge at the first one, is in the image. */
  private static int first(int shift, int stride, int outSide) {
    return Math.min(outSide, Math.max(0, (stride - 1 - shift) / stride));
  }

  /** The output after the last one. */
  private static int end(int shift, int stride, int side) {
    int room = side - 1 - shift;
    return room < 0 ? 0 : room / stride + 1;
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    kernels.close();
  }
}
