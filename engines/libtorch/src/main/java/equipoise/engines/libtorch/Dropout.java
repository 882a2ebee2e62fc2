package equipoise.engines.libtorch;

import equipoise.core.Seed;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * Dropout; the k-th training batch's mask comes from the k-th child of the seed, not from
 * LibTorch's generator.
 */
record Dropout(double rate, Seed seed, DeviceContext context) implements Operation {
  @Override
  public Tensor apply(Tensor input, Call call) {
    return call.training() ? input.mul(mask(input, call.batch())) : input;
  }

  private Tensor mask(Tensor input, long batch) {
    float[] factors = new float[Math.toIntExact(input.numel())];
    RandomGenerator random = seed.child("batch-" + batch).generator();
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextFloat() < rate ? 0 : kept;
    }
    return Floats.of(factors, context, Floats.longs(Floats.shape(input))).to(input.scalar_type());
  }
}
