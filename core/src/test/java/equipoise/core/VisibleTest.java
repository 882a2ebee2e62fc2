package equipoise.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void halves_of_characters_and_marks_that_hide_or_reorder_are_spelt_out() {
    assertThat(Visible.line("a\uD800b\u200Fc\nd")).isEqualTo("a\\ud800b\\u200fc d");
    assertThat(Visible.of("\u001b[31m\u202e\ue000\n"))
        .isEqualTo("\\u001b[31m\\u202e\\ue000\\u000a");
  }

  /** A family emoji and a Persian word: both are other words without their joiners. */
  @Test
  void joiners_that_scripts_need_stay() {
    assertThat(Visible.of("👩\u200d👧 می\u200cخواهم")).isEqualTo("👩\u200d👧 می\u200cخواهم");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(Visible.line("😀".repeat(9), 3)).isEqualTo("😀😀😀…");
    assertThat(Visible.line("😀".repeat(3), 3)).isEqualTo("😀😀😀");
    assertThat(Visible.line(null)).isEmpty();
  }
}
