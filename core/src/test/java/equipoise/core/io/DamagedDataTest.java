package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.SharedFiles;
import equipoise.core.data.DataException;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.picture.ValidImagesTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every damaged file of the shared data: one clear line that names it, soon and in little memory.
 */
@Timeout(10)
class DamagedDataTest {
  private static final String IDX =
      """
      badcrc-images-idx3-ubyte.gz | compressed data is damaged
      count49-labels-idx1-ubyte.gz | 49 labels without its images
      empty.gz | is empty (0 bytes)
      garbagemagic-images-idx3-ubyte | begins with 0xDEADBEEF
      header60000-images-idx3-ubyte.gz | claims 60000 x 784 bytes of data, but 7840 are there
      hugedims-images-idx3-ubyte | claims images of 2147483647 x 2147483647 pixels
      label255-labels-idx1-ubyte.gz | label 255 (of image 0) is out of range
      negdims-images-idx3-ubyte | claims 4294967295 x 784 bytes of data, but 0 are there
      swapped-labels-idx1-ubyte | holds images where labels were expected
      trailing-images-idx3-ubyte | claims 50 x 784 bytes of data, but 39208 are there
      truncated-images-idx3-ubyte.gz | is cut off
      truncated-labels-idx1-ubyte.gz | is cut off
      wrongmagic-images-idx3-ubyte.gz | 32-bit floating-point numbers in 3 dimensions
      zero-images-idx3-ubyte | holds no images
      zeros-10MiB.gz | is of no known kind
      """;
  private static final String IMAGES =
      """
      zero-byte.png | is empty (0 bytes)
      zero-byte.jpg | is empty (0 bytes)
      huge-100000x100000.png | claims 100000 x 100000 pixels, more than the limit of 64000000
      huge-2147483647x1.png | claims 2147483647 x 1 pixels, more than the limit
      huge-65500x65500.jpg | claims 65500 x 65500 pixels, more than the limit
      zero-width.png | claims 0 x 10 pixels
      truncated.png | is a PNG that is cut off
      truncated.jpg | is a JPEG that is cut off
      badcrc.png | checksum
      text.png | is no image: it begins with 'this is not
      html.jpg | is a web page or other markup
      """;
  private static final String ARCHIVES =
      """
      traversal.zip | is a zip archive
      script-class.zip | is a zip archive
      symlink.zip | is a zip archive
      duplicate-names.zip | is a zip archive
      nested.zip | is a zip archive
      zeros-20MiB.zip | is a zip archive
      truncated.zip | is a zip archive
      empty.zip | is a zip archive
      traversal.tar | is a tar archive
      links.tar.gz | is a tar.gz archive
      """;

  @ParameterizedTest
  @CsvSource(textBlock = IDX, delimiter = '|')
  void a_damaged_idx_file_is_one_line_with_its_name(String file, String words) {
    refused("bad/idx/" + file, words);
  }

  @ParameterizedTest
  @CsvSource(textBlock = IMAGES, delimiter = '|', quoteCharacter = '~')
  void a_damaged_image_is_one_line_with_its_name(String file, String words) {
    refusedByInspection("bad/image/" + file, words);
  }

  @ParameterizedTest
  @CsvSource(textBlock = ARCHIVES, delimiter = '|')
  void an_archive_is_refused_with_a_word_on_unpacking(String file, String words) {
    refused("bad/archive/" + file, words);
    refused("bad/archive/" + file, "unpack it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"count49-labels-idx1-ubyte.gz", "label255-labels-idx1-ubyte.gz"})
  void labels_that_do_not_fit_their_images_are_an_error(String file) {
    Path labels = SharedFiles.path("data/bad/idx/" + file);
    Path images = SharedFiles.path("data/bad/idx/ok-images-idx3-ubyte.gz");

    Inspection inspection = Inspection.of(images, Optional.of(labels));

    assertThat(inspection.hasErrors()).isTrue();
    assertThat(inspection.problems().get(0).line()).contains(file).doesNotContain("\n");
  }

  @Test
  void two_gzip_members_are_one_stream() {
    Path labels = SharedFiles.path("data/bad/idx/ok-labels-idx1-ubyte.gz");
    Path file = SharedFiles.path("data/bad/idx/concat-images-idx3-ubyte.gz");
    ReadOptions options = ReadOptions.DEFAULTS.withLabels(labels);

    assertThat(ImageSets.read(file, options).train().size()).isEqualTo(50);
    assertThat(Inspection.of(file, Optional.empty()).hasErrors()).isFalse();
  }

  @Test
  void a_plain_file_named_gz_is_read_with_a_warning() {
    Path file = SharedFiles.path("data/bad/idx/notgzip-images-idx3-ubyte.gz");

    Inspection inspection = Inspection.of(file, Optional.empty());

    assertThat(inspection.hasErrors()).isFalse();
    assertThat(inspection.size()).isEqualTo(50);
    assertThat(inspection.problems().get(0).message()).contains("not compressed");
  }

  @Test
  void the_control_is_read_without_a_word() {
    Inspection inspection =
        Inspection.of(SharedFiles.path("data/bad/idx/ok-images-idx3-ubyte.gz"), Optional.empty());

    assertThat(inspection.problems()).isEmpty();
    assertThat(inspection.size()).isEqualTo(50);
    assertThat(inspection.classes()).extracting(Inspection.ClassCount::count).containsOnly(10);
    assertThat(inspection.imbalanceRatio()).isEqualTo(1.0);
  }

  @Test
  void no_file_of_the_shared_data_is_left_without_an_expectation() throws IOException {
    List<String> expected = new ArrayList<>(names(IDX));
    expected.addAll(
        List.of(
            "ok-images-idx3-ubyte.gz",
            "ok-labels-idx1-ubyte.gz",
            "concat-images-idx3-ubyte.gz",
            "notgzip-images-idx3-ubyte.gz"));
    assertThat(present("bad/idx")).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(present("bad/archive")).containsExactlyInAnyOrderElementsOf(names(ARCHIVES));
    List<String> images = new ArrayList<>(names(IMAGES));
    images.addAll(ValidImagesTest.NAMES);
    assertThat(present("bad/image")).containsExactlyInAnyOrderElementsOf(images);
  }

  private static List<String> names(String block) {
    return block.lines().map(line -> line.substring(0, line.indexOf('|')).strip()).toList();
  }

  private static List<String> present(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(SharedFiles.path("data/" + folder))) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static void refused(String below, String words) {
    refusedByInspection(below, words);
    Path path = SharedFiles.path("data/" + below);
    assertThatThrownBy(() -> ImageSets.read(path, ReadOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(path.getFileName().toString())
        .message()
        .doesNotContain("\n");
  }

  private static void refusedByInspection(String below, String words) {
    Path path = SharedFiles.path("data/" + below);
    Inspection inspection = Inspection.of(path, Optional.empty());
    assertThat(inspection.hasErrors()).isTrue();
    assertThat(inspection.size()).isZero();
    assertThat(inspection.problems())
        .anySatisfy(
            problem ->
                assertThat(problem.line())
                    .contains(path.getFileName().toString())
                    .contains(words)
                    .doesNotContain("\n"));
  }
}
