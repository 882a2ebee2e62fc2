package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.format.SetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What whoever reads labelled images may rely on, whatever format they are stored in. */
@Timeout(20)
abstract class ReaderContract {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir Path folder;

  abstract SetFormat format();

  /** A shape that the format can hold. */
  abstract ImageShape shape();

  /**
   * Writes images as another program would.
   *
   * @param parent an empty folder
   * @return the path to be read
   */
  abstract Path write(Path parent, Dataset train, Optional<Dataset> test) throws IOException;

  /** A file below the written path without which the training part cannot be read. */
  abstract Path vital(Path written) throws IOException;

  private Dataset train() {
    return Made.images(13, shape(), "2", "5", "7");
  }

  private Dataset test() {
    return Made.images(17, shape(), "2", "5", "7").select(new int[] {13, 14, 15, 16});
  }

  private Path written() throws IOException {
    return write(folder, train(), Optional.of(test()));
  }

  private static ImageSet read(Path path) {
    return ImageSets.read(path, ReadOptions.DEFAULTS);
  }

  /** Class and pixels of every image, in no order: formats may sort them. */
  private static List<String> images(Dataset data) {
    List<String> images = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      images.add(data.classes().get(data.label(i)) + Arrays.toString(data.pixels(i)));
    }
    images.sort(null);
    return images;
  }

  @AfterEach
  void no_file_of_the_set_stays_open() throws IOException {
    if (!Files.isDirectory(OPEN_FILES)) {
      return;
    }
    Path real = folder.toRealPath();
    try (Stream<Path> open = Files.list(OPEN_FILES)) {
      assertThat(open.map(ReaderContract::target).filter(path -> path.startsWith(real))).isEmpty();
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException closedMeanwhile) {
      return descriptor;
    }
  }

  @Test
  void both_parts_come_back_with_their_pixels_and_classes() throws IOException {
    ImageSet set = read(written());

    assertThat(set.format()).isEqualTo(format().word());
    assertThat(set.warnings()).isEmpty();
    assertThat(set.train().imageShape()).isEqualTo(shape());
    assertThat(set.train().classes()).containsExactly("2", "5", "7");
    assertThat(images(set.train())).isEqualTo(images(train()));
    assertThat(images(set.test().orElseThrow())).isEqualTo(images(test()));
    assertThat(set.test().orElseThrow().classes()).isEqualTo(set.train().classes());
  }

  @Test
  void a_set_without_a_test_part_has_none() throws IOException {
    ImageSet set = read(write(folder, train(), Optional.empty()));

    assertThat(set.test()).isEmpty();
    assertThat(images(set.train())).isEqualTo(images(train()));
  }

  @Test
  void every_reading_gives_the_same() throws IOException {
    Path path = written();

    assertThat(read(path).train().fingerprint()).isEqualTo(read(path).train().fingerprint());
  }

  @Test
  void the_format_may_be_stated_and_a_wrong_one_is_refused() throws IOException {
    Path path = written();

    assertThat(ImageSets.read(path, ReadOptions.DEFAULTS.withFormat(format())).train().size())
        .isEqualTo(13);
    for (SetFormat other : SetFormat.values()) {
      if (other != format() && other != SetFormat.AUTO) {
        refused(path, ReadOptions.DEFAULTS.withFormat(other), path);
      }
    }
  }

  @Test
  void chosen_classes_come_alone_and_in_the_order_of_the_choice() throws IOException {
    Path path = written();

    ImageSet set = ImageSets.read(path, ReadOptions.DEFAULTS.withClasses(List.of("7", "2")));

    assertThat(set.train().classes()).containsExactly("7", "2");
    assertThat(new TreeSet<>(images(set.train())))
        .isEqualTo(
            new TreeSet<>(images(train()).stream().filter(i -> !i.startsWith("5")).toList()));
    assertThat(refused(path, ReadOptions.DEFAULTS.withClasses(List.of("2", "9")), path))
        .contains("'9'", "'5'");
  }

  @Test
  void images_are_brought_to_a_stated_shape() throws IOException {
    ImageShape stated = new ImageShape(shape().channels() == 1 ? 3 : 1, 5, 9);

    ImageSet set =
        ImageSets.read(
            written(),
            ReadOptions.DEFAULTS.withShape(stated.channels(), stated.height(), stated.width()));

    assertThat(set.train().imageShape()).isEqualTo(stated);
    assertThat(set.test().orElseThrow().imageShape()).isEqualTo(stated);
  }

  @Test
  void an_inspection_finds_what_is_read_and_no_problem() throws IOException {
    Path path = written();

    Inspection inspection = Inspection.of(path, Optional.empty());

    assertThat(inspection.problems()).isEmpty();
    assertThat(inspection.format()).isEqualTo(format().word());
    assertThat(inspection.shape()).isEqualTo(shape());
    assertThat(inspection.size()).isEqualTo(13);
    assertThat(inspection.classes().stream().filter(c -> c.count() > 0))
        .containsExactly(
            new Inspection.ClassCount("2", 5),
            new Inspection.ClassCount("5", 4),
            new Inspection.ClassCount("7", 4));
    assertThat(inspection.test().size()).isEqualTo(4);
  }

  @Test
  void a_file_that_is_cut_off_is_named_in_one_line() throws IOException {
    Path path = written();
    Path file = vital(path);
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 9, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));

      refused(path, ReadOptions.DEFAULTS, file);
      assertThat(Inspection.of(path, Optional.empty()).problems())
          .as("%d of %d bytes", length, bytes.length)
          .anyMatch(p -> p.severity() == Problem.Severity.ERROR && p.file().equals(file.toString()))
          .allMatch(p -> !p.line().contains("\n"));
    }
  }

  @Test
  void what_exceeds_the_limit_is_refused_before_it_is_held() throws IOException {
    Path path = written();

    assertThatThrownBy(
            () ->
                ImageSets.read(
                    path, ReadOptions.DEFAULTS.withMaxima(1_000_000, 2 * shape().size())))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("limit");
  }

  @Test
  void a_path_that_does_not_exist_is_named() throws IOException {
    Path nowhere = written().resolveSibling("nowhere");

    assertThat(refused(nowhere, ReadOptions.DEFAULTS, nowhere)).contains("there is no such file");
  }

  @Test
  void a_file_that_may_not_be_read_is_named() throws IOException {
    Path path = written();
    Path file = vital(path);
    assumeTrue(file.toFile().setReadable(false), "this file system has no permissions");
    assumeTrue(!Files.isReadable(file), "this user may read everything");

    assertThat(refused(path, ReadOptions.DEFAULTS, file).toLowerCase(Locale.ROOT))
        .contains("permission denied");
  }

  /** The message of the one line that names the file. */
  private static String refused(Path path, ReadOptions options, Path named) {
    String[] message = {""};
    assertThatThrownBy(() -> ImageSets.read(path, options))
        .isInstanceOf(DataException.class)
        .satisfies(e -> message[0] = e.getMessage());
    assertThat(message[0]).startsWith(named.toString()).doesNotContain("\n");
    return message[0];
  }
}
