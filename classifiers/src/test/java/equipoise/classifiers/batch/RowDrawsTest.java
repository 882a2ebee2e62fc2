package equipoise.classifiers.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import org.junit.jupiter.api.Test;

class RowDrawsTest {
  private static final Dataset DATA = Bars.of(new int[] {81, 0, 16, 3}, 0, new Seed(1));
  private static final int DRAWN = 6000;

  @Test
  void passes_use_every_row_once() {
    RowDraws draws = new RowDraws(DATA, ClassDraw.PASSES, new Seed(1));
    int[] used = new int[DATA.size()];
    for (int k = 0; k < 2 * DATA.size(); k++) {
      used[draws.next(1)]++;
    }
    assertThat(used).containsOnly(2);
  }

  @Test
  void balanced_draws_take_every_class_equally_often_and_its_rows_in_turn() {
    int[] used = used(ClassDraw.BALANCED, 0);
    double[] shares = shares(used);
    assertThat(shares[0]).isCloseTo(1 / 3.0, within(0.03));
    assertThat(shares[1]).isZero();
    assertThat(shares[3]).isCloseTo(1 / 3.0, within(0.03));
    int[] rare = DATA.rowsOf(3);
    assertThat(Math.abs(used[rare[0]] - used[rare[2]])).isLessThanOrEqualTo(1);
  }

  /** Square roots 9, 0, 4, 1.73 of the counts. */
  @Test
  void square_roots_lie_between() {
    double[] shares = shares(used(new ClassDraw(0.5, 0), 0));
    double sum = 9 + 4 + Math.sqrt(3);
    assertThat(shares[0]).isCloseTo(9 / sum, within(0.03));
    assertThat(shares[2]).isCloseTo(4 / sum, within(0.03));
  }

  @Test
  void deferred_draws_are_passes_until_their_time() {
    ClassDraw deferred = new ClassDraw(0, 0.8);
    RowDraws early = new RowDraws(DATA, deferred, new Seed(3));
    RowDraws plain = new RowDraws(DATA, ClassDraw.PASSES, new Seed(3));
    for (int k = 0; k < 250; k++) {
      assertThat(early.next(0.79)).isEqualTo(plain.next(0.79));
    }
    assertThat(shares(used(deferred, 0.8))[3]).isCloseTo(1 / 3.0, within(0.03));
  }

  private static int[] used(ClassDraw draw, double done) {
    RowDraws draws = new RowDraws(DATA, draw, new Seed(2));
    int[] used = new int[DATA.size()];
    for (int k = 0; k < DRAWN; k++) {
      used[draws.next(done)]++;
    }
    return used;
  }

  private static double[] shares(int[] used) {
    double[] shares = new double[4];
    for (int i = 0; i < used.length; i++) {
      shares[DATA.label(i)] += used[i] / (double) DRAWN;
    }
    return shares;
  }
}
