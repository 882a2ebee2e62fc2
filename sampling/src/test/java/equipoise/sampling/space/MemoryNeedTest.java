package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.core.data.Splits;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.Samples;
import equipoise.sampling.call.SamplerCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
  private static final long MB = 1 << 20;

  @Test
  void what_exceeds_the_heap_is_said_with_the_remedy() {
    MemoryNeed need = new MemoryNeed("9 new rows", 500 * MB, 1500 * MB);
    assertThat(need.sentence(2000 * MB)).isEqualTo("9 new rows need about 1,500 MB of memory.");
    assertThat(need.sentence(1999 * MB))
        .startsWith("9 new rows need about 1,500 MB of memory beside the data's 500, more than")
        .contains("1,999 MB", "-Xmx3g"); // 1.3 * 2000 MB are 2.5 GB
  }

  @Test
  void many_rows_to_make_are_told_before_they_are_made() {
    assertThat(notes(20_000_000)).singleElement().asString().startsWith("19,999,995 new rows need");
    assertThat(notes(1000)).isEmpty();
  }

  private static List<String> notes(int rows) {
    List<String> notes = new ArrayList<>();
    SamplerCall.of(
        "smote",
        Splits.whole(Samples.table(3, 9, 5)),
        new Strategy.Counts(Map.of("b", rows)),
        Targets.Kind.OVER,
        new Seed(1),
        new Progress() {
          @Override
          public void report(String stage, long done, long total) {}

          @Override
          public void note(Note note) {
            notes.add(note.sentence());
          }
        });
    return notes;
  }
}
