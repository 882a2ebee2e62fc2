package equipoise.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.file.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {
  private static final List<String> CLASSES = List.of("valve", "阀门");
  private static final byte[][] PIXELS = {{1, 2}, {3, 4}, {1, 2}, {5, 6}};
  private static final Dataset DATA =
      Dataset.ofImages("data", new ImageShape(1, 1, 2), CLASSES, PIXELS, new int[] {0, 1, 0, 1});
  private static final float[][] PROBABILITIES = {{.9f, .1f}, {.25f, .75f}, {.5f, .5f}, {1, 0}};

  @TempDir private Path folder;

  private static Predictions predictions() {
    Dataset validation = DATA.select(new int[] {3});
    return new Predictions(
        CLASSES,
        Predictions.Part.of(DATA, PROBABILITIES),
        Predictions.Part.of(validation, new float[][] {{.3f, .7f}}));
  }

  private Path written() throws IOException {
    Path file = folder.resolve("predictions.npz");
    predictions().write(file, "0f3a");
    return file;
  }

  @Test
  void what_was_written_is_read_back() throws IOException {
    Predictions back = Predictions.read(written(), "0f3a");
    assertThat(back).usingRecursiveComparison().isEqualTo(predictions());
    assertThat(back.metrics().figures()).isEqualTo(predictions().metrics().figures());
  }

  @Test
  void an_example_is_known_by_its_place_and_its_values() {
    Predictions.Part test = predictions().test();
    assertThat(test.index()).containsExactly(0, 1, 2, 3);
    assertThat(test.content()[0]).isEqualTo(test.content()[2]).isNotEqualTo(test.content()[1]);
    assertThat(predictions().validation().index()).containsExactly(3);
    assertThat(predictions().validation().content()[0]).isEqualTo(test.content()[3]);
  }

  /** SHA-256 of the bytes 1 and 2, from {@code printf '\1\2' | sha256sum}. */
  @Test
  void the_values_hash_is_the_start_of_their_sha_256() {
    assertThat(Long.toHexString(predictions().test().content()[0])).isEqualTo("a12871fee210fb86");
  }

  @Test
  void of_equal_probabilities_the_first_class_is_predicted() {
    assertThat(predictions().test().predicted(2)).isZero();
    assertThat(predictions().test().predicted(1)).isOne();
  }

  @Test
  void the_predictions_of_another_trial_and_a_cut_or_edited_file_are_refused() throws IOException {
    Path file = written();
    assertThatThrownBy(() -> Predictions.read(file, "0f3b"))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("another trial");
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Predictions.read(file, "0f3a"))
          .isInstanceOf(DamagedFileException.class)
          .hasMessageContaining(file.toString());
    }
    for (int at = 60; at < bytes.length - 200; at += 97) {
      byte[] edited = bytes.clone();
      edited[at] ^= 16;
      Files.write(file, edited);
      try {
        assertThat(Predictions.read(file, "0f3a"))
            .as("byte %d", at)
            .usingRecursiveComparison()
            .isEqualTo(predictions());
      } catch (DamagedFileException e) {
        assertThat(e).hasMessageContaining(file.toString());
      }
    }
  }

  /** Two classes and 10,000 examples: at most 40 bytes an example and class. */
  @Test
  void a_file_is_small() throws IOException {
    byte[][] pixels = new byte[10_000][2];
    float[][] probabilities = new float[pixels.length][];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = new byte[] {(byte) i, (byte) (i >> 8)};
      probabilities[i] = new float[] {i / 10_000f, 1 - i / 10_000f};
    }
    Dataset data =
        Dataset.ofImages("data", new ImageShape(1, 1, 2), CLASSES, pixels, new int[pixels.length]);
    Path file = folder.resolve("large.npz");
    Predictions.Part part = Predictions.Part.of(data, probabilities);
    new Predictions(CLASSES, part, Predictions.Part.of(data.select(new int[0]), new float[0][]))
        .write(file, "0f3a");
    assertThat(Files.size(file)).isLessThan(40L * 2 * pixels.length);
  }
}
