package equipoise.core.io.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.SharedFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files made here after TIFF 6.0 and, for depths that it leaves open, after libtiff: samples of 16,
 * 24 and 32 bits in the file's byte order, others packed with the highest bit first. A sample v of
 * b bits is round(255 v / (2^b - 1)).
 */
class TiffTest {
  private static final int WIDTH = 7;
  private static final int HEIGHT = 5;

  @TempDir Path folder;

  static IntStream depths() {
    return IntStream.rangeClosed(1, 32);
  }

  private Picture read(byte[] bytes) throws IOException, Flaw {
    return ImageFile.open(Files.write(folder.resolve("x.tif"), bytes), 10_000).decode();
  }

  /** Pixel by pixel; the first is all zero, the second as large as can be. */
  private static long[] samples(int bits, int samples) {
    RandomGenerator random = new Seed(5).child("bits", bits).generator();
    long max = (1L << bits) - 1;
    long[] values = new long[WIDTH * HEIGHT * samples];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < samples ? 0 : i < 2 * samples ? max : random.nextLong(max + 1);
    }
    return values;
  }

  private static int scaled(long value, int bits) {
    BigInteger max = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return BigInteger.valueOf(2 * 255)
        .multiply(BigInteger.valueOf(value))
        .add(max)
        .divide(max.shiftLeft(1))
        .intValueExact();
  }

  /** In the order channel, row, column. */
  private static byte[] scaled(long[] values, int bits, int samples) {
    byte[] scaled = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i % samples * WIDTH * HEIGHT + i / samples] = (byte) scaled(values[i], bits);
    }
    return scaled;
  }

  private static TiffMaker grey(int bits, long[] values) {
    return new TiffMaker(WIDTH, HEIGHT, bits, 1, values).tag(TiffFile.PHOTOMETRIC, 1);
  }

  private static TiffMaker rgb(int bits, long[] values) {
    return new TiffMaker(WIDTH, HEIGHT, bits, 3, values).tag(TiffFile.PHOTOMETRIC, 2);
  }

  @ParameterizedTest
  @MethodSource("depths")
  void grey_of_any_depth_is_scaled_to_bytes(int bits) throws IOException, Flaw {
    long[] values = samples(bits, 1);
    byte[] expected = scaled(values, bits, 1);

    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      Picture picture = read(grey(bits, values).order(order).bytes());
      assertThat(picture.channels()).isEqualTo(1);
      assertThat(picture.pixels()).as("%s", order).isEqualTo(expected);
      assertThat(read(grey(bits, values).order(order).rowsPerStrip(2).deflated().bytes()).pixels())
          .isEqualTo(expected);
      assertThat(read(grey(bits, values).order(order).packed().bytes()).pixels())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("depths")
  void white_may_be_zero_and_bits_may_be_the_other_way_round(int bits) throws IOException, Flaw {
    long[] values = samples(bits, 1);
    byte[] expected = scaled(values, bits, 1);
    byte[] inverse = new byte[expected.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = (byte) (255 - expected[i]);
    }

    assertThat(read(grey(bits, values).tag(TiffFile.PHOTOMETRIC, 0).bytes()).pixels())
        .isEqualTo(inverse);
    assertThat(read(grey(bits, values).reversed().bytes()).pixels()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("depths")
  void colour_of_any_depth_is_scaled_to_bytes(int bits) throws IOException, Flaw {
    long[] values = samples(bits, 3);
    byte[] expected = scaled(values, bits, 3);

    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      assertThat(read(rgb(bits, values).order(order).bytes()).pixels()).isEqualTo(expected);
      assertThat(read(rgb(bits, values).order(order).planar().bytes()).pixels())
          .isEqualTo(expected);
      assertThat(read(rgb(bits, values).order(order).tiled(16).bytes()).pixels())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16})
  void palettes_of_any_depth_have_the_upper_bytes_of_their_colours(int bits)
      throws IOException, Flaw {
    long[] values = samples(bits, 1);
    long[] palette = new long[3 << bits];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = i * 40503L % 65536;
    }
    byte[] expected = new byte[3 * values.length];
    for (int i = 0; i < expected.length; i++) {
      int colour = (int) values[i % values.length] + (i / values.length << bits);
      expected[i] = (byte) (palette[colour] >> 8);
    }

    Picture picture =
        read(
            grey(bits, values)
                .tag(TiffFile.PHOTOMETRIC, 3)
                .tag(TiffFile.COLOUR_MAP, palette)
                .bytes());

    assertThat(picture.pixels()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 24, 32})
  void differences_of_neighbours_are_summed_up(int bits) throws IOException, Flaw {
    long[] values = samples(bits, 3);

    assertThat(read(rgb(bits, values).differences().deflated().bytes()).pixels())
        .isEqualTo(scaled(values, bits, 3));
  }

  @ParameterizedTest
  @CsvSource({"8, 2", "12, 2", "16, 2", "8, 1", "32, 1", "8, 0"})
  void extra_samples_lie_over_white_where_they_are_opacity(int bits, int kind)
      throws IOException, Flaw {
    long max = (1L << bits) - 1;
    long[] values = new long[WIDTH * HEIGHT * 2];
    java.util.Arrays.setAll(values, i -> i % 2 == 0 ? max / 2 : max / 4);

    Picture picture =
        read(
            new TiffMaker(WIDTH, HEIGHT, bits, 2, values)
                .tag(TiffFile.PHOTOMETRIC, 1)
                .tag(TiffFile.EXTRA_SAMPLES, kind)
                .bytes());

    double straight = 127.5 * 0.25 + 255 * 0.75;
    double expected = kind == 2 ? straight : kind == 1 ? 127.5 + 255 * 0.75 : 127.5;
    assertThat(picture.channels()).isEqualTo(1);
    assertThat((double) (picture.pixels()[9] & 0xff))
        .isBetween(Math.min(255, expected) - 1.5, expected + 1.5);
  }

  @ParameterizedTest
  @CsvSource({"3, 32, floating-point", "3, 16, floating-point", "2, 16, signed", "2, 8, signed"})
  void floats_and_signed_integers_are_refused_in_one_line(int format, int bits, String words) {
    byte[] file = grey(bits, samples(bits, 1)).tag(TiffFile.SAMPLE_FORMAT, format).bytes();

    assertThatThrownBy(() -> read(file)).isInstanceOf(Flaw.class).hasMessageContaining(words);
  }

  /** Written by libtiff 4.5 (Pillow 9.4, tiff_lzw): {@code (37 x + 11 y y + 5 x y) % 256}. */
  @Test
  void lzw_is_read_as_libtiff_writes_it() throws IOException, Flaw {
    Picture picture = read(Base64.getDecoder().decode(LZW));

    assertThat(picture.width()).isEqualTo(24);
    for (int i = 0; i < 24 * 16; i++) {
      int x = i % 24;
      int y = i / 24;
      assertThat(picture.pixels()[i]).isEqualTo((byte) (37 * x + 11 * y * y + 5 * x * y));
    }
  }

  @Test
  void a_strip_that_holds_too_little_is_refused() {
    byte[] file = grey(12, samples(12, 1)).rowsPerStrip(2).bytes();
    int[] cut = {0};
    for (int i = 0; i < file.length - 1; i++) {
      if ((file[i] & 0xff) == (TiffFile.STRIP_BYTES & 0xff) && file[i + 1] == 1) {
        cut[0] = i;
      }
    }
    assertThat(cut[0]).isPositive();
    file[cut[0] + 4] = 1;
    file[cut[0] + 8] = 3;

    assertThatThrownBy(() -> read(file)).hasMessageContaining("strip or tile 0 holds 3 bytes");
  }

  /** First values from the files' description; sums by numpy from the unpacked samples. */
  @Test
  void images_of_12_and_14_bits_have_the_values_of_their_description() throws Flaw {
    Picture grey =
        ImageFile.open(SharedFiles.path("data/field/tiff-12bit/g12/a/x.tif"), 1000).decode();
    Picture rgb =
        ImageFile.open(SharedFiles.path("data/field/tiff-12bit/rgb14/a/x.tif"), 1000).decode();

    assertThat(grey.pixels()).startsWith(0, 13, 26, 39);
    assertThat(sum(grey)).isEqualTo(29784);
    assertThat(sum(rgb)).isEqualTo(89373);
  }

  private static int sum(Picture picture) {
    return IntStream.range(0, picture.pixels().length).map(i -> picture.pixels()[i] & 0xff).sum();
  }

  private static final String LZW =
      "SUkqAMYBAACAAASko3pRct4BigmnJLrxwgYVlA6ppfuQEi4pgsal9ErNugcYltCq9sgMWldAqtqv8UlM+qdo"
          + "iwtopcugLkY6qRpgIYmBHr52hwlnpUtgDjYymNLst/jMzptngMbmtPtMDjs3qNrgsfnNTtsHrB0iItpRmgYf"
          + "nhYuoRlxKs4DkA8rJ1iQupZnhMoo9mgskodigMgn9evscndavMYm9WusUmdSoxnhIqphth4wqRzio2rB5jY8"
          + "rx/kJCsgFk5Ihsxqt5jtBssJltRusZnthgspptxis5rsBktJsAGlpTvQgo5tig6sIHlxUvYhpBuio7sQIl5V"
          + "ntmh84sMKmdcgsuq8AlNSvckpt2j9IuMaodskxRvooqh/lZWgQtrIEmBbgcMpeAmNRggwN5jA6GZHnWI5Rn+"
          + "LZbgmN5lhOQZvh2S55ieVYDjGX4NjuGBInkKZaAqOxrhwTJ9C2XgOj8b4gFCAQxmIEpDHOIZUgeOptiCU4Gj"
          + "mbIflKBY4muHpRgSN5qh2UIDjaNhriEVoMEGdwsmIF5NAKOBtiMWIOEOeQumQGZPASVYNkWfY1m2JZdhWTYF"
          + "j2dYtmWHc1TZN04ICAkAAAEDAAEAAAAYAAAAAQEDAAEAAAAQAAAAAgEDAAEAAAAIAAAAAwEDAAEAAAAFAAAA"
          + "BgEDAAEAAAABAAAAEQEEAAEAAAAIAAAAFgEDAAEAAAAQAAAAFwEEAAEAAAC+AQAAHAEDAAEAAAABAAAAAAAA"
          + "AA==";
}
