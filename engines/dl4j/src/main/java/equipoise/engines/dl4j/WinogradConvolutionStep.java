package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution of stride 1 with 5x5 kernels by {@link Winograd}'s transforms, a few images at a
 * time, so that what is worked on stays in the processor's cache: the transforms are loops over
 * lanes of (image, channel) in double precision, the products BLAS'. Its gradients are the adjoints
 * of the same three transforms.
 */
final class WinogradConvolutionStep implements Step {
  private final Turns turns;
  private final Geometry geometry;
  private final Tiles tiles;
  private final Kernels kernels;
  private final LaneTail tail;
  private final int batch;
  private final WinogradKernels transformed;
  private final TileTransform input;
  private final TileTransform inputAdjoint;
  private final TileTransform output;
  private final TileTransform outputAdjoint;
  private final List<LaneMatrices> seen = new ArrayList<>();
  private final LaneMatrices above;
  private final LaneMatrices below;
  private final PixelLanes x = new PixelLanes();
  private final DoubleLanes wide = new DoubleLanes();
  private final PixelLanes y = new PixelLanes();
  private final DoubleLanes tile = new DoubleLanes();
  private final DoubleLanes values = new DoubleLanes();
  private double[] zeros = new double[0];

  WinogradConvolutionStep(Site site, Window window, Kernels kernels, LaneTail tail) {
    Winograd winograd = Winograd.create();
    this.turns = site.turns();
    this.geometry = site.geometry();
    this.tiles = Tiles.of(geometry, window, winograd);
    this.kernels = kernels;
    this.tail = tail;
    this.batch = tiles.images();
    this.transformed =
        new WinogradKernels(winograd, kernels, geometry.outChannels(), geometry.channels());
    this.input = new TileTransform(winograd.input());
    this.inputAdjoint = new TileTransform(Winograd.transposed(winograd.input()));
    this.output = new TileTransform(winograd.output());
    this.outputAdjoint = new TileTransform(Winograd.transposed(winograd.output()));
    int area = winograd.side() * winograd.side();
    this.above = new LaneMatrices(area, tiles.count(), batch, geometry.outChannels());
    this.below = new LaneMatrices(area, tiles.count(), batch, geometry.channels());
  }

  /** Whether it is made for this convolution, and faster. */
  static boolean fits(Geometry geometry, Window window) {
    return geometry.channels() > ProductSteps.FEW_CHANNELS
        && window.equals(Window.of(Winograd.KERNEL).padded(window.padding()))
        && Tiles.of(geometry, window, Winograd.create()).pay();
  }

  @Override
  public float[] forward(float[] inputs, int n, Mode mode) {
    int inSize = geometry.inSize();
    int outSize = geometry.outChannels() * tail.pixels();
    transformed.refresh();
    float[] result = turns.other(inputs, n * outSize);
    for (int first = 0; first < n; first += batch) {
      int count = Math.min(batch, n - first);
      LaneMatrices part = seen(first / batch);
      see(part, inputs, first * inSize, count);
      int rows = tiles.count() * count;
      for (int f = 0; f < part.matrices(); f++) {
        DoubleMatrix weights = transformed.weights(f).transposed();
        above.matrix(f).product(rows, geometry.channels(), part.matrix(f), weights, false);
      }
      float[][] out = tail.forward(outputs(count), count, first / batch);
      int lanes = count * geometry.outChannels();
      PixelLanes.scatter(out, tail.pixels(), lanes, result, first * outSize);
    }
    return result;
  }

  /** The transformed inputs of a part of the batch, which backward needs again. */
  private LaneMatrices seen(int part) {
    while (seen.size() <= part) {
      seen.add(new LaneMatrices(above.matrices(), tiles.count(), batch, geometry.channels()));
    }
    return seen.get(part);
  }

  /** Transforms the inputs of some images. */
  private void see(LaneMatrices part, float[] inputs, int offset, int count) {
    int lanes = count * geometry.channels();
    float[][] single = x.of(geometry.plane(), lanes);
    PixelLanes.gather(inputs, offset, single, geometry.plane(), lanes);
    double[][] pixels = wide.widened(single, geometry.plane(), lanes);
    double[][] in = new double[part.matrices()][];
    double[][] hat = tile.of(in.length, lanes);
    for (int t = 0; t < tiles.count(); t++) {
      tiles.inputs(t, pixels, zeros(lanes), in);
      input.apply(in, hat, lanes);
      part.put(hat, t, count);
    }
  }

  private float[][] outputs(int count) {
    int lanes = count * geometry.outChannels();
    float[][] pixels = y.of(geometry.outPlane(), lanes);
    int area = tiles.outputs() * tiles.outputs();
    double[][] hat = tile.of(above.matrices(), lanes);
    double[][] out = values.of(area, lanes);
    float[][] to = new float[area][];
    for (int t = 0; t < tiles.count(); t++) {
      above.get(hat, t, count);
      output.apply(hat, out, lanes);
      tiles.outputs(t, pixels, to);
      for (int i = 0; i < area; i++) {
        if (to[i] != null) {
          DoubleLanes.narrow(out[i], to[i], lanes);
        }
      }
    }
    return pixels;
  }

  private double[] zeros(int lanes) {
    if (zeros.length < lanes) {
      zeros = new double[lanes];
    }
    return zeros;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int inSize = geometry.inSize();
    int outSize = geometry.outChannels() * tail.pixels();
    float[] result = wanted ? turns.other(outputGradient, n * inSize) : null;
    for (int first = 0; first < n; first += batch) {
      int count = Math.min(batch, n - first);
      int lanes = count * geometry.outChannels();
      float[][] gradient = y.of(geometry.outPlane(), lanes);
      PixelLanes.gather(outputGradient, first * outSize, gradient, tail.pixels(), lanes);
      spread(tail.backward(gradient, count, first / batch), count);
      addToWeights(seen(first / batch), count, first > 0);
      if (wanted) {
        float[][] pixels = inputGradients(count);
        int inLanes = count * geometry.channels();
        PixelLanes.scatter(pixels, geometry.plane(), inLanes, result, first * inSize);
      }
    }
    transformed.addGradient();
    return result;
  }

  /** Transforms the gradients of some images' outputs. */
  private void spread(float[][] gradient, int count) {
    int lanes = count * geometry.outChannels();
    int area = tiles.outputs() * tiles.outputs();
    double[][] hat = tile.of(above.matrices(), lanes);
    double[][] widened = values.of(area, lanes);
    double[][] in = new double[area][];
    float[][] from = new float[area][];
    for (int t = 0; t < tiles.count(); t++) {
      tiles.outputs(t, gradient, from);
      for (int i = 0; i < area; i++) {
        in[i] = from[i] == null ? zeros(lanes) : widened[i];
        if (from[i] != null) {
          DoubleLanes.widen(from[i], widened[i], lanes);
        }
      }
      outputAdjoint.apply(in, hat, lanes);
      above.put(hat, t, count);
    }
  }

  /** Sets the transformed weights' gradient to that of some images, or adds it. */
  private void addToWeights(LaneMatrices part, int count, boolean grows) {
    int rows = tiles.count() * count;
    for (int f = 0; f < part.matrices(); f++) {
      DoubleMatrix g = above.matrix(f).transposed();
      transformed.gradient(f).product(geometry.outChannels(), rows, g, part.matrix(f), grows);
    }
  }

  private float[][] inputGradients(int count) {
    int rows = tiles.count() * count;
    for (int f = 0; f < below.matrices(); f++) {
      DoubleMatrix g = above.matrix(f);
      below.matrix(f).product(rows, geometry.outChannels(), g, transformed.weights(f), false);
    }
    int lanes = count * geometry.channels();
    double[][] pixels = wide.of(geometry.plane(), lanes);
    for (int p = 0; p < geometry.plane(); p++) {
      Arrays.fill(pixels[p], 0, lanes, 0);
    }
    double[][] hat = tile.of(below.matrices(), lanes);
    double[][] out = values.of(below.matrices(), lanes);
    double[][] to = new double[below.matrices()][];
    for (int t = 0; t < tiles.count(); t++) {
      below.get(hat, t, count);
      inputAdjoint.apply(hat, out, lanes);
      tiles.inputs(t, pixels, null, to);
      for (int i = 0; i < to.length; i++) {
        if (to[i] != null) {
          add(to[i], out[i], lanes);
        }
      }
    }
    float[][] single = x.of(geometry.plane(), lanes);
    DoubleLanes.narrow(pixels, single, geometry.plane(), lanes);
    return single;
  }

  private static void add(double[] to, double[] from, int lanes) {
    for (int k = 0; k < lanes; k++) {
      to[k] += from[k];
    }
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    seen.forEach(LaneMatrices::close);
    above.close();
    below.close();
    transformed.close();
    kernels.close();
  }
}
