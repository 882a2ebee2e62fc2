package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/**
 * Functions of straight pieces and parabolas, each value by itself. Steps from 0 to 1 are written
 * without branches, as in {@link LeakyReluStep}.
 */
final class HardStep implements Step {
  /** Each function writes its values and its slopes. */
  enum Kind {
    RELU6 {
      @Override
      void of(float[] x, float[] y, float[] slopes, int length) {
        for (int i = 0; i < length; i++) {
          slopes[i] = above(x[i]) * above(6f - x[i]);
          y[i] = Math.min(6f, Math.max(0f, x[i]));
        }
      }
    },
    SIGMOID {
      @Override
      void of(float[] x, float[] y, float[] slopes, int length) {
        for (int i = 0; i < length; i++) {
          slopes[i] = above(x[i] + 3f) * above(3f - x[i]) * SIXTH;
          y[i] = Math.min(6f, Math.max(0f, x[i] + 3f)) * SIXTH;
        }
      }
    },
    SWISH {
      @Override
      void of(float[] x, float[] y, float[] slopes, int length) {
        for (int i = 0; i < length; i++) {
          float value = x[i];
          float inside = above(value + 3f) * above(3f - value);
          slopes[i] = inside * (value * 2f * SIXTH + 0.5f) + above(value - 3f);
          y[i] = value * Math.min(6f, Math.max(0f, value + 3f)) * SIXTH;
        }
      }
    };

    private static final float SIXTH = 1f / 6f;
    private static final float STEEP = 3e38f;

    abstract void of(float[] x, float[] y, float[] slopes, int length);

    /** 1 above 0, else 0. */
    private static float above(float x) {
      return Math.min(1f, Math.max(0f, x * STEEP));
    }
  }

  private final Turns turns;
  private final int size;
  private final Kind kind;
  private final Room slope = new Room();

  HardStep(Site site, Kind kind) {
    this.turns = site.turns();
    this.size = site.geometry().inSize();
    this.kind = kind;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    int length = n * size;
    float[] y = turns.other(input, length);
    kind.of(input, y, slope.of(length), length);
    return y;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int length = n * size;
    float[] slopes = slope.of(length);
    float[] g = turns.other(outputGradient, length);
    for (int i = 0; i < length; i++) {
      g[i] = outputGradient[i] * slopes[i];
    }
    return g;
  }
}
