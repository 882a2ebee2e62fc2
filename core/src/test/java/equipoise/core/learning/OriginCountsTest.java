package equipoise.core.learning;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Origin.Derivation;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginCountsTest {
  @Test
  void rows_are_counted_by_where_they_come_from_and_what_equals_its_base_is_a_copy() {
    Dataset real =
        Dataset.ofTable(
            "t",
            TableShape.numeric(1),
            List.of("a", "b"),
            new double[][] {{0}, {1}, {2}},
            new int[] {0, 1, 1});
    Origin[] origins = {
      new Origin.Copied(0),
      new Origin.Interpolated(1, 2, .5),
      new Origin.Interpolated(1, 2, 0),
      new Origin.Interpolated(1, 1, .7),
      new Origin.Derived(Derivation.SMOOTHED, 1),
      new Origin.Generated("g", 1, 0),
    };
    Dataset made = real.select(new int[] {0, 1, 1, 1, 1, 2}).withOrigins(origins);
    OriginCounts[] counts = OriginCounts.of(Resampled.of(Splits.whole(real).plus(made)));
    assertThat(counts).containsExactly(new OriginCounts(1, 1, 0, 0), new OriginCounts(2, 2, 2, 1));
    assertThat(counts[1].total()).isEqualTo(7);
    assertThat(counts[1].synthetic()).isEqualTo(3);
    assertThat(counts[0].plus(counts[1])).isEqualTo(new OriginCounts(3, 3, 2, 1));
  }
}
