package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.write.ImageParts;
import equipoise.core.io.write.SetWriters;
import equipoise.core.learning.Progress;
import equipoise.core.table.Table;
import equipoise.core.table.TableOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a writer wrote, our reader of the format reads: pixels, classes, parts. */
class RoundTripTest {
  private static final String[] NAMES = {"Basophil", "o'brien", "naïve", "../x", "7"};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"folder,1,''", "folder,3,''", "idx,1,''", "npz,1,images.npz", "npz,3,images.npz"})
  void named_classes_and_both_parts_come_back(String format, int channels, String file)
      throws IOException {
    ImageShape shape = new ImageShape(channels, 6, 5);
    Dataset train = Made.images(23, shape, NAMES);
    Dataset test = Made.images(34, shape, NAMES).select(IntStream.range(23, 34).toArray());
    write(format, ImageParts.of(train, Optional.of(test)));

    ImageSet read = ImageSets.read(folder.resolve("out").resolve(file), ReadOptions.DEFAULTS);

    assertThat(read.warnings()).isEmpty();
    assertThat(read.train().classes()).containsExactlyInAnyOrder(NAMES);
    assertThat(Made.contents(read.train())).isEqualTo(Made.contents(train));
    assertThat(Made.contents(read.test().orElseThrow())).isEqualTo(Made.contents(test));
  }

  @ParameterizedTest
  @CsvSource({"folder,''", "idx,''", "npz,images.npz"})
  void digits_keep_their_labels(String format, String file) throws IOException {
    Dataset data = Made.images(23, new ImageShape(1, 6, 5), "3", "8");
    write(format, ImageParts.of(data));

    Dataset read =
        ImageSets.read(folder.resolve("out").resolve(file), ReadOptions.DEFAULTS).train();

    assertThat(read.classes()).containsExactly("3", "8");
    assertThat(Made.contents(read)).isEqualTo(Made.contents(data));
    assertThat(folder.resolve("out/classes.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"idx,''", "npz,images.npz"})
  void numbers_that_readers_refuse_as_labels_are_kept_as_names(String format, String file)
      throws IOException {
    Dataset data = Made.images(6, new ImageShape(1, 6, 5), "100", "200");
    write(format, ImageParts.of(data));

    assertThat(
            ImageSets.read(folder.resolve("out").resolve(file), ReadOptions.DEFAULTS)
                .train()
                .classes())
        .containsExactly("100", "200");
  }

  @Test
  void a_csv_of_images_is_a_table_whose_target_is_the_label() throws IOException {
    Dataset data = Made.images(6, new ImageShape(1, 2, 2), "a,b", "say \"x\"");
    write("csv", ImageParts.of(data));

    Table table =
        Table.read(
            folder.resolve("out/images.csv"),
            new TableOptions("label", TableOptions.Header.PRESENT, List.of()));

    assertThat(table.data().classes()).containsExactlyInAnyOrder("a,b", "say \"x\"");
    for (int i = 0; i < data.size(); i++) {
      assertThat(table.data().values(i)).containsExactly(data.values(i));
    }
    assertThat(Files.readAllLines(folder.resolve("out/images.csv")).get(0))
        .isEqualTo("label,pixel0,pixel1,pixel2,pixel3");
  }

  private void write(String format, ImageParts parts) throws IOException {
    SetWriters.CATALOGUE
        .named(format)
        .configured()
        .create()
        .write(parts, folder.resolve("out"), Progress.none());
  }
}
