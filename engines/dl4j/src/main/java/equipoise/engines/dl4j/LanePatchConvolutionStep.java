package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;

/**
 * A convolution of small images of few channels as matrix products over patches of several images,
 * whose outputs come as lanes of (image, filter), as {@link LaneTail} wants them.
 */
final class LanePatchConvolutionStep implements Step {
  /** Lanes of a loop: enough to make its start cheap, few enough for a cache. */
  private static final int LANES = 512;

  private static final int LARGEST_PLANE = 4096;

  private final Turns turns;
  private final Geometry geometry;
  private final Kernels kernels;
  private final LaneTail tail;
  private final int batch;
  private final LanePatches patches;
  private final NativeFloats result;
  private final PixelLanes y = new PixelLanes();
  private final Room images = new Room();

  LanePatchConvolutionStep(Site site, Window window, Kernels kernels, LaneTail tail) {
    this.turns = site.turns();
    this.geometry = site.geometry();
    this.kernels = kernels;
    this.tail = tail;
    this.batch = Math.max(4, LANES / geometry.outChannels());
    this.patches = new LanePatches(geometry, window, batch);
    this.result = new NativeFloats((long) batch * geometry.outSize());
  }

  /** Whether it is made for this convolution: grey images, which it is faster for. */
  static boolean fits(Geometry geometry, Window window) {
    return geometry.channels() == 1
        && geometry.plane() <= LARGEST_PLANE
        && window.stride().equals(new Window.Sides(1, 1));
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int inSize = geometry.inSize();
    int outSize = geometry.outChannels() * tail.pixels();
    System.arraycopy(input, 0, images.of(n * inSize), 0, n * inSize);
    float[] values = turns.other(input, n * outSize);
    Matrix product = Matrix.of(result, geometry.outChannels());
    for (int first = 0; first < n; first += batch) {
      int count = Math.min(batch, n - first);
      int lanes = count * geometry.outChannels();
      patches.gather(input, first * inSize, count);
      product.product(
          geometry.outPlane() * count,
          patches.depth(),
          patches.matrix(count).transposed(),
          kernels.weights().transposed(),
          false);
      float[][] pixels = y.of(geometry.outPlane(), lanes);
      for (int p = 0; p < geometry.outPlane(); p++) {
        result.getAt((long) p * lanes, pixels[p], lanes);
      }
      float[][] out = tail.forward(pixels, count, first / batch);
      PixelLanes.scatter(out, tail.pixels(), lanes, values, first * outSize);
    }
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int inSize = geometry.inSize();
    int outSize = geometry.outChannels() * tail.pixels();
    float[] x = images.of(n * inSize);
    float[] values = wanted ? turns.other(outputGradient, n * inSize) : null;
    Matrix above = Matrix.of(result, geometry.outChannels());
    for (int first = 0; first < n; first += batch) {
      int count = Math.min(batch, n - first);
      int lanes = count * geometry.outChannels();
      int rows = geometry.outPlane() * count;
      float[][] out = y.of(geometry.outPlane(), lanes);
      PixelLanes.gather(outputGradient, first * outSize, out, tail.pixels(), lanes);
      float[][] pixels = tail.backward(out, count, first / batch);
      for (int p = 0; p < geometry.outPlane(); p++) {
        result.putAt((long) p * lanes, pixels[p], lanes);
      }
      patches.gather(x, first * inSize, count);
      Matrix seen = patches.matrix(count);
      kernels
          .gradient()
          .product(geometry.outChannels(), rows, above.transposed(), seen.transposed(), first > 0);
      if (wanted) {
        seen.product(
            patches.depth(),
            geometry.outChannels(),
            kernels.weights().transposed(),
            above.transposed(),
            false);
        patches.scatter(values, first * inSize, count);
      }
    }
    kernels.addGradient();
    return values;
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    kernels.close();
    patches.close();
    result.close();
  }
}
