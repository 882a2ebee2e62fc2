package equipoise.gan.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubClassesTest {
  /** Clouds of the given sizes around (100, 0), (0, 200), (300, 0), ... in mixed order. */
  private static Tensor clouds(int... sizes) {
    RandomGenerator random = new Seed(3).generator();
    int n = 0;
    for (int size : sizes) {
      n += size;
    }
    float[] values = new float[2 * n];
    int at = 0;
    for (int cloud = 0; cloud < sizes.length; cloud++) {
      for (int i = 0; i < sizes[cloud]; i++) {
        values[at++] = (float) (random.nextGaussian() + (cloud % 2 == 0 ? 100 * (cloud + 1) : 0));
        values[at++] = (float) (random.nextGaussian() + (cloud % 2 == 1 ? 100 * (cloud + 1) : 0));
      }
    }
    return Rows.select(new Tensor(values, n, 2), Rows.shuffled(n, random));
  }

  private static List<Integer> sizes(List<Tensor> groups) {
    return groups.stream().map(Tensor::count).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void separate_clouds_are_found(long seed) {
    List<Tensor> groups = new SubClasses(3, 6, new Seed(seed)).of(clouds(30, 20, 10));
    assertThat(sizes(groups)).containsExactly(10, 20, 30);
    for (Tensor group : groups) {
      for (int i = 1; i < group.count(); i++) {
        assertThat(NearestCodes.squaredDistance(group, 0, group, i)).isLessThan(150);
      }
    }
  }

  @Test
  void a_sub_class_that_is_too_small_goes_to_the_nearest_other() {
    assertThat(sizes(new SubClasses(3, 6, new Seed(1)).of(clouds(30, 20, 5))))
        .containsExactly(20, 35);
    assertThat(sizes(new SubClasses(3, 6, new Seed(1)).of(clouds(2, 2, 1)))).containsExactly(5);
  }

  @Test
  void every_code_is_in_one_sub_class_however_many_are_wanted() {
    Tensor codes = clouds(40);
    for (int most : new int[] {1, 2, 7, 100}) {
      List<Tensor> groups = new SubClasses(most, 6, new Seed(1)).of(codes);
      assertThat(sizes(groups).stream().mapToInt(n -> n).sum()).isEqualTo(40);
      assertThat(groups).hasSizeLessThanOrEqualTo(most);
      assertThat(groups).allMatch(group -> group.count() >= 6);
    }
  }

  @Test
  void equal_codes_are_one_sub_class() {
    assertThat(sizes(new SubClasses(4, 2, new Seed(1)).of(Tensor.zeros(9, 2)))).containsExactly(9);
    assertThat(sizes(new SubClasses(4, 2, new Seed(1)).of(Tensor.zeros(1, 2)))).containsExactly(1);
  }
}
