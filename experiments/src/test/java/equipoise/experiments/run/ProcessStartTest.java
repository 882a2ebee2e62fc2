package equipoise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessStartTest {
  /** proc(5): (22) starttime; a name may hold blanks and brackets. */
  @Test
  void ticks_are_found_behind_any_name() {
    String stat = "7 (a) b) S 1 7 7 0 -1 4194560 1 0 0 0 3 4 0 0 20 0 1 0 5551234 1 2 3";
    assertThat(ProcessStart.ticks(stat)).isEqualTo("5551234");
  }

  @Test
  void a_process_keeps_its_start_and_one_that_is_not_there_has_none() {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")));
    long self = ProcessHandle.current().pid();
    assertThat(ProcessStart.of(self)).isPresent().isEqualTo(ProcessStart.of(self));
    assertThat(ProcessStart.of(Long.MAX_VALUE)).isEmpty();
  }
}
