package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.SharedFiles;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.picture.Pngs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderReaderTest {
  private static final Dataset IMAGES = Made.images(9, new ImageShape(1, 4, 6), "x");

  @TempDir Path folder;

  private void put(String name, int image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Pngs.encode(IMAGES, image));
  }

  private List<String> lines() {
    return Inspection.of(folder, Optional.empty()).problems().stream().map(Problem::line).toList();
  }

  @Test
  void classes_and_images_come_in_the_order_of_code_points() throws IOException {
    put("\ud83d\ude00/1.png", 0);
    put("\ufb01/1.png", 1);
    put("b/2.png", 2);
    put("b/10.png", 3);
    put("B2/1.png", 4);

    Dataset read = ImageSets.read(folder, ReadOptions.DEFAULTS).train();

    assertThat(read.classes()).containsExactly("B2", "b", "\ufb01", "\ud83d\ude00");
    assertThat(read.pixels(1)).isEqualTo(IMAGES.pixels(3));
    assertThat(read.pixels(2)).isEqualTo(IMAGES.pixels(2));
  }

  @Test
  void names_that_differ_only_in_case_collide() throws IOException {
    put("Cat/1.png", 0);
    put("cat/1.png", 1);
    try (var entries = Files.list(folder)) {
      assumeTrue(entries.count() == 2, "this file system ignores case");
    }

    assertThatThrownBy(() -> ImageSets.read(folder, ReadOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'Cat'")
        .hasMessageContaining("upper and lower case");
  }

  @Test
  void links_out_of_the_folder_are_not_followed() throws IOException {
    Path data = folder.resolve("data");
    put("outside/secret.png", 0);
    put("data/a/1.png", 1);
    put("data/b/1.png", 2);
    Files.createSymbolicLink(data.resolve("c"), folder.resolve("outside"));
    Files.createSymbolicLink(data.resolve("a/2.png"), folder.resolve("outside/secret.png"));
    Files.createSymbolicLink(data.resolve("a/3.png"), folder.resolve("nowhere.png"));

    ImageSet set = ImageSets.read(data, ReadOptions.DEFAULTS);

    assertThat(set.train().classes()).containsExactly("a", "b");
    assertThat(set.train().size()).isEqualTo(2);
    assertThat(set.warnings())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("links") && m.contains("'c'"))
        .anyMatch(m -> m.contains("links") && m.contains("'2.png', '3.png'"));
  }

  @Test
  void only_the_wanted_classes_are_read_in_the_wanted_order() throws IOException {
    put("a/1.png", 0);
    put("b/1.png", 1);
    put("c/1.png", 2);
    Files.writeString(folder.resolve("b/broken.png"), "broken");

    ReadOptions options = ReadOptions.DEFAULTS.withClasses(List.of("c", "a"));

    assertThat(ImageSets.read(folder, options).train().classes()).containsExactly("c", "a");
    assertThatThrownBy(() -> ImageSets.read(folder, options.withClasses(List.of("z"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no image of class 'z'; it has 'a', 'b', 'c'");
  }

  @Test
  void a_training_and_a_test_folder_are_two_parts() throws IOException {
    put("train/a/1.png", 0);
    put("train/b/1.png", 1);
    put("train/b/2.png", 2);
    put("test/b/1.png", 3);
    put("val/b/1.png", 4);

    ImageSet set = ImageSets.read(folder, ReadOptions.DEFAULTS);

    assertThat(set.train().classes()).containsExactly("a", "b");
    assertThat(set.train().counts()).containsExactly(1, 2);
    assertThat(set.test().orElseThrow().counts()).containsExactly(0, 1);
    assertThat(set.warnings())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("is not read"))
        .anyMatch(m -> m.contains("class 'a' has no image in the test part"));
  }

  @Test
  void control_characters_in_names_are_made_visible() throws IOException {
    put("a/1.png", 0);
    put("b/1.png", 1);
    Files.writeString(folder.resolve("a/x\u001b[31m\ny.png"), "broken");

    assertThat(lines())
        .anyMatch(line -> line.contains("x\\u001b[31m\\u000ay.png"))
        .noneMatch(line -> line.contains("\n") || line.contains("\u001b"));
  }

  @Test
  void images_take_the_shape_that_is_stated_by_the_luminance_formula() throws IOException {
    Dataset red =
        Dataset.ofImages(
            "red",
            new ImageShape(3, 1, 1),
            List.of("x"),
            new byte[][] {{(byte) 255, 0, 0}, {0, (byte) 255, 0}},
            new int[] {0, 0});
    Files.createDirectories(folder.resolve("x"));
    Files.write(folder.resolve("x/1.png"), Pngs.encode(red, 0));
    Files.write(folder.resolve("x/2.png"), Pngs.encode(red, 1));

    Dataset read = ImageSets.read(folder, ReadOptions.DEFAULTS.withShape(1, 2, 2)).train();

    assertThat(read.imageShape()).isEqualTo(new ImageShape(1, 2, 2));
    assertThat(read.value(0, 0)).isEqualTo(76); // .299 * 255
    assertThat(read.value(1, 3)).isEqualTo(150); // .587 * 255
  }

  @Test
  void a_set_beyond_the_limit_is_refused() throws IOException {
    put("a/1.png", 0);
    put("b/1.png", 1);

    assertThatThrownBy(() -> ImageSets.read(folder, ReadOptions.DEFAULTS.withMaxima(10, 1000)))
        .hasMessageContaining("claims 6 x 4 pixels, more than the limit of 10");
    assertThatThrownBy(() -> ImageSets.read(folder, ReadOptions.DEFAULTS.withMaxima(100, 60)))
        .hasMessageContaining("more than the limit of 60");
  }

  @Test
  void a_path_that_holds_nothing_known_is_one_clear_line() throws IOException {
    assertThat(lines()).singleElement().asString().contains("no image in a class folder");
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> ImageSets.read(missing, ReadOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": there is no such file or folder");
    Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
    Inspection inspection = Inspection.of(table, Optional.empty());
    assertThat(inspection.kind()).isEqualTo("table");
    assertThatThrownBy(() -> ImageSets.read(table, ReadOptions.DEFAULTS))
        .hasMessage(table + ": is a table, not a set of images");
  }

  @ParameterizedTest
  @CsvSource({
    "train, test, val",
    "Training, Testing, Validation",
    "TRAIN, TEST, VALID",
    "Train, test, Val"
  })
  void parts_are_known_in_every_spelling_whatever_systems_leave_beside_them(
      String train, String test, String validation) throws IOException {
    put(train + "/a/1.png", 0);
    put(train + "/b/1.png", 1);
    put(test + "/a/1.png", 2);
    put(test + "/b/1.png", 3);
    put(validation + "/a/1.png", 4);
    for (String junk : List.of("__MACOSX", ".ipynb_checkpoints", "@eaDir", ".Trashes")) {
      put(junk + "/._train/1.png", 5);
    }
    Files.writeString(folder.resolve(".DS_Store"), "x");
    Files.writeString(folder.resolve("Thumbs.db"), "x");
    Files.writeString(folder.resolve(train + "/desktop.ini"), "x");
    Files.writeString(folder.resolve(test + "/Thumbs.db"), "x");

    ImageSet set = ImageSets.read(folder, ReadOptions.DEFAULTS);

    assertThat(set.train().classes()).containsExactly("a", "b");
    assertThat(set.train().size()).isEqualTo(2);
    assertThat(set.test().orElseThrow().pixels(1)).isEqualTo(IMAGES.pixels(3));
    assertThat(set.warnings())
        .extracting(Problem::line)
        .anyMatch(
            l ->
                l.endsWith(
                    validation + ": is not read; validation is taken out of the training part"));
  }

  @Test
  void a_training_part_may_be_alone_or_beside_validation() throws IOException {
    put("train/a/1.png", 0);
    put("train/b/1.png", 1);
    assertThat(ImageSets.read(folder, ReadOptions.DEFAULTS).train().classes())
        .containsExactly("a", "b");

    put("valid/a/1.png", 2);
    ImageSet set = ImageSets.read(folder, ReadOptions.DEFAULTS);
    assertThat(set.train().size()).isEqualTo(2);
    assertThat(set.test()).isEmpty();
  }

  @Test
  void folders_beside_the_parts_are_said_to_be_left_out() throws IOException {
    put("train/a/1.png", 0);
    put("test/a/1.png", 1);
    put("extras/a/1.png", 2);

    assertThat(lines()).anyMatch(l -> l.contains("extras: is neither a training nor a test part"));
    assertThat(ImageSets.read(folder, ReadOptions.DEFAULTS).train().size()).isEqualTo(1);
  }

  @Test
  void classes_may_be_called_train_and_test() throws IOException {
    put("train/1.png", 0);
    put("test/1.png", 1);

    assertThat(ImageSets.read(folder, ReadOptions.DEFAULTS).train().classes())
        .containsExactly("test", "train");
  }

  @Test
  void two_folders_for_one_part_are_refused() throws IOException {
    put("train/a/1.png", 0);
    put("Training/a/1.png", 1);
    put("test/a/1.png", 2);

    assertThatThrownBy(() -> ImageSets.read(folder, ReadOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'Training' and 'train', which may both be the same part");
  }

  @Test
  void the_archive_folder_of_a_mac_beside_the_parts_is_no_part() {
    ImageSet set =
        ImageSets.read(SharedFiles.path("data/field/train-test-macosx/mac"), ReadOptions.DEFAULTS);

    assertThat(set.train().size()).isEqualTo(8);
    assertThat(set.test().orElseThrow().size()).isEqualTo(4);
  }

  @Test
  void class_folders_that_look_like_one_class_are_a_warning() throws IOException {
    put("1/1.png", 0);
    put("1.0/1.png", 1);
    put("2/1.png", 2);

    assertThat(lines()).anyMatch(l -> l.contains("'1' and '1.0' are separate classes, but look"));
  }
}
