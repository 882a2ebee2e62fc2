package equipoise.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void one_is_singular_and_every_other_number_plural() {
    assertThat(Counted.of(1, "training image")).isEqualTo("1 training image");
    assertThat(Counted.of(0, "image")).isEqualTo("0 images");
    assertThat(Counted.of(2, "class")).isEqualTo("2 classes");
    assertThat(Counted.of(3, "category")).isEqualTo("3 categories");
    assertThat(Counted.of(3, "day")).isEqualTo("3 days");
    assertThat(Counted.of(3, "batch")).isEqualTo("3 batches");
  }
}
