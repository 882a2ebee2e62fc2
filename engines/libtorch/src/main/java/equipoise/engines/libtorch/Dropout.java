package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.Mode;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;

/**
 * Dropout; the k-th training batch's mask comes from the k-th child of the seed, not from
 * LibTorch's generator.
 */
final class Dropout implements Operation {
  private final double rate;
  private final Seed seed;
  private int batches;

  Dropout(double rate, Seed seed) {
    this.rate = rate;
    this.seed = seed;
  }

  @Override
  public Tensor apply(Tensor input, Mode mode) {
    return mode == Mode.TRAIN ? input.mul(mask(input)) : input;
  }

  private Tensor mask(Tensor input) {
    float[] factors = new float[Math.toIntExact(input.numel())];
    RandomGenerator random = seed.child("batch", batches++).generator();
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextFloat() < rate ? 0 : kept;
    }
    return Floats.of(factors, new TensorOptions(input.device()), Floats.longs(Floats.shape(input)));
  }
}
