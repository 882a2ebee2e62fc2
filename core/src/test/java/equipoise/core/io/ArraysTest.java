package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** IDX, CIFAR and NPZ files made here byte by byte after their specifications. */
@Timeout(20)
class ArraysTest {
  @TempDir Path folder;

  private static byte[] npy(String descr, boolean fortran, String shape, byte[] data) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
            .formatted(descr, fortran ? "True" : "False", shape);
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out =
        ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length);
    return out.put(text).put(data).array();
  }

  private Path npz(Map<String, byte[]> arrays) throws IOException {
    Path file = folder.resolve("set.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    }
    return file;
  }

  private static final byte[] LABELS = npy("|u1", false, "(2,)", new byte[] {1, 0});

  @Test
  void arrays_are_read_in_c_and_in_fortran_order() throws IOException {
    byte[] c = npy("|u1", false, "(2, 2, 3)", new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    byte[] f = npy("|u1", true, "(2, 2, 3)", new byte[] {0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11});

    Dataset inC = ImageSets.read(npz(Map.of("x", c, "y", LABELS)), ReadOptions.DEFAULTS).train();
    Dataset inF = ImageSets.read(npz(Map.of("x", f, "y", LABELS)), ReadOptions.DEFAULTS).train();

    assertThat(inC.imageShape()).isEqualTo(new ImageShape(1, 2, 3));
    assertThat(inC.pixels(1)).containsExactly(6, 7, 8, 9, 10, 11);
    assertThat(inC.labels()).containsExactly(1, 0);
    assertThat(inF.fingerprint()).isEqualTo(inC.fingerprint());
  }

  @Test
  void channels_may_come_last_and_numbers_may_be_fractions_of_white() throws IOException {
    byte[] bytes = {10, 20, 30, 11, 21, 31, 12, 22, 32, 13, 23, 33};
    ByteBuffer floats = ByteBuffer.allocate(8 * 12);
    for (byte b : bytes) {
      floats.putDouble(b / 255.0);
    }
    byte[] x = npy(">f8", false, "(2, 1, 2, 3)", floats.array());

    Dataset read =
        ImageSets.read(npz(Map.of("images", x, "labels", LABELS)), ReadOptions.DEFAULTS).train();

    assertThat(read.imageShape()).isEqualTo(new ImageShape(3, 1, 2));
    assertThat(read.pixels(0)).containsExactly(10, 11, 20, 21, 30, 31);
  }

  @Test
  void arrays_that_cannot_be_images_are_refused_by_name() throws IOException {
    refused(
        npy("<f4", false, "(2, 1, 1)", new byte[] {0, 0, 0, 64, 0, 0, 0, 0}),
        "floating-point pixels lie in 0 to 1");
    refused(npy("|O", false, "(2, 1, 1)", new byte[0]), "pickle");
    refused(npy("|u1", false, "(2, 3)", new byte[6]), "has the shape (2, 3)");
    refused(npy("|u1", false, "(2, 2, 2)", new byte[7]), "cut off");
    refused(npy("|u1", false, "(2, 2, 2)", new byte[9]), "more data");
    refused(npy("|u1", false, "(2, 30000, 30000)", new byte[9]), "more than the file can hold");
    refused(
        npy("|u1", true, "(9223372036854775807, 30000, 3)", new byte[9]),
        "more than the file can hold");
    refused(npy("|u1", false, "(3, 1, 1)", new byte[3]), "must hold 3 whole-number labels");
  }

  private void refused(byte[] images, String words) throws IOException {
    Path file = npz(Map.of("x_train", images, "y_train", LABELS));
    assertThatThrownBy(() -> ImageSets.read(file, ReadOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("set.npz: array '")
        .hasMessageContaining(words);
  }

  @Test
  void cifar_rows_are_label_then_planes() throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int label : new int[] {7, 2}) {
      rows.write(label);
      for (int i = 0; i < 3072; i++) {
        rows.write(label * 10 + i / 1024);
      }
    }
    Files.write(folder.resolve("data_batch_1.bin"), rows.toByteArray());
    Files.write(folder.resolve("test_batch.bin"), rows.toByteArray());

    ImageSet set = ImageSets.read(folder, ReadOptions.DEFAULTS);

    assertThat(set.format()).isEqualTo("cifar");
    assertThat(set.train().classes()).containsExactly("2", "7");
    assertThat(set.train().labels()).containsExactly(1, 0);
    assertThat(set.train().value(0, 0)).isEqualTo(70);
    assertThat(set.train().value(0, 3071)).isEqualTo(72);
    assertThat(set.test().orElseThrow().size()).isEqualTo(2);
    Files.write(folder.resolve("data_batch_1.bin"), new byte[3072]);
    assertThatThrownBy(() -> ImageSets.read(folder, ReadOptions.DEFAULTS))
        .hasMessageContaining("data_batch_1.bin: has 3072 bytes");
  }

  @Test
  void a_gzip_bomb_behind_a_lying_header_costs_no_memory() throws IOException {
    Path file = folder.resolve("bomb-images-idx3-ubyte.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(ByteBuffer.allocate(16).putInt(0x803).putInt(-1).putInt(1000).putInt(1000).array());
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }

    assertThatThrownBy(() -> ImageSets.read(file, ReadOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("claims 4294967295 x 1000000 bytes, more than the limit");
  }
}
