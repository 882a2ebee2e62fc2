package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.learning.Note;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkDisplayTest {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration NEVER = Duration.ofHours(1);

  private final StringWriter text = new StringWriter();
  private final PrintWriter err = new PrintWriter(text);

  private void waitFor(String expected) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (!text.toString().contains(expected) && Instant.now().isBefore(end)) {
      Thread.sleep(2);
    }
    assertThat(text.toString()).contains(expected);
  }

  @Test
  @Timeout(60)
  void without_a_terminal_it_prints_plain_lines_of_what_is_going_on() throws InterruptedException {
    try (WorkDisplay display = new WorkDisplay(err, "smote", false, SHORT)) {
      display.doing("reading");
      waitFor("equipoise: smote: reading\n");
      display.report("neighbours", 1200, 20000);
      waitFor("equipoise: smote: neighbours 1,200 of 20,000\n");
    }
    assertThat(text.toString()).doesNotContain("\r").matches("(equipoise: smote: .+\n)+");
  }

  @Test
  @Timeout(60)
  void on_a_terminal_one_bar_follows_the_stages() throws InterruptedException {
    try (WorkDisplay display = new WorkDisplay(err, "smote", true, SHORT)) {
      display.doing("reading");
      waitFor("reading");
      display.report("neighbours", 50, 100);
      waitFor("neighbours");
      waitFor("50/100");
      display.note(Note.of(Note.Kind.RESOURCES, "about 300 MB"));
      waitFor("\requipoise: about 300 MB\n");
    }
    assertThat(text.toString()).matches("(?s).*\r +\r");
  }

  @Test
  void quick_work_says_nothing_but_what_a_reader_should_know() {
    for (boolean terminal : new boolean[] {false, true}) {
      try (WorkDisplay display = new WorkDisplay(err, "smote", terminal, NEVER)) {
        display.report("rows", 1, 2);
        display.note(Note.of(Note.Kind.RESOURCES, "a note"));
      }
    }
    assertThat(text.toString()).isEqualTo("equipoise: a note\nequipoise: a note\n");
  }

  @Test
  void a_heap_that_is_too_small_is_one_line_with_the_remedy() {
    int code =
        Failures.withEnoughMemory(
            () -> {
              throw new OutOfMemoryError();
            },
            err);
    assertThat(code).isEqualTo(1);
    assertThat(text.toString()).matches("equipoise: .* JAVA_OPTS=-Xmx8g\n");
  }
}
