package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Samples;
import org.junit.jupiter.api.Test;

class RandomUnderSamplerTest {
  @Test
  void every_row_is_kept_about_equally_often() {
    Dataset data = Samples.table(1, 10, 5);
    int[] kept = new int[15];
    for (int seed = 0; seed < 2000; seed++) {
      Dataset after =
          sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(seed)).data().data();
      for (int i = 0; i < after.size(); i++) {
        kept[((Origin.Real) after.origin(i)).index()]++;
      }
    }
    // Each of the 10 rows is kept with probability 1/2: 1000 times, standard deviation 22.
    for (int row : data.rowsOf(0)) {
      assertThat(kept[row]).isBetween(890, 1110);
    }
    for (int row : data.rowsOf(1)) {
      assertThat(kept[row]).isEqualTo(2000);
    }
  }

  @Test
  void counts_by_name_are_met_and_may_be_zero() {
    Dataset after =
        sampler()
            .resample(
                Splits.whole(Samples.table(1, 10, 5, 7)), Strategy.parse("a=3,c=0"), new Seed(1))
            .data()
            .data();
    assertThat(after.counts()).containsExactly(3, 5, 0);
  }

  private static Sampler sampler() {
    return new RandomUnderSampler();
  }
}
