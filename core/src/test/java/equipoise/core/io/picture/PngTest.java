package equipoise.core.io.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files made here after ISO/IEC 15948, every row with another filter. A sample v of b bits is
 * round(255 v / (2^b - 1)), a colour of opacity a over white v a + 255 (1 - a).
 */
class PngTest {
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };
  private static final int WIDTH = 11;
  private static final int HEIGHT = 9;

  @TempDir Path folder;

  /** An image of one colour type; samples pixel by pixel. */
  private record Image(int type, int depth, int samples, int[] values) {
    static Image of(int type, int depth) {
      int samples = type == 2 ? 3 : type == 4 ? 2 : type == 6 ? 4 : 1;
      RandomGenerator random = new Seed(7).child("type", type).child("depth", depth).generator();
      int[] values = new int[WIDTH * HEIGHT * samples];
      Arrays.setAll(values, i -> random.nextInt(1 << depth));
      return new Image(type, depth, samples, values);
    }

    int value(int x, int y, int s) {
      return values[(y * WIDTH + x) * samples + s];
    }

    byte[] file(boolean interlaced, byte[]... chunks) {
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      for (int[] pass : interlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}}) {
        write(pass, raw);
      }
      byte[] packed = new byte[raw.size() + 100];
      Deflater deflater = new Deflater();
      deflater.setInput(raw.toByteArray());
      deflater.finish();
      int n = deflater.deflate(packed);
      deflater.end();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      ByteBuffer header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
      header.put((byte) depth).put((byte) type).put(12, (byte) (interlaced ? 1 : 0));
      out.writeBytes(chunk("IHDR", header.array()));
      for (byte[] chunk : chunks) {
        out.writeBytes(chunk);
      }
      out.writeBytes(chunk("IDAT", Arrays.copyOf(packed, n / 2)));
      out.writeBytes(chunk("IDAT", Arrays.copyOfRange(packed, n / 2, n)));
      out.writeBytes(chunk("IEND", new byte[0]));
      return out.toByteArray();
    }

    private void write(int[] pass, ByteArrayOutputStream raw) {
      int columns = (WIDTH - pass[0] + pass[2] - 1) / pass[2];
      int step = Math.max(1, samples * depth / 8);
      byte[] above = new byte[(columns * samples * depth + 7) / 8];
      for (int y = pass[1]; y < HEIGHT && columns > 0; y += pass[3]) {
        byte[] row = new byte[above.length];
        for (int i = 0; i < columns * samples * depth; i++) {
          int sample = i / depth;
          int value = value(pass[0] + sample / samples * pass[2], y, sample % samples);
          row[i / 8] |= (byte) ((value >> depth - 1 - i % depth & 1) << 7 - i % 8);
        }
        int filter = y % 5;
        raw.write(filter);
        for (int i = 0; i < row.length; i++) {
          int a = i < step ? 0 : row[i - step] & 0xff;
          int b = above[i] & 0xff;
          int c = i < step ? 0 : above[i - step] & 0xff;
          int predicted =
              switch (filter) {
                case 1 -> a;
                case 2 -> b;
                case 3 -> (a + b) / 2;
                case 4 -> paeth(a, b, c);
                default -> 0;
              };
          raw.write(row[i] - predicted);
        }
        above = row;
      }
    }

    private static int paeth(int a, int b, int c) {
      int p = a + b - c;
      int least = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
      return Math.abs(p - a) == least ? a : Math.abs(p - b) == least ? b : c;
    }
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    ByteBuffer out = ByteBuffer.allocate(12 + data.length).putInt(data.length).put(name).put(data);
    return out.putInt((int) crc.getValue()).array();
  }

  private Picture read(byte[] bytes) throws IOException, Flaw {
    return ImageFile.open(Files.write(folder.resolve("x.png"), bytes), 10_000).decode();
  }

  private static double scaled(int value, int depth) {
    return 255.0 * value / ((1 << depth) - 1);
  }

  private static double overWhite(double value, double alpha) {
    return (value * alpha + 255 * (255 - alpha)) / 255;
  }

  private interface Expected {
    double at(int x, int y, int channel);
  }

  private static void check(Picture picture, int channels, Expected expected) {
    assertThat(picture.channels()).isEqualTo(channels);
    for (int i = 0; i < picture.pixels().length; i++) {
      int c = i / (WIDTH * HEIGHT);
      int x = i % WIDTH;
      int y = i / WIDTH % HEIGHT;
      // Half a level for each of the two roundings, of the sample and of the opacity.
      assertThat((double) (picture.pixels()[i] & 0xff))
          .as("x %d, y %d, channel %d", x, y, c)
          .isBetween(expected.at(x, y, c) - 1.01, expected.at(x, y, c) + 1.01);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 2", "0, 4", "0, 8", "0, 16", "2, 8", "2, 16"})
  void grey_and_rgb_of_every_depth_are_scaled(int type, int depth) throws IOException, Flaw {
    Image image = Image.of(type, depth);
    for (boolean interlaced : new boolean[] {false, true}) {
      check(
          read(image.file(interlaced)),
          image.samples(),
          (x, y, c) -> scaled(image.value(x, y, c), depth));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 2", "0, 4", "0, 8", "0, 16", "2, 8", "2, 16"})
  void the_one_transparent_grey_or_colour_is_white(int type, int depth) throws IOException, Flaw {
    Image image = Image.of(type, depth);
    int x0 = 4;
    int y0 = 3;
    ByteBuffer key = ByteBuffer.allocate(2 * image.samples());
    for (int s = 0; s < image.samples(); s++) {
      key.putShort((short) image.value(x0, y0, s));
    }
    for (boolean interlaced : new boolean[] {false, true}) {
      Picture picture = read(image.file(interlaced, chunk("tRNS", key.array())));
      check(
          picture,
          image.samples(),
          (x, y, c) -> {
            boolean same = true;
            for (int s = 0; s < image.samples(); s++) {
              same &= image.value(x, y, s) == image.value(x0, y0, s);
            }
            return same ? 255 : scaled(image.value(x, y, c), depth);
          });
      assertThat(picture.pixels()[y0 * WIDTH + x0] & 0xff).isEqualTo(255);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "4, true", "8, true", "1, false", "4, false", "8, false"})
  void palettes_lie_over_white_where_they_are_transparent(int depth, boolean transparent)
      throws IOException, Flaw {
    Image image = Image.of(3, depth);
    byte[] palette = new byte[3 << depth];
    byte[] alphas = new byte[(1 << depth) / 2];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = (byte) (i * 57 + 3);
    }
    for (int i = 0; i < alphas.length; i++) {
      alphas[i] = (byte) (i * 91 + 40);
    }
    byte[][] chunks = {chunk("PLTE", palette), chunk("tRNS", alphas)};

    Picture picture = read(image.file(depth == 4, transparent ? chunks : new byte[][] {chunks[0]}));

    check(
        picture,
        3,
        (x, y, c) -> {
          int colour = image.value(x, y, 0);
          int alpha = transparent && colour < alphas.length ? alphas[colour] & 0xff : 255;
          return overWhite(palette[3 * colour + c] & 0xff, alpha);
        });
  }

  @ParameterizedTest
  @CsvSource({"4, 8", "4, 16", "6, 8", "6, 16"})
  void opacity_lies_over_white(int type, int depth) throws IOException, Flaw {
    Image image = Image.of(type, depth);
    int colours = image.samples() - 1;
    for (boolean interlaced : new boolean[] {false, true}) {
      check(
          read(image.file(interlaced)),
          colours,
          (x, y, c) ->
              overWhite(
                  scaled(image.value(x, y, c), depth), scaled(image.value(x, y, colours), depth)));
    }
  }

  @Test
  void a_header_of_a_form_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> read(Image.of(2, 4).file(false)))
        .hasMessageContaining("colour type 2 of 4 bits");
    assertThatThrownBy(() -> read(Image.of(3, 4).file(false)))
        .hasMessageContaining("lacks its palette");
    assertThatThrownBy(() -> read(Image.of(0, 4).file(false, chunk("tRNS", new byte[1]))))
        .hasMessageContaining("transparent colour has 1 bytes instead of 2");
  }

  /** Unpacked by hand: 0 3 6 / 5 9 d / a f 4 with 9 transparent, 0 3 2 / 1 1 1 / 2 3 0 with 1. */
  @Test
  void the_transparent_grey_of_the_field_data_is_white() throws Flaw {
    Path four = SharedFiles.path("data/field/png-gray-trns/g4/a/x.png");
    Path two = SharedFiles.path("data/field/png-gray-trns/g2/a/x.png");

    assertThat(ImageFile.open(four, 100).decode().pixels())
        .containsExactly(0, 51, 102, 85, 255, 221, 170, 255, 68);
    assertThat(ImageFile.open(two, 100).decode().pixels())
        .containsExactly(0, 255, 170, 255, 255, 255, 170, 255, 0);
  }
}
