package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.experiments.run.Plan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private static String told(Duration estimate) {
    StringWriter written = new StringWriter();
    try (ProgressDisplay display = new ProgressLines(new PrintWriter(written))) {
      display.started(
          new Plan(
              List.of(), List.of(), estimate, null, Map.of(), List.of(), List.of(), List.of(),
              List.of()));
    }
    return written.toString();
  }

  @Test
  void a_long_run_is_announced_before_it_starts() {
    assertThat(told(Duration.ofMinutes(95))).contains("about 1 h 35 min");
    assertThat(told(Duration.ofMinutes(2))).doesNotContain("about");
  }
}
