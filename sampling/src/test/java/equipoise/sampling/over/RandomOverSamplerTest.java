package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomOverSamplerTest {
  @Test
  void every_row_of_the_class_is_drawn_about_equally_often() {
    Dataset after =
        sampler()
            .resample(Splits.whole(Samples.table(1, 4010, 10)), Strategy.AUTO, new Seed(3))
            .data()
            .data();
    int[] drawn = new int[4020];
    for (int i = 4020; i < after.size(); i++) {
      drawn[((Origin.Copied) after.origin(i)).base()]++;
    }
    // 4000 draws of 10 rows: 400 each, standard deviation 19.
    for (int row : Samples.table(1, 4010, 10).rowsOf(1)) {
      assertThat(drawn[row]).isBetween(305, 495);
    }
  }

  @Test
  void nominal_columns_and_missing_values_are_copied() {
    TableShape shape =
        new TableShape(
            List.of(
                new TableShape.Column("colour", List.of("red")), TableShape.Column.numeric("x")));
    double[][] rows = {{0, Double.NaN}, {0, 1}, {0, 2}};
    Dataset data = Dataset.ofTable("t", shape, List.of("a", "b"), rows, new int[] {0, 1, 1});
    Dataset after =
        sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1)).data().data();
    assertThat(after.size()).isEqualTo(4);
    assertThat(after.value(3, 1)).isNaN();
  }

  private static Sampler sampler() {
    return new RandomOverSampler();
  }
}
