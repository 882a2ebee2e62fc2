package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import java.util.Arrays;

/** Images with both sides several times as long. */
final class UpsamplingStep implements Step {
  /** For each new line the two old ones that it lies between, and the second one's share. */
  private record Axis(int[] low, int[] high, float[] share) {
    static Axis of(int side, int factor, Layer.Upsampling.Interpolation interpolation) {
      int[] low = new int[side * factor];
      int[] high = new int[side * factor];
      float[] share = new float[side * factor];
      for (int i = 0; i < low.length; i++) {
        double place = Math.max(0, (i + 0.5) / factor - 0.5);
        boolean nearest = interpolation == Layer.Upsampling.Interpolation.NEAREST;
        low[i] = nearest ? i / factor : (int) place;
        high[i] = nearest ? low[i] : Math.min(low[i] + 1, side - 1);
        share[i] = nearest ? 0 : (float) (place - low[i]);
      }
      return new Axis(low, high, share);
    }
  }

  private final Site site;
  private final Axis rows;
  private final Axis columns;

  UpsamplingStep(Site site, int factor, Layer.Upsampling.Interpolation interpolation) {
    this.site = site;
    this.rows = Axis.of(site.geometry().height(), factor, interpolation);
    this.columns = Axis.of(site.geometry().width(), factor, interpolation);
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    Geometry shape = site.geometry();
    float[] y = site.turns().other(input, n * shape.outSize());
    int at = 0;
    for (int plane = 0; plane < n * shape.channels(); plane++) {
      for (int row = 0; row < shape.outHeight(); row++) {
        int top = plane * shape.plane() + rows.low[row] * shape.width();
        int bottom = plane * shape.plane() + rows.high[row] * shape.width();
        float down = rows.share[row];
        for (int column = 0; column < shape.outWidth(); column++) {
          int left = columns.low[column];
          int right = columns.high[column];
          float along = columns.share[column];
          float above = (1 - along) * input[top + left] + along * input[top + right];
          float below = (1 - along) * input[bottom + left] + along * input[bottom + right];
          y[at++] = (1 - down) * above + down * below;
        }
      }
    }
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    Geometry shape = site.geometry();
    int length = n * shape.inSize();
    float[] g = site.turns().other(outputGradient, length);
    Arrays.fill(g, 0, length, 0);
    int at = 0;
    for (int plane = 0; plane < n * shape.channels(); plane++) {
      for (int row = 0; row < shape.outHeight(); row++) {
        int start = plane * shape.plane();
        float down = rows.share[row];
        spread(outputGradient, at, 1 - down, g, start + rows.low[row] * shape.width());
        spread(outputGradient, at, down, g, start + rows.high[row] * shape.width());
        at += shape.outWidth();
      }
    }
    return g;
  }

  /** A row of gradients, in its share, onto a row of the image. */
  private void spread(float[] above, int at, float share, float[] g, int line) {
    for (int column = 0; column < columns.low.length; column++) {
      float value = share * above[at + column];
      float along = columns.share[column];
      g[line + columns.low[column]] += (1 - along) * value;
      g[line + columns.high[column]] += along * value;
    }
  }
}
