package equipoise.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.format.SetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class NpzReaderTest extends ReaderContract {
  @Override
  SetFormat format() {
    return SetFormat.NPZ;
  }

  @Override
  ImageShape shape() {
    return new ImageShape(3, 6, 7);
  }

  @Override
  Path write(Path parent, Dataset train, Optional<Dataset> test) throws IOException {
    Path file = parent.resolve("set.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      write(zip, "train", train);
      if (test.isPresent()) {
        write(zip, "test", test.get());
      }
    }
    return file;
  }

  private static void write(ZipOutputStream zip, String part, Dataset data) throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (int i = 0; i < data.size(); i++) {
      pixels.writeBytes(data.pixels(i));
      labels.write(Integer.parseInt(data.classes().get(data.label(i))));
    }
    ImageShape shape = data.imageShape();
    String sizes = "%d, %d, %d, %d".formatted(data.size(), 3, shape.height(), shape.width());
    write(zip, "x_" + part, sizes, pixels.toByteArray());
    write(zip, "y_" + part, data.size() + ",", labels.toByteArray());
  }

  private static void write(ZipOutputStream zip, String name, String sizes, byte[] data)
      throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + sizes + "), }\n";
    ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    start.putShort((short) header.length());
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(start.array());
    zip.write(header.getBytes(StandardCharsets.US_ASCII));
    zip.write(data);
  }

  @Override
  Path vital(Path written) {
    return written;
  }

  /** MedMNIST's names and shapes: images [n, 28, 28], labels [n, 1], three parts. */
  @Test
  void medmnist_archives_are_read_with_their_test_part() throws IOException {
    Path file = folder.resolve("breastmnist.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String part : List.of("train", "val", "test")) {
        write(zip, part + "_images", "4, 28, 28", new byte[4 * 28 * 28]);
        write(zip, part + "_labels", "4, 1", new byte[] {1, 0, 0, 1});
      }
    }
    ImageSet set = ImageSets.read(file, ReadOptions.DEFAULTS);
    assertThat(set.train().imageShape()).isEqualTo(new ImageShape(1, 28, 28));
    assertThat(set.train().labels()).containsExactly(1, 0, 0, 1);
    assertThat(set.test().orElseThrow().size()).isEqualTo(4);
    assertThat(set.warnings()).singleElement().asString().contains("val_images");
  }
}
