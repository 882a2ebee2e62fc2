package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/**
 * The bias of a convolution, ReLU and the largest of each 2x2 pixels in one pass: the largest of
 * four shifted values is the shifted largest, and the rectified largest is the largest rectified.
 * Three steps one after another read and write the convolution's output, which is four times as
 * large as this one's, five times forward and four times backward; this step does so once each way.
 */
final class RectifiedPoolingStep implements Step {
  private final Turns turns;
  private final Geometry geometry;
  private final Bias bias;
  private final Room output = new Room();
  private int[] chosen = new int[0];

  /**
   * @param site from the convolution's output to the pooled one, of which no window reaches beyond
   * @param bias of the convolution's channels; may be none
   */
  RectifiedPoolingStep(Site site, Bias bias) {
    this.turns = site.turns();
    this.geometry = site.geometry();
    this.bias = bias;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int size = n * geometry.outSize();
    float[] y = output.of(size);
    if (chosen.length < size) {
      chosen = new int[size];
    }
    int columns = geometry.outWidth();
    int at = 0;
    for (int plane = 0; plane < n * geometry.channels(); plane++) {
      float shift = bias.of(plane % geometry.channels());
      int start = plane * geometry.plane();
      for (int row = 0; row < geometry.outHeight(); row++) {
        largest(input, start + 2 * row * geometry.width(), y, at, shift);
        at += columns;
      }
    }
    return y;
  }

  /**
   * One row of outputs without branches: a difference's sign bit is 0 where the first is the
   * largest, so that the first of several equal ones is chosen.
   */
  private void largest(float[] input, int start, float[] y, int at, float shift) {
    int width = geometry.width();
    int columns = geometry.outWidth();
    int[] places = chosen;
    for (int column = 0; column < columns; column++) {
      int corner = start + 2 * column;
      float a = input[corner];
      float b = input[corner + 1];
      float c = input[corner + width];
      float value = Math.max(Math.max(a, b), Math.max(c, input[corner + width + 1]));
      int notA = Float.floatToRawIntBits(a - value) >>> 31;
      int notB = Float.floatToRawIntBits(b - value) >>> 31;
      int notC = Float.floatToRawIntBits(c - value) >>> 31;
      places[at + column] = corner + notA * (1 + notB * (width - 1 + notC));
      y[at + column] = Math.max(value + shift, 0f);
    }
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int inSize = n * geometry.inSize();
    float[] g = turns.other(outputGradient, inSize);
    Arrays.fill(g, 0, inSize, 0);
    float[] y = output.of(n * geometry.outSize());
    int count = geometry.outPlane();
    int[] places = chosen;
    for (int plane = 0; plane < n * geometry.channels(); plane++) {
      double sum = 0;
      int end = (plane + 1) * count;
      for (int i = plane * count; i < end; i++) {
        float gradient = y[i] > 0 ? outputGradient[i] : 0f;
        g[places[i]] = gradient;
        sum += gradient;
      }
      bias.addGradient(plane % geometry.channels(), (float) sum);
    }
    return g;
  }
}
