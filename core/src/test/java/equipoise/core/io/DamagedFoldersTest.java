package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.SharedFiles;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The image folders of the shared data. */
class DamagedFoldersTest {
  private static Inspection inspect(String folder) {
    return Inspection.of(SharedFiles.path("data/bad/" + folder), Optional.empty());
  }

  private static List<String> lines(Inspection inspection) {
    return inspection.problems().stream().map(Problem::line).toList();
  }

  private static ImageSet read(String folder) {
    return ImageSets.read(SharedFiles.path("data/bad/" + folder), ReadOptions.DEFAULTS);
  }

  @Test
  void a_dirty_folder_names_the_broken_image_and_what_it_skips() {
    Inspection inspection = inspect("folder_dirty");

    assertThat(inspection.hasErrors()).isTrue();
    assertThat(inspection.size()).isEqualTo(8);
    assertThat(lines(inspection))
        .anyMatch(line -> line.contains("broken.png: is a PNG that is cut off"))
        .anyMatch(line -> line.contains("not images are skipped: 'notes.txt'"))
        .anyMatch(line -> line.contains("'.DS_Store', 'Thumbs.db'"))
        .anyMatch(line -> line.contains("'nested'"))
        .anyMatch(line -> line.contains("'loose.png'"));
    assertThatThrownBy(() -> read("folder_dirty"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("broken.png");
  }

  @Test
  void an_image_under_two_labels_is_a_warning_that_names_the_files() {
    assertThat(read("folder_duplicates").warnings())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("'a/1.png', 'a/2.png', 'b/1.png'"));
  }

  @Test
  void an_empty_class_folder_is_said_and_left_out() {
    assertThat(lines(inspect("folder_empty_class")))
        .anyMatch(line -> line.contains("empty: this class folder holds no images"));
    assertThat(read("folder_empty_class").train().classes()).containsExactly("full");
  }

  @Test
  void a_single_class_and_a_single_image_are_warnings() {
    assertThat(lines(inspect("folder_one_class")))
        .anyMatch(line -> line.contains("only one class"));
    assertThat(lines(inspect("folder_one_image")))
        .anyMatch(line -> line.contains("class 'single' has one image"));
    assertThat(inspect("folder_one_image").imbalanceRatio()).isEqualTo(8.0);
  }

  @Test
  void markup_in_class_names_stays_what_it_is() {
    ImageSet set = read("folder_html_class");

    assertThat(set.train().classes())
        .containsExactly(
            "\"quoted\"",
            "'; DROP TABLE x; --",
            "<img src=x onerror=alert(1)>",
            "=1+1",
            "a&b",
            "o'brien");
    assertThat(set.train().counts()).containsOnly(2);
  }

  @Test
  void images_of_mixed_sizes_come_to_32x32_with_a_warning_unless_a_size_is_stated() {
    ImageSet set = read("folder_mixed_sizes");

    assertThat(set.train().imageShape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(set.train().counts()).containsExactly(7, 4);
    assertThat(set.warnings()).extracting(Problem::message).anyMatch(m -> m.contains("differ"));
    ImageSet stated =
        ImageSets.read(
            SharedFiles.path("data/bad/folder_mixed_sizes"),
            ReadOptions.DEFAULTS.withShape(1, 8, 12));
    assertThat(stated.train().imageShape()).isEqualTo(new ImageShape(1, 8, 12));
    assertThat(stated.warnings()).isEmpty();
  }

  @Test
  void names_that_differ_only_in_their_unicode_form_collide() {
    Inspection inspection = inspect("folder_nonascii");

    assertThat(inspection.hasErrors()).isTrue();
    assertThat(lines(inspection))
        .anyMatch(line -> line.contains("U+0065 U+0301") && line.contains("rename one"));
    assertThat(inspection.classes())
        .extracting(Inspection.ClassCount::name)
        .containsExactly(
            "%2e%2e",
            "-rf",
            "CON",
            "a b",
            "\u00e9clair",
            "\u00e9clair",
            "\u00fcber",
            "\u043d\u0430\u0443\u043a\u0430",
            "\u732b",
            "\ufb01le",
            "\ud83d\ude00");
  }
}
