package equipoise.engines.api;

import java.util.Arrays;

/**
 * Power iteration on a layer's weights as a matrix W with one row per output: Miyato et al., ICLR
 * 2018, algorithm 1. For engines that compute on the host, and for the weights at the start.
 */
public final class SpectralIteration {
  private static final double TINY = 1e-12;

  private final float[] weight;
  private final int rows;
  private final int columns;
  private final boolean transposed;
  private final int area;
  private final float[] v;
  private final double[] sums;

  /**
   * @param weight in the layer's layout; read at every call
   * @param transposed whether rows are the second axis, as in transposed convolutions
   * @param area kernel cells, the product of the axes after the second
   */
  private SpectralIteration(float[] weight, int rows, boolean transposed, int area) {
    this.weight = weight;
    this.rows = rows;
    this.columns = weight.length / rows;
    this.transposed = transposed;
    this.area = area;
    this.v = new float[columns];
    this.sums = new double[columns];
  }

  /**
   * @param weight of the layer within the norm; not copied
   */
  public static SpectralIteration of(Layer.SpectralNorm layer, Tensor weight) {
    int rowAxis = layer.of().outputAxis();
    int[] shape = weight.shape();
    int area = shape.length == 4 ? shape[2] * shape[3] : 1;
    return new SpectralIteration(weight.values(), shape[rowAxis], rowAxis == 1, area);
  }

  /** u = Wv / |Wv| after v = W'u / |W'u|, repeated. */
  public void iterate(float[] u, int times) {
    for (int i = 0; i < times; i++) {
      right(u);
      for (int row = 0; row < rows; row++) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
          sum += (double) weight[at(row, column)] * v[column];
        }
        u[row] = (float) sum;
      }
      normalise(u);
    }
  }

  /**
   * v = W'u / |W'u|.
   *
   * @return its values in the order of {@link #at}'s columns; overwritten by the next call
   */
  public float[] right(float[] u) {
    Arrays.fill(sums, 0);
    int blocks = transposed ? columns / area : 1;
    int length = columns / blocks;
    int from = 0;
    for (int block = 0; block < blocks; block++) {
      for (int row = 0; row < rows; row++) {
        addScaled(from, u[row], block * length, length);
        from += length;
      }
    }
    for (int column = 0; column < columns; column++) {
      v[column] = (float) sums[column];
    }
    normalise(v);
    return v;
  }

  private void addScaled(int from, double factor, int to, int length) {
    for (int i = 0; i < length; i++) {
      sums[to + i] += weight[from + i] * factor;
    }
  }

  /** u'Wv. */
  public double divisor(float[] u, float[] right) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double product = 0;
      for (int column = 0; column < columns; column++) {
        product += (double) weight[at(row, column)] * right[column];
      }
      sum += product * u[row];
    }
    return sum;
  }

  /** Where W's entry lies in the layer's weights. */
  public int at(int row, int column) {
    return transposed
        ? (column / area * rows + row) * area + column % area
        : row * columns + column;
  }

  private static void normalise(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double norm = Math.max(Math.sqrt(square), TINY);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / norm);
    }
  }
}
