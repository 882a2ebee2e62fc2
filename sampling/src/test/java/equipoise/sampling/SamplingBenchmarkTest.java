package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import equipoise.core.data.Dataset;
import equipoise.sampling.SamplingBenchmark.Line;
import equipoise.sampling.SamplingBenchmark.Work;
import org.junit.jupiter.api.Test;

class SamplingBenchmarkTest {
  /** Values and sum as {@code table(2000, 3)} of sampling/benchmark/peer.py gives them. */
  @Test
  void the_table_is_the_one_that_the_peer_gets() {
    Dataset table = SamplingBenchmark.table(2000, 3);
    assertThat(table.values(0))
        .containsExactly(1.0748138427734375, 0.3303375244140625, -0.589019775390625);
    assertThat(table.values(1990))
        .containsExactly(0.298431396484375, 0.6002197265625, 0.0677947998046875);
    double sum = 0;
    for (int i = 0; i < table.size(); i++) {
      for (double value : table.values(i)) {
        sum += value;
      }
    }
    assertThat(sum).isEqualTo(62.96360778808594);
    assertThat(table.counts()).containsExactly(1800, 200);
  }

  @Test
  void a_work_is_measured() {
    Line line = new SamplingBenchmark(1, 2, 0).measure(new Work("smote", 300, 4));
    assertThat(line.work()).isEqualTo("smote-300x4");
    assertThat(line.rowsAfter()).isEqualTo(540);
    assertThat(line.seconds()).isPositive();
    assertThat(line.firstSeconds()).isPositive();
  }

  @Test
  void a_work_is_known_by_its_name_and_a_wrong_one_is_refused() {
    assertThat(Work.named("tomek-links-50000x64")).isEqualTo(new Work("tomek-links", 50_000, 64));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Work.named("smote"))
        .withMessageContaining("METHOD-ROWSxCOLUMNS");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Work.named("smite-10x10"))
        .withMessageContaining("smote");
  }
}
