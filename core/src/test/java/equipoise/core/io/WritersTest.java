package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.picture.Pngs;
import equipoise.core.io.write.IdxWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void idx_files_are_read_as_they_were_written(boolean gzip) throws IOException {
    Dataset train = Made.images(23, new ImageShape(1, 5, 4), "3", "8");
    Dataset test = Made.images(7, new ImageShape(1, 5, 4), "3", "8");
    IdxWriter.write(train, folder, "train", gzip);
    IdxWriter.write(test, folder, "t10k", gzip);

    ImageSet read = ImageSets.read(folder, ReadOptions.DEFAULTS);

    assertThat(read.train().fingerprint()).isEqualTo(train.fingerprint());
    assertThat(read.test().orElseThrow().fingerprint()).isEqualTo(test.fingerprint());
    assertThat(files(folder)).hasSize(4);
  }

  @Test
  void the_same_data_gives_the_same_compressed_bytes() throws IOException {
    Dataset data = Made.images(23, new ImageShape(1, 5, 4), "0", "1");
    IdxWriter.write(data, folder.resolve("a"), "train", true);
    IdxWriter.write(data, folder.resolve("b"), "train", true);

    assertThat(folder.resolve("a/train-images-idx3-ubyte.gz"))
        .hasSameBinaryContentAs(folder.resolve("b/train-images-idx3-ubyte.gz"));
  }

  @Test
  void idx_refuses_colour_and_prefixes_that_leave_the_folder() {
    Dataset colour = Made.images(2, new ImageShape(3, 2, 2), "0", "1");
    Dataset grey = Made.images(2, new ImageShape(1, 2, 2), "0", "1");

    assertThatThrownBy(() -> IdxWriter.write(colour, folder, "train", false))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "IDX files hold grey images, but these have 3 channels; folder, npz, webdataset and csv hold colour");
    assertThatThrownBy(() -> IdxWriter.write(grey, folder, "../train", false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void image_folders_are_read_as_they_were_written(int channels) throws IOException {
    Dataset data = Made.images(12, new ImageShape(channels, 6, 9), "cat", "dog", "o'brien");
    Made.folder(data, folder.resolve("out"));

    Dataset read = ImageSets.read(folder.resolve("out"), ReadOptions.DEFAULTS).train();

    assertThat(read.classes()).isEqualTo(data.classes());
    assertThat(images(read, channels)).isEqualTo(images(data, channels));
  }

  @Test
  void class_names_that_are_no_folder_names_leave_no_folder_and_come_back() throws IOException {
    String[] hostile = {
      "../evil",
      "/etc/x",
      "..",
      ".",
      "CON",
      "con",
      "a\u0000b",
      "a\nb",
      "\ud83d\ude00",
      "-rf",
      "A",
      "a.",
      ""
    };
    Dataset data = Made.images(26, new ImageShape(1, 3, 3), hostile);
    Made.folder(data, folder.resolve("out"));

    assertThat(files(folder)).containsExactly(folder.resolve("out"));
    Inspection inspection = Inspection.of(folder.resolve("out"), ReadOptions.DEFAULTS);
    assertThat(inspection.classes())
        .extracting(Inspection.ClassCount::name)
        .containsExactlyInAnyOrder(hostile);
    assertThat(inspection.classes()).extracting(Inspection.ClassCount::count).containsOnly(2);
  }

  @Test
  void a_folder_that_holds_something_is_not_written_to() throws IOException {
    Files.writeString(folder.resolve("precious.txt"), "mine");
    Dataset data = Made.images(2, new ImageShape(1, 3, 3), "a", "b");

    assertThatThrownBy(() -> Made.folder(data, folder))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(files(folder)).containsExactly(folder.resolve("precious.txt"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void other_programs_read_our_png(int channels) throws IOException {
    Dataset data = Made.images(1, new ImageShape(channels, 11, 7), "a");

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Pngs.encode(data, 0)));

    for (int y = 0; y < 11; y++) {
      for (int x = 0; x < 7; x++) {
        for (int c = 0; c < channels; c++) {
          assertThat(image.getRaster().getSample(x, y, c))
              .isEqualTo((int) data.value(0, (c * 11 + y) * 7 + x));
        }
      }
    }
  }

  private static Map<String, Integer> images(Dataset data, int channels) {
    Map<String, Integer> images = new TreeMap<>();
    for (int i = 0; i < data.size(); i++) {
      String key = data.classes().get(data.label(i)) + java.util.Arrays.toString(data.pixels(i));
      images.merge(key, channels, Integer::sum);
    }
    return images;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
