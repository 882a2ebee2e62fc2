package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.sampling.Samples;
import equipoise.sampling.over.ProWSyn.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProWSynTest {
  @Test
  void levels_grow_with_the_distance_from_the_other_class() {
    // b at 1, 2, ..., 7; a at 0 and -1: each level takes the two nearest that are left.
    double[][] rows = {{0}, {-1}, {7}, {6}, {5}, {4}, {3}, {2}, {1}};
    int[] labels = {0, 0, 1, 1, 1, 1, 1, 1, 1};
    Dataset data = Dataset.ofTable("t", TableShape.numeric(1), List.of("a", "b"), rows, labels);
    assertThat(new ProWSyn(new Options(2, 3, 1)).levels(Samples.call(data), 1))
        .containsExactly(3, 3, 3, 2, 2, 1, 1);
    assertThat(new ProWSyn(new Options(2, 1, 1)).levels(Samples.call(data), 1)).containsOnly(1);
  }

  @Test
  void numbers_fall_with_the_level_and_add_up() {
    // Weights 1, 1, 1/e, 1/e^2 of 100: 39.93, 39.93, 14.69, 5.40; the remainders go up but the
    // last.
    assertThat(new ProWSyn(Options.DEFAULTS).numbers(new int[] {1, 1, 2, 3}, 100))
        .containsExactly(40, 40, 15, 5);
    assertThat(new ProWSyn(new Options(5, 5, 1000)).numbers(new int[] {3, 4}, 7))
        .containsExactly(7, 0);
    assertThat(new ProWSyn(new Options(5, 5, 0)).numbers(new int[] {1, 2, 3}, 7))
        .containsExactly(3, 2, 2);
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(0, 5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(5, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(5, 5, -1));
  }
}
