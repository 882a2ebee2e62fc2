package equipoise.core.io.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.catalogue.Entry;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.core.file.Sha256;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What whoever writes a set of images may rely on, whatever the format. */
class SetWriterContractTest {
  private static final ImageShape GREY = new ImageShape(1, 5, 4);
  private static final ImageShape COLOUR = new ImageShape(3, 5, 4);

  @TempDir Path folder;

  static List<Entry<SetWriter>> formats() {
    return SetWriters.CATALOGUE.entries();
  }

  private static SetWriter writer(Entry<SetWriter> format) {
    return format.configured().create();
  }

  private static ImageParts parts(ImageShape shape) {
    return new ImageParts(
        ImagePart.of(Sets.images(23, shape, "cat", "dog")),
        Optional.of(ImagePart.of(Sets.images(4, shape, "cat", "dog"))));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void the_same_images_give_the_same_bytes(Entry<SetWriter> format) throws IOException {
    writer(format).write(parts(GREY), folder.resolve("a"), Progress.none());
    writer(format).write(parts(GREY), folder.resolve("b"), Progress.none());

    assertThat(contents("a")).isNotEmpty().isEqualTo(contents("b"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void a_cancelled_writing_leaves_nothing(Entry<SetWriter> format) throws IOException {
    assertThatThrownBy(
            () -> writer(format).write(parts(GREY), folder.resolve("out"), new Impatient()))
        .isInstanceOf(Progress.Cancelled.class);

    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void what_is_there_already_is_not_touched(Entry<SetWriter> format) throws IOException {
    Files.writeString(folder.resolve("precious.txt"), "mine");

    assertThatThrownBy(() -> writer(format).write(parts(GREY), folder, Progress.none()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(
            () ->
                writer(format).write(parts(GREY), folder.resolve("precious.txt"), Progress.none()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(contents("")).containsOnlyKeys("precious.txt");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void an_empty_directory_is_filled(Entry<SetWriter> format) throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));

    writer(format).write(parts(GREY), out, Progress.none());

    assertThat(contents("out")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void every_image_stands_where_the_writer_says(Entry<SetWriter> format) throws IOException {
    for (ImageParts parts : List.of(parts(GREY), ImageParts.of(parts(GREY).train().data()))) {
      Path out = folder.resolve("of-" + parts.test().isPresent());
      writer(format).write(parts, out, Progress.none());
      for (int row = 0; row < parts.train().data().size(); row++) {
        assertThat(out.resolve(writer(format).place(parts, row).replaceFirst("#.*", "")))
            .isRegularFile();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void colour_is_written_or_refused_with_the_formats_that_hold_it(Entry<SetWriter> format)
      throws IOException {
    Path out = folder.resolve("out");
    if (format.equals(IdxWriter.ENTRY)) {
      assertThatThrownBy(() -> writer(format).write(parts(COLOUR), out, Progress.none()))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("folder, npz, webdataset and csv hold colour");
      assertThat(out).doesNotExist();
      return;
    }
    writer(format).write(parts(COLOUR), out, Progress.none());
    assertThat(contents("out")).isNotEmpty();
  }

  /** File contents' hashes by path. */
  private TreeMap<String, String> contents(String name) throws IOException {
    Path root = folder.resolve(name);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
    }
    TreeMap<String, String> contents = new TreeMap<>();
    for (Path file : files) {
      contents.put(root.relativize(file).toString(), Sha256.of(file));
    }
    return contents;
  }

  /** Cancels after ten images. */
  private static final class Impatient implements Progress {
    private long images;

    @Override
    public void report(String stage, long done, long total) {
      images = done;
    }

    @Override
    public boolean cancelled() {
      return images >= 10;
    }
  }
}
