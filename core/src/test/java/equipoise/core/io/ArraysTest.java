package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.SharedFiles;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IDX, CIFAR and NPZ files made here byte by byte after their specifications. */
@Timeout(20)
class ArraysTest {
  @TempDir Path folder;

  private static byte[] npy(String descr, boolean fortran, String shape, byte[] data) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
            .formatted(descr, fortran ? "True" : "False", shape);
    return npy(1, header, data);
  }

  private static byte[] npy(int version, String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      out.putShort((short) text.length);
    } else {
      out.putInt(text.length);
    }
    out.put(text).put(data);
    return Arrays.copyOf(out.array(), out.position());
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

  /** What numpy.lib.format reads: any literal of a dictionary with these three keys. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3), }",
        "{'shape': (2, 2, 3), 'fortran_order': False, 'descr': '|u1'}",
        "{'fortran_order':False,'shape':(2,2,3,),'descr':'u1'}",
        "{\"descr\": \"|u1\", \"fortran_order\": False, \"shape\": (2, 2, 3)}",
        " {  'descr' :\t\"|u1\" ,\n 'fortran_order': False,\r\n'shape': ( 2 , 2,3 ) , } \n\n",
        "{'descr': u'<u1', 'fortran_order': False, 'shape': (2L, 2L, 3L)}",
        "{'descr': '=u1', 'shape': (9, 9), 'fortran_order': False, 'shape': (2, 2, 3)}"
      })
  void every_header_that_numpy_reads_is_read_in_every_version(String header) throws IOException {
    byte[] data = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    for (int version = 1; version <= 3; version++) {
      byte[] x = npy(version, header, data);
      Dataset read = ImageSets.read(npz(Map.of("x", x, "y", LABELS)), ReadOptions.DEFAULTS).train();
      assertThat(read.imageShape()).isEqualTo(new ImageShape(1, 2, 3));
      assertThat(read.pixels(1)).containsExactly(6, 7, 8, 9, 10, 11);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "|i1, 1", "<i2, 2", ">i2, 2", "<i4, 4", ">i4, 4", "<i8, 8", ">i8, 8", "<u2, 2", ">u2, 2",
    "<u4, 4", ">u4, 4", "<u8, 8", ">u8, 8", "=i4, 4"
  })
  void integers_of_every_width_and_byte_order_are_pixels(String type, int bytes)
      throws IOException {
    ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer data = ByteBuffer.allocate(4 * bytes).order(order);
    for (int i = 0; i < 4; i++) {
      data.put(i * bytes + (order == ByteOrder.BIG_ENDIAN ? bytes - 1 : 0), (byte) (40 * i));
    }
    byte[] x = npy(type, false, "(2, 1, 2)", data.array());

    Dataset read = ImageSets.read(npz(Map.of("x", x, "y", LABELS)), ReadOptions.DEFAULTS).train();

    assertThat(read.pixels(0)).containsExactly(0, 40);
    assertThat(read.pixels(1)).containsExactly(80, 120);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '|u1', 'fortran_order': False}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3), 'more': 'x'}",
        "{'descr': '|u1', 'fortran_order': 'False', 'shape': (2, 2, 3)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, -2, 3)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3)",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3)} x",
        "{'descr': [('a', '|u1')], 'fortran_order': False, 'shape': (2, 2, 3)}",
        "not a dictionary"
      })
  void a_header_that_numpy_refuses_is_refused_by_name(String header) throws IOException {
    Path file = npz(Map.of("x", npy(1, header, new byte[12]), "y", LABELS));

    assertThatThrownBy(() -> ImageSets.read(file, ReadOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("set.npz: array 'x' ")
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "x_train, y_train, x_test, y_test, x_val, y_val",
    "X_train, y_train, X_test, y_test, X_valid, y_valid",
    "train_images, train_labels, test_images, test_labels, val_images, val_labels",
    "images_training, labels_training, images_testing, labels_testing, images_validation, labels_validation",
    "TrainImages, TrainLabels, TestImages, TestLabels, ValidImages, ValidLabels",
    "train_data, train_labels, test_data, test_labels, validation_data, validation_labels",
    "images, labels, x_test, y_test, x_val, y_val"
  })
  void parts_are_known_in_every_spelling_and_validation_is_said_to_be_left_out(
      String x, String y, String xTest, String yTest, String xVal, String yVal) throws IOException {
    byte[] images = npy("|u1", false, "(2, 1, 1)", new byte[] {1, 2});
    byte[] test = npy("|u1", false, "(2, 1, 1)", new byte[] {3, 4});
    Path file =
        npz(
            Map.of(
                x, images, y, LABELS, xTest, test, yTest, LABELS, xVal, test, yVal, LABELS, "extra",
                LABELS));

    ImageSet set = ImageSets.read(file, ReadOptions.DEFAULTS);

    assertThat(set.train().pixels(0)).containsExactly(1);
    assertThat(set.test().orElseThrow().pixels(0)).containsExactly(3);
    assertThat(set.warnings())
        .extracting(Problem::message)
        .contains(
            "its arrays '%s' and '%s' are not read; validation is taken out of the training part"
                .formatted(xVal, yVal),
            "arrays that are no part's images or labels are not read: 'extra'");
  }

  /** Sizes by numpy. */
  @Test
  void the_archives_of_the_field_data_are_read() {
    ImageSet reordered =
        ImageSets.read(
            SharedFiles.path("data/field/npy-header-order/reorder.npz"), ReadOptions.DEFAULTS);
    ImageSet parts =
        ImageSets.read(
            SharedFiles.path("data/field/npz-val-part/medmnist.npz"), ReadOptions.DEFAULTS);

    assertThat(reordered.train().size()).isEqualTo(6);
    assertThat(reordered.train().imageShape()).isEqualTo(new ImageShape(3, 4, 5));
    assertThat(parts.train().size()).isEqualTo(6);
    assertThat(parts.test().orElseThrow().size()).isEqualTo(3);
    assertThat(parts.warnings())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("val_images"));
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
