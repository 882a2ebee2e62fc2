package equipoise.engines.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChannelSumsTest {
  /** 150 examples of 2 channels of 2 pixels, so that three blocks are folded. */
  private static float[] batch(float step, float base) {
    float[] x = new float[150 * 4];
    for (int i = 0; i < 150; i++) {
      for (int k = 0; k < 4; k++) {
        x[i * 4 + k] = base + step * (i % 3) + (k < 2 ? 0 : 10);
      }
    }
    return x;
  }

  /** Values 0, 1, 2 in equal shares: mean 1, variance 2/3; ten more on the second channel. */
  @Test
  void moments_keep_their_digits_at_a_large_mean() {
    ChannelSums sums = new ChannelSums(2, 2);
    for (float base : new float[] {0, 100_000}) {
      sums.moments(batch(1, base), 150);
      assertThat(sums.first).containsExactly(new double[] {base + 1, base + 11}, within(1e-9));
      assertThat(sums.second).containsExactly(new double[] {2.0 / 3, 2.0 / 3}, within(1e-6));
    }
  }

  /** 300 values of 0, 1, 2 in equal shares: sum 300, squares 100 (1 + 4) = 500. */
  @Test
  void products_are_summed_by_channel() {
    ChannelSums sums = new ChannelSums(2, 2);
    float[] x = batch(1, 0);
    sums.products(x, x, 150);
    assertThat(sums.first).containsExactly(300, 3300);
    assertThat(sums.second).containsExactly(500, 500 + 20 * 300 + 100 * 300);
  }
}
