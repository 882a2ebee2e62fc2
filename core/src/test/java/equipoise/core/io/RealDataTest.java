package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.SharedFiles;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.ReadOptions;
import org.junit.jupiter.api.Test;

/** Counts as the data's own description states them. */
class RealDataTest {
  @Test
  void mnist_has_its_published_counts_in_both_parts() {
    ImageSet set = ImageSets.read(SharedFiles.path("data/mnist"), ReadOptions.DEFAULTS);

    assertThat(set.format()).isEqualTo("idx");
    assertThat(set.warnings()).isEmpty();
    assertThat(set.train().imageShape()).isEqualTo(new ImageShape(1, 28, 28));
    assertThat(set.train().classes())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(set.train().counts())
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(set.test().orElseThrow().counts())
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
  }

  @Test
  void cell_photographs_are_read_in_colour_at_the_stated_size() {
    ImageSet set =
        ImageSets.read(
            SharedFiles.path("data/bccd_wbc"), ReadOptions.DEFAULTS.withShape(0, 32, 32));

    assertThat(set.format()).isEqualTo("folder");
    assertThat(set.train().imageShape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(set.train().classes())
        .containsExactly("Basophil", "Eosinophil", "Lymphocyte", "Monocyte", "Neutrophil");
    assertThat(set.train().counts()).containsExactly(3, 88, 33, 20, 207);
    assertThat(set.test()).isEmpty();
  }
}
