package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;
import java.util.Arrays;

/** The mean of each window. */
final class AveragePoolingStep implements Step {
  /**
   * Where the windows of one axis lie.
   *
   * @param first pixel of each
   * @param end after the last pixel of each
   * @param counted cells of each by which its sum is divided
   */
  private record Axis(int[] first, int[] end, int[] counted) {
    static Axis of(int places, int size, int stride, int before) {
      return new Axis(new int[places], new int[places], new int[places])
          .filled(size, stride, before);
    }

    private Axis filled(int size, int stride, int before) {
      for (int i = 0; i < first.length; i++) {
        first[i] = i * stride - before;
        end[i] = first[i] + size;
      }
      return this;
    }

    /**
     * @param edge the end of what counts: the image with or without its padding
     */
    Axis cut(int side, int edge, boolean countsPadding) {
      for (int i = 0; i < first.length; i++) {
        int begin = Math.max(0, first[i]);
        counted[i] = Math.min(edge, end[i]) - (countsPadding ? first[i] : begin);
        first[i] = begin;
        end[i] = Math.min(side, end[i]);
      }
      return this;
    }
  }

  private final Turns turns;
  private final Geometry geometry;
  private final Axis rows;
  private final Axis columns;

  AveragePoolingStep(Site site, Layer.AveragePooling layer) {
    this.turns = site.turns();
    this.geometry = site.geometry();
    Window window = layer.window();
    Window.Padding padding = window.padding();
    boolean counts = layer.countsPadding();
    int height = geometry.height();
    int width = geometry.width();
    this.rows =
        Axis.of(
                geometry.outHeight(),
                window.size().height(),
                window.stride().height(),
                padding.top())
            .cut(height, height + (counts ? padding.bottom() : 0), counts);
    this.columns =
        Axis.of(geometry.outWidth(), window.size().width(), window.stride().width(), padding.left())
            .cut(width, width + (counts ? padding.right() : 0), counts);
  }

  /** Windows that cover the image, as {@link Layer.AdaptiveAveragePooling} has them. */
  AveragePoolingStep(Site site) {
    this.turns = site.turns();
    this.geometry = site.geometry();
    this.rows = adaptive(geometry.outHeight(), geometry.height());
    this.columns = adaptive(geometry.outWidth(), geometry.width());
  }

  private static Axis adaptive(int places, int side) {
    Axis axis = new Axis(new int[places], new int[places], new int[places]);
    for (int i = 0; i < places; i++) {
      axis.first[i] = Layer.AdaptiveAveragePooling.first(i, places, side);
      axis.end[i] = Layer.AdaptiveAveragePooling.end(i, places, side);
      axis.counted[i] = axis.end[i] - axis.first[i];
    }
    return axis;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    float[] y = turns.other(input, n * geometry.outSize());
    int at = 0;
    for (int plane = 0; plane < n * geometry.channels(); plane++) {
      for (int row = 0; row < rows.first.length; row++) {
        for (int column = 0; column < columns.first.length; column++) {
          int cells = rows.counted[row] * columns.counted[column];
          y[at++] = total(input, plane * geometry.plane(), row, column) / cells;
        }
      }
    }
    return y;
  }

  private float total(float[] input, int start, int row, int column) {
    float sum = 0;
    for (int line = rows.first[row]; line < rows.end[row]; line++) {
      int begin = start + line * geometry.width();
      for (int k = begin + columns.first[column]; k < begin + columns.end[column]; k++) {
        sum += input[k];
      }
    }
    return sum;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    float[] g = turns.other(outputGradient, n * geometry.inSize());
    Arrays.fill(g, 0, n * geometry.inSize(), 0);
    int at = 0;
    for (int plane = 0; plane < n * geometry.channels(); plane++) {
      for (int row = 0; row < rows.first.length; row++) {
        for (int column = 0; column < columns.first.length; column++) {
          int cells = rows.counted[row] * columns.counted[column];
          spread(g, plane * geometry.plane(), row, column, outputGradient[at++] / cells);
        }
      }
    }
    return g;
  }

  private void spread(float[] g, int start, int row, int column, float value) {
    for (int line = rows.first[row]; line < rows.end[row]; line++) {
      int begin = start + line * geometry.width();
      for (int k = begin + columns.first[column]; k < begin + columns.end[column]; k++) {
        g[k] += value;
      }
    }
  }
}
