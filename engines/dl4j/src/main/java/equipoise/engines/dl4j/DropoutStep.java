package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Mode;
import java.util.random.RandomGenerator;

/** Dropout; the k-th training batch's mask comes from the k-th child of the seed. */
final class DropoutStep implements Step {
  private final Turns turns;
  private final int size;
  private final double rate;
  private final Seed seed;
  private final Room mask = new Room();
  private long batches;
  private boolean masked;

  DropoutStep(Site site, double rate, Seed seed) {
    this.turns = site.turns();
    this.size = site.geometry().inSize();
    this.rate = rate;
    this.seed = seed;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    masked = mode == Mode.TRAIN;
    if (!masked) {
      return input;
    }
    float[] factors = mask.of(n * size);
    RandomGenerator random = seed.child("batch-" + batches++).generator();
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < n * size; i++) {
      factors[i] = random.nextFloat() < rate ? 0 : kept;
    }
    return product(input, factors, turns.other(input, n * size), n * size);
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    return masked
        ? product(
            outputGradient, mask.of(n * size), turns.other(outputGradient, n * size), n * size)
        : outputGradient;
  }

  @Override
  public void resume(long after) {
    batches = after;
  }

  private static float[] product(float[] a, float[] b, float[] target, int length) {
    for (int i = 0; i < length; i++) {
      target[i] = a[i] * b[i];
    }
    return target;
  }
}
