package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;
import java.util.Arrays;

/**
 * A transposed convolution to images of few channels as matrix products, image by image: the
 * patches are those of the output, one for each pixel of the input.
 */
final class PatchTransposedConvolutionStep implements Step {
  private final Turns turns;
  private final Patches patches;
  private final int inSize;
  private final int outSize;
  private final int channels;
  private final Kernels kernels;
  private final Bias bias;
  private final NativeFloats columns;
  private final NativeFloats pixels;
  private final NativeFloats pixelGradients;
  private final float[] matrix;
  private final Room images = new Room();

  PatchTransposedConvolutionStep(Site site, Window window, Kernels kernels, Bias bias) {
    Geometry geometry = site.geometry();
    this.turns = site.turns();
    this.patches = Patches.of(geometry.turned(), window);
    this.inSize = geometry.inSize();
    this.outSize = geometry.outSize();
    this.channels = geometry.channels();
    this.kernels = kernels;
    this.bias = bias;
    this.matrix = new float[patches.depth() * patches.count()];
    this.columns = new NativeFloats(matrix.length);
    this.pixels = new NativeFloats(inSize);
    this.pixelGradients = new NativeFloats(inSize);
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    System.arraycopy(input, 0, images.of(n * inSize), 0, n * inSize);
    float[] y = turns.other(input, n * outSize);
    Arrays.fill(y, 0, n * outSize, 0);
    Matrix spread = Matrix.of(columns, patches.count());
    Matrix x = Matrix.of(pixels, patches.count());
    for (int i = 0; i < n; i++) {
      pixels.put(input, i * inSize, inSize);
      spread.product(patches.depth(), channels, kernels.weights().transposed(), x, false);
      columns.get(matrix, matrix.length);
      patches.scatter(matrix, y, i * outSize);
    }
    bias.add(y, n);
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] input = images.of(n * inSize);
    float[] g = wanted ? turns.other(outputGradient, n * inSize) : null;
    Matrix above = Matrix.of(columns, patches.count());
    Matrix x = Matrix.of(pixels, patches.count());
    for (int i = 0; i < n; i++) {
      patches.gather(outputGradient, i * outSize, matrix);
      columns.put(matrix, matrix.length);
      pixels.put(input, i * inSize, inSize);
      kernels.gradient().product(channels, patches.count(), x, above.transposed(), i > 0);
      if (wanted) {
        Matrix.of(pixelGradients, patches.count())
            .product(channels, patches.depth(), kernels.weights(), above, false);
        pixelGradients.get(g, i * inSize, inSize);
      }
    }
    kernels.addGradient();
    bias.addGradient(outputGradient, n);
    return g;
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    kernels.close();
    columns.close();
    pixels.close();
    pixelGradients.close();
  }
}
