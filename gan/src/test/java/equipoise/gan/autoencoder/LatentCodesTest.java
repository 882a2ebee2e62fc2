package equipoise.gan.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatentCodesTest {
  private static final Seed SEED = new Seed(2);

  /** Points on a parabola, so that no third one lies between two. */
  private static Tensor parabola(int n) {
    float[] values = new float[2 * n];
    for (int i = 0; i < n; i++) {
      values[2 * i] = i;
      values[2 * i + 1] = i * i;
    }
    return new Tensor(values, n, 2);
  }

  @Test
  void a_new_code_lies_between_a_code_of_the_class_and_one_of_its_nearest() {
    Tensor other = new Tensor(new float[] {500, -500, 501, -500}, 2, 2);
    Tensor codes = parabola(12);
    LatentCodes latent = new LatentCodes(List.of(List.of(other), List.of(codes)), 2);
    int[] conditions = IntStream.range(0, 300).map(i -> i % 3 == 0 ? 0 : 1).toArray();
    Tensor drawn = latent.draw(conditions, SEED.generator());
    TreeSet<Integer> bases = new TreeSet<>();
    for (int i = 0; i < conditions.length; i++) {
      float x = drawn.values()[2 * i];
      float y = drawn.values()[2 * i + 1];
      if (conditions[i] == 0) {
        assertThat(x).isBetween(500f, 501f);
        assertThat(y).isEqualTo(-500);
      } else {
        bases.add((int) x);
        int row = i;
        assertThat(pairsThrough(codes, x, y))
            .as("row %d", row)
            .anyMatch(pair -> areNeighbours(codes, pair[0], pair[1], 2));
      }
    }
    assertThat(bases).hasSizeGreaterThan(9);
  }

  private static List<int[]> pairsThrough(Tensor codes, float x, float y) {
    return IntStream.range(0, codes.count())
        .boxed()
        .flatMap(a -> IntStream.range(0, a).mapToObj(b -> new int[] {b, a}))
        .filter(
            pair -> {
              double gap = (x - pair[0]) / (double) (pair[1] - pair[0]);
              double wanted = pair[0] * pair[0] * (1 - gap) + pair[1] * pair[1] * gap;
              return gap >= -1e-5 && gap <= 1 + 1e-5 && Math.abs(wanted - y) < 1e-3;
            })
        .toList();
  }

  private static boolean areNeighbours(Tensor codes, int a, int b, int k) {
    return contains(NearestCodes.of(codes, a, k), b) || contains(NearestCodes.of(codes, b, k), a);
  }

  private static boolean contains(int[] rows, int row) {
    return IntStream.of(rows).anyMatch(r -> r == row);
  }

  @Test
  void neighbours_are_the_nearest_others_in_order() {
    Tensor line = new Tensor(new float[] {0, 10, 11, 13, 40, 10.5f}, 6, 1);
    assertThat(NearestCodes.of(line, 1, 3)).containsExactly(5, 2, 3);
    assertThat(NearestCodes.of(line, 4, 2)).containsExactly(3, 2);
    assertThat(NearestCodes.of(line, 0, 99)).containsExactly(1, 5, 2, 3, 4);
    assertThat(NearestCodes.of(new Tensor(new float[] {7}, 1, 1), 0, 5)).containsExactly(0);
  }

  @Test
  void nothing_lies_between_two_groups_and_each_is_chosen_equally_often() {
    Tensor small = new Tensor(new float[] {0, 1, 2}, 3, 1);
    float[] many = new float[60];
    for (int i = 0; i < many.length; i++) {
      many[i] = 3 + i / 100f;
    }
    LatentCodes codes = new LatentCodes(List.of(List.of(small, new Tensor(many, 60, 1))), 5);
    float[] drawn = codes.draw(new int[1000], SEED.generator()).values();
    int ofSmall = 0;
    for (float code : drawn) {
      assertThat(code).matches(c -> c <= 2 || c >= 3);
      ofSmall += code <= 2 ? 1 : 0;
    }
    // Four standard deviations of a binomial count: 4 sqrt(1000 / 4).
    assertThat((double) ofSmall).isCloseTo(500, within(64.0));
  }

  @Test
  void a_row_takes_the_same_numbers_whatever_the_number_of_rows() {
    LatentCodes codes = new LatentCodes(List.of(List.of(parabola(9))), 5);
    float[] many = codes.draw(new int[8], SEED.generator()).values();
    float[] few = codes.draw(new int[3], SEED.generator()).values();
    assertThat(many).startsWith(few);
  }

  @Test
  void its_arrays_make_the_same_codes_again_and_what_is_wrong_is_named() {
    LatentCodes codes =
        new LatentCodes(List.of(List.of(parabola(3)), List.of(parabola(4), parabola(2))), 5);
    assertThat(codes.arrays()).containsOnlyKeys("0.0", "1.0", "1.1");
    assertThat(LatentCodes.of(new Weights(codes.arrays()), 2, 2, 5)).isEqualTo(codes);
    Map<String, Tensor> arrays = new HashMap<>(codes.arrays());
    arrays.put("1.0", Tensor.zeros(4, 3));
    refused(arrays, "codes 1.0 must be of shape [n, 2], but is a Tensor[4, 3]");
    arrays.remove("1.0");
    refused(arrays, "1.0");
    arrays.put("1.0", new Tensor(new float[] {1, Float.NaN}, 1, 2));
    refused(arrays, "codes 1.0 holds NaN at [0, 1]");
  }

  private static void refused(Map<String, Tensor> arrays, String message) {
    assertThatThrownBy(() -> LatentCodes.of(new Weights(arrays), 2, 2, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
