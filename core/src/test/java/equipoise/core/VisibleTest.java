package equipoise.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void halvesOfCharactersAndMarksThatHideOrReorderAreSpeltOut() {
    assertThat(Visible.line("a\uD800b\u200Fc\nd")).isEqualTo("a\\ud800b\\u200fc d");
    assertThat(Visible.of("\u001b[31m\u202e\ue000\n"))
        .isEqualTo("\\u001b[31m\\u202e\\ue000\\u000a");
  }

  /** A family emoji and a Persian word: both are other words without their joiners. */
  @Test
  void joinersThatScriptsNeedStay() {
    assertThat(Visible.of("👩\u200d👧 می\u200cخواهم")).isEqualTo("👩\u200d👧 می\u200cخواهم");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertThat(Visible.line("😀".repeat(9), 3)).isEqualTo("😀😀😀…");
    assertThat(Visible.line("😀".repeat(3), 3)).isEqualTo("😀😀😀");
    assertThat(Visible.line(null)).isEmpty();
  }
}
