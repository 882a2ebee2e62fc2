package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;

/** Local response normalisation (Krizhevsky, Sutskever and Hinton, 2012) across channels. */
final class LocalResponseNormStep implements Step {
  private final Turns turns;
  private final Geometry geometry;
  private final Layer.LocalResponseNorm layer;
  private final int before;
  private final int after;
  private final Room values = new Room();
  private final Room bases = new Room();
  private final Room shares = new Room();

  LocalResponseNormStep(Site site, Layer.LocalResponseNorm layer) {
    this.turns = site.turns();
    this.geometry = site.geometry();
    this.layer = layer;
    this.before = layer.size() / 2;
    this.after = (layer.size() - 1) / 2;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int length = n * geometry.inSize();
    float[] x = values.of(length);
    float[] base = bases.of(length);
    float[] squares = shares.of(length);
    float[] y = turns.other(input, length);
    System.arraycopy(input, 0, x, 0, length);
    for (int i = 0; i < length; i++) {
      squares[i] = x[i] * x[i];
    }
    float factor = (float) (layer.alpha() / layer.size());
    for (int i = 0; i < length; i++) {
      base[i] = (float) (layer.k() + factor * around(squares, i, before, after));
      y[i] = (float) (x[i] * Math.pow(base[i], -layer.beta()));
    }
    return y;
  }

  /** The sum over the channels around a value's own, at the same pixel of the same image. */
  private double around(float[] of, int at, int below, int above) {
    int plane = geometry.plane();
    int channel = at / plane % geometry.channels();
    int first = Math.max(0, channel - below) - channel;
    int last = Math.min(geometry.channels() - 1, channel + above) - channel;
    double sum = 0;
    for (int step = first; step <= last; step++) {
      sum += of[at + step * plane];
    }
    return sum;
  }

  /** A channel's base has its neighbours' squares in it, so that each is a neighbour of those. */
  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int length = n * geometry.inSize();
    float[] x = values.of(length);
    float[] base = bases.of(length);
    float[] share = shares.of(length);
    float[] g = turns.other(outputGradient, length);
    for (int i = 0; i < length; i++) {
      float power = (float) Math.pow(base[i], -layer.beta());
      g[i] = outputGradient[i] * power;
      share[i] = g[i] * x[i] / base[i];
    }
    float factor = (float) (2 * layer.alpha() * layer.beta() / layer.size());
    for (int i = 0; i < length; i++) {
      g[i] -= (float) (factor * x[i] * around(share, i, after, before));
    }
    return g;
  }
}
