package equipoise.gan.generator;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.random.RandomGenerator;

/** Makes images; owns native memory until closed. Not for two threads at once. */
public interface ImageSource extends AutoCloseable {
  /**
   * @param weights as {@link GenerativeModel#weights} gives them, or their average
   */
  void load(Weights weights);

  /**
   * All that {@link GenerativeFamily#source} needs to make such images again, without the training
   * images: for most families the loaded weights.
   */
  Weights kept();

  /**
   * Images of the given conditions.
   *
   * @param conditions [n], each 0..classes-1
   * @param random gives row i the same numbers whatever n is
   * @return [n, c, height, width] of the padded shape, in [-1, 1]
   */
  Tensor draw(int[] conditions, RandomGenerator random);

  @Override
  void close();
}
