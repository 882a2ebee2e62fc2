package equipoise.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import equipoise.core.file.DamagedFileException;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.learning.Note;
import equipoise.core.learning.Resampled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticRowsTest {
  private static final String KEY = "0f3a";
  private static final ImageShape SHAPE = new ImageShape(3, 2, 5);
  private static final List<String> CLASSES = List.of("Ventil", "阀门", "a\"b");
  private static final TrainingSet TRAIN = Splits.whole(images(SHAPE, CLASSES, 1, 0, 1, 2, 0));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = folder.resolve("rows.npz");
    SyntheticRows.write(file, KEY, TRAIN, made());
  }

  private static Dataset images(ImageShape shape, List<String> classes, int start, int... labels) {
    byte[][] pixels = new byte[labels.length][shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      for (int j = 0; j < shape.size(); j++) {
        pixels[i][j] = (byte) (start + 37 * i + 11 * j);
      }
    }
    return Dataset.ofImages("data", shape, classes, pixels, labels);
  }

  private static Resampled made() {
    Origin[] origins = {
      new Origin.Generated("dcgan-1", Long.MIN_VALUE, 0),
      new Origin.Copied(2),
      new Origin.Generated("dcgan-2", 7, 1)
    };
    Dataset synthetic = images(SHAPE, CLASSES, 90, 1, 2, 1).withOrigins(origins);
    return Resampled.of(
        TRAIN.plus(synthetic),
        Note.of(Note.Kind.TRAINING, "Trained on “few” images."),
        Note.of(Note.Kind.COPIED, 2, "Class 'a\"b' was filled with copies."));
  }

  @Test
  void images_labels_origins_and_notes_come_back_as_they_were() throws IOException {
    requireMade(SyntheticRows.read(file, KEY, TRAIN));
  }

  private static void requireMade(Resampled back) {
    Dataset expected = made().data().data();
    Dataset data = back.data().data();
    assertThat(data.fingerprint()).isEqualTo(expected.fingerprint());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(data.origin(i)).isEqualTo(expected.origin(i));
    }
    assertThat(back.notes()).isEqualTo(made().notes());
  }

  @Test
  void a_method_that_made_nothing_is_stored_too() throws IOException {
    Resampled nothing = Resampled.of(TRAIN, Note.of(Note.Kind.NOTHING_TO_DO, "No gap."));
    SyntheticRows.write(file, KEY, TRAIN, nothing);
    Resampled back = SyntheticRows.read(file, KEY, TRAIN);
    assertThat(back.data().size()).isEqualTo(TRAIN.size());
    assertThat(back.notes()).isEqualTo(nothing.notes());
  }

  @Test
  void the_same_rows_give_the_same_bytes() throws IOException {
    Path again = folder.resolve("again.npz");
    SyntheticRows.write(again, KEY, TRAIN, made());
    assertThat(again).hasSameBinaryContentAs(file);
  }

  /** The reader of foreign NPZ files knows nothing of ours. */
  @Test
  void the_file_is_an_npz_of_images_and_labels_for_others() throws IOException {
    ImageSet set = ImageSets.read(file, ReadOptions.DEFAULTS);
    assertThat(set.train().shape()).isEqualTo(SHAPE);
    assertThat(set.train().classes()).containsExactly(CLASSES.get(1), CLASSES.get(2));
    assertThat(set.train().labels()).containsExactly(0, 1, 0);
    assertThat(set.train().pixels(1)).isEqualTo(made().data().data().pixels(5));
  }

  @Test
  void rows_of_another_trial_or_other_data_are_refused() {
    refused("another trial", KEY + "0", TRAIN);
    refused("other training data", KEY, Splits.whole(images(SHAPE, CLASSES, 2, 0, 1, 2, 0)));
    refused(
        "other training data",
        KEY,
        Splits.whole(images(new ImageShape(3, 5, 2), CLASSES, 1, 0, 1, 2, 0)));
    refused(
        "other training data",
        KEY,
        Splits.whole(images(SHAPE, List.of("Ventil", "阀门", "c"), 1, 0, 1, 2, 0)));
  }

  private void refused(String reason, String key, TrainingSet train) {
    assertThatThrownBy(() -> SyntheticRows.read(file, key, train))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  @Test
  void an_edited_pixel_label_or_note_is_recognised() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    for (String array : List.of("images", "labels", "seed", "notes", "sha256")) {
      rewrite((name, bytes) -> name.equals(array + ".npy") ? lastByteChanged(bytes) : bytes);
      refused("checksum", KEY, TRAIN);
      Files.write(file, intact);
    }
    rewrite((name, bytes) -> bytes);
    assertThat(file).satisfies(same -> requireMade(SyntheticRows.read(same, KEY, TRAIN)));
  }

  private static byte[] lastByteChanged(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length - 4] ^= 1;
    return changed;
  }

  @Test
  void an_array_that_is_missing_or_renamed_is_recognised() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    rewrite((name, bytes) -> name.equals("sha256.npy") ? null : bytes);
    refused("checksum", KEY, TRAIN);
    Files.write(file, intact);
    rewrite((name, bytes) -> name.equals("base.npy") ? null : bytes);
    refused("checksum", KEY, TRAIN);
  }

  /** Packs the file anew, its arrays as {@code edit} returns them; null leaves one out. */
  private void rewrite(BiFunction<String, byte[], byte[]> edit) throws IOException {
    Path edited = folder.resolve("edited.npz");
    try (ZipFile from = new ZipFile(file.toFile());
        OutputStream out = Files.newOutputStream(edited);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry : from.stream().toList()) {
        try (InputStream in = from.getInputStream(entry)) {
          byte[] bytes = edit.apply(entry.getName(), in.readAllBytes());
          if (bytes != null) {
            to.putNextEntry(new ZipEntry(entry.getName()));
            to.write(bytes);
          }
        }
      }
    }
    Files.copy(edited, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void a_file_that_is_cut_off_anywhere_is_recognised() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    for (int length = 0; length < intact.length; length += 7) {
      Files.write(file, Arrays.copyOf(intact, length));
      refused("is damaged", KEY, TRAIN);
    }
  }

  /** A zip archive holds bytes without meaning, such as times: there the rows are still intact. */
  @Test
  void a_byte_changed_anywhere_never_gives_other_rows() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    int recognised = 0;
    for (int at = 0; at < intact.length; at++) {
      byte[] changed = intact.clone();
      changed[at] ^= (byte) (1 << at % 8);
      Files.write(file, changed);
      try {
        requireMade(SyntheticRows.read(file, KEY, TRAIN));
      } catch (DamagedFileException e) {
        recognised++;
      }
    }
    assertThat(recognised).isGreaterThan(intact.length / 4);
  }

  @Test
  void a_row_that_no_generator_made_is_not_stored() {
    Dataset between =
        images(SHAPE, CLASSES, 5, 1).withOrigins(new Origin[] {new Origin.Interpolated(0, 3, 0.5)});
    assertThatThrownBy(
            () -> SyntheticRows.write(file, KEY, TRAIN, Resampled.of(TRAIN.plus(between))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neither generated nor copied");
  }
}
