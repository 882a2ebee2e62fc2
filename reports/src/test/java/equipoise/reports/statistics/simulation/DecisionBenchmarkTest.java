package equipoise.reports.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.reports.statistics.simulation.DecisionBenchmark.Line;
import equipoise.reports.statistics.simulation.DecisionBenchmark.Options;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionBenchmarkTest {
  private static final Options SMALL = new Options(3, 20, List.of(2, 5), 1, new Seed(4));

  @Test
  void figures_do_not_depend_on_the_number_of_threads() {
    assertThat(lines(SMALL.withThreads(2))).isEqualTo(lines(SMALL));
  }

  @Test
  void every_rule_is_weighed_in_every_setting() {
    List<Line> lines = lines(SMALL);
    assertThat(lines).hasSize(Protocol.values().length * 2 * 8);
    assertThat(lines).allMatch(line -> line.dataSets() == 3);
    assertThat(lines).extracting(Line::rule).contains("plain t", "images only", "corrected t");
  }

  private static List<Line> lines(Options options) {
    List<Line> lines = new ArrayList<>();
    new DecisionBenchmark(options).run(lines::add);
    return lines;
  }

  @Test
  void options_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> SMALL.withDataSets(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Options(1, 1, List.of(1), 1, new Seed(1)))
        .hasMessageContaining("repeats");
  }
}
