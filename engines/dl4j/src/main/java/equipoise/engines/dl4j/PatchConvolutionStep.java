package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;
import java.util.Arrays;

/**
 * A convolution as matrix products over patches, image by image: on images of one to three channels
 * two to three times faster than oneDNN's kernels, which work on eight channels at a time.
 */
final class PatchConvolutionStep implements Step {
  private final Turns turns;
  private final Patches patches;
  private final int inSize;
  private final int filters;
  private final Kernels kernels;
  private final Bias bias;
  private final NativeFloats columns;
  private final NativeFloats result;
  private final float[] matrix;
  private final Room images = new Room();

  PatchConvolutionStep(Site site, Window window, Kernels kernels, Bias bias) {
    Geometry geometry = site.geometry();
    this.turns = site.turns();
    this.patches = Patches.of(geometry, window);
    this.inSize = geometry.inSize();
    this.filters = geometry.outChannels();
    this.kernels = kernels;
    this.bias = bias;
    this.matrix = new float[patches.depth() * patches.count()];
    this.columns = new NativeFloats(matrix.length);
    this.result = new NativeFloats(geometry.outSize());
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    System.arraycopy(input, 0, images.of(n * inSize), 0, n * inSize);
    int size = filters * patches.count();
    float[] y = turns.other(input, n * size);
    Matrix product = Matrix.of(result, patches.count());
    Matrix seen = Matrix.of(columns, patches.count());
    for (int i = 0; i < n; i++) {
      patches.gather(input, i * inSize, matrix);
      columns.put(matrix, matrix.length);
      product.product(filters, patches.depth(), kernels.weights(), seen, false);
      result.get(y, i * size, size);
    }
    bias.add(y, n);
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] x = images.of(n * inSize);
    float[] g = wanted ? turns.other(outputGradient, n * inSize) : null;
    if (wanted) {
      Arrays.fill(g, 0, n * inSize, 0);
    }
    int count = patches.count();
    Matrix seen = Matrix.of(columns, count);
    Matrix above = Matrix.of(result, count);
    for (int i = 0; i < n; i++) {
      patches.gather(x, i * inSize, matrix);
      columns.put(matrix, matrix.length);
      result.put(outputGradient, i * filters * count, filters * count);
      kernels.gradient().product(filters, count, above, seen.transposed(), i > 0);
      if (wanted) {
        seen.product(patches.depth(), filters, kernels.weights().transposed(), above, false);
        columns.get(matrix, matrix.length);
        patches.scatter(matrix, g, i * inSize);
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
    result.close();
  }
}
