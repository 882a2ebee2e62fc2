package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.format.SetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MatReaderTest extends ReaderContract {
  /**
   * Written by SciPy 1.10.1: {@code savemat(file, {'X': x, 'y': [[10], [1], [2], [10]], 'note':
   * 'hello', 'z': [1.5, 2.5]}, do_compression=True)} with {@code x = (arange(72) * 3 %
   * 256).astype(uint8).reshape(2, 3, 3, 4)} and uint8 labels.
   */
  private static final String SCIPY =
      "TUFUTEFCIDUuMCBNQVQtZmlsZSBQbGF0Zm9ybTogcG9zaXgsIENyZWF0ZWQgb246IFRodSBOb3YgMjYgMDI6MTI6MDcg"
          + "MjAyNgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABSU0PAAAAdgAA"
          + "AHic42NgYGgAYjYg5gBiTgYIYAViASBmAmJmKGYBYkYgjICKe4AU5qhM8NjCU2EwJ+SARIvNioQzzPnqk72381cbzw8/"
          + "LN1uvzr5PFuR1jS/XUJ1Zouijsl1Oa1Lu8RZqjszcK9oo+XS2JOKva4bM68CAKYMH18PAAAAKgAAAHic42NgYDAAYjYg"
          + "5gBiTgYIYIXyWYCYEYwZGSqBNBNQhIuRiQsAGQ8BAA8AAAAsAAAAeJzjY2BgsABiNiDmAGIWBghghfIZoWxGoExefkmq"
          + "AJSfkZqTkw+kAUTlBFAPAAAALQAAAHic42NgYHAAYjYg5oDSIMAK5TMCMROYZmSoAtKcQCzAAAM/7CE0iwMAOIUCgw==";

  @Override
  SetFormat format() {
    return SetFormat.MAT;
  }

  @Override
  ImageShape shape() {
    return new ImageShape(3, 6, 7);
  }

  @Override
  Path write(Path parent, Dataset train, Optional<Dataset> test) throws IOException {
    Files.write(parent.resolve("train_32x32.mat"), file(train, true));
    if (test.isPresent()) {
      Files.write(parent.resolve("test_32x32.mat"), file(test.get(), false));
    }
    return parent;
  }

  @Override
  Path vital(Path written) {
    return written.resolve("train_32x32.mat");
  }

  private static byte[] file(Dataset data, boolean compressed) throws IOException {
    ImageShape shape = data.imageShape();
    byte[] x = new byte[data.size() * shape.size()];
    byte[] y = new byte[data.size()];
    int at = 0;
    for (int i = 0; i < data.size(); i++) {
      y[i] = Byte.parseByte(data.classes().get(data.label(i)));
      byte[] pixels = data.pixels(i);
      for (int c = 0; c < shape.channels(); c++) {
        for (int column = 0; column < shape.width(); column++) {
          for (int row = 0; row < shape.height(); row++) {
            x[at++] = pixels[(c * shape.height() + row) * shape.width() + column];
          }
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(MatMaker.header());
    out.write(
        MatMaker.element(
            MatMaker.matrix("X", x, shape.height(), shape.width(), 3, data.size()), compressed));
    out.write(MatMaker.element(MatMaker.matrix("y", y, data.size(), 1), compressed));
    return out.toByteArray();
  }

  @Test
  void a_file_that_scipy_wrote_has_its_pixels_and_ten_is_the_digit_zero() throws IOException {
    Path file = Files.write(folder.resolve("digits.mat"), Base64.getDecoder().decode(SCIPY));
    Dataset digits = ImageSets.read(file, ReadOptions.DEFAULTS).train();
    assertThat(digits.imageShape()).isEqualTo(new ImageShape(3, 2, 3));
    assertThat(digits.classes()).containsExactly("0", "1", "2");
    assertThat(digits.labels()).containsExactly(0, 1, 2, 0);
    for (int i = 0; i < 4; i++) {
      for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 3; column++) {
          for (int c = 0; c < 3; c++) {
            int place = ((row * 3 + column) * 3 + c) * 4 + i;
            assertThat(digits.pixels(i)[(c * 2 + row) * 3 + column] & 0xff)
                .isEqualTo(place * 3 % 256);
          }
        }
      }
    }
  }

  @Test
  void sizes_that_cannot_be_true_are_refused_before_memory_is_asked_for() throws IOException {
    int[][] lies = {
      {32, 32, 3, Integer.MAX_VALUE},
      {Integer.MAX_VALUE, Integer.MAX_VALUE, 3, Integer.MAX_VALUE},
      {-1, 32, 3, 1},
      {1 << 16, 1 << 16, 3, 1},
      {0, 32, 3, 1}
    };
    for (int[] lie : lies) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(MatMaker.header());
      out.write(MatMaker.element(MatMaker.matrix("X", new byte[12], lie), true));
      Path file = Files.write(folder.resolve("lie.mat"), out.toByteArray());
      assertThatThrownBy(() -> ImageSets.read(file, ReadOptions.DEFAULTS))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageNotContaining("\n");
    }
  }

  /** Any byte may be wrong: the file is read or refused in one line, never worse. */
  @Test
  void a_damaged_file_is_read_or_refused_in_one_line() throws IOException {
    byte[] sound = file(Made.images(5, shape(), "2", "5"), false);
    RandomGenerator random = new Seed(1).generator();
    for (int i = 0; i < 400; i++) {
      byte[] damaged = sound.clone();
      damaged[i < 250 ? i : random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      Path file = Files.write(folder.resolve("damaged.mat"), damaged);
      try {
        ImageSets.read(file, ReadOptions.DEFAULTS);
      } catch (DataException e) {
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      }
    }
  }
}
