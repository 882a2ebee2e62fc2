package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.file.Sha256;
import equipoise.core.io.MatMaker;
import equipoise.experiments.fetch.LoopbackServer;
import equipoise.experiments.fetch.TarMaker;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives that the command unpacks. */
@Timeout(60)
class DataFetchArchivesTest {
  @TempDir Path folder;

  private Path target() {
    return folder.resolve("inner/set");
  }

  private CommandRun fetch(String format, String arrangement, Map<String, byte[]> files)
      throws IOException {
    String list =
        files.entrySet().stream()
            .map(
                file ->
                    "{\"name\": \"%s\", \"sha256\": \"%s\"}"
                        .formatted(file.getKey(), Sha256.of(file.getValue())))
            .collect(Collectors.joining(", "));
    String json =
        """
        [{"name": "tiny", "title": "a tiny set", "licence": "CC0", "citation": "@misc{tiny}",
          "homepage": "http://localhost/", "format": "%s", "hashes": "this test", "path": "images",
          "arrangement": "%s", "files": [%s]}]
        """
            .formatted(format, arrangement, list);
    Path catalogue = Files.writeString(folder.resolve("sets.json"), json);
    try (LoopbackServer server = new LoopbackServer()) {
      files.forEach((name, content) -> server.with(name, LoopbackServer.file(content)));
      return CommandRun.of(
          "data",
          "fetch",
          "tiny",
          "--catalogue",
          catalogue,
          "--to",
          target(),
          "--from",
          server.address());
    }
  }

  @Test
  void an_archive_is_unpacked_without_its_outer_folder_and_read() throws IOException {
    byte[] rows = new byte[3073 * 20];
    for (int i = 0; i < 20; i++) {
      rows[3073 * i] = (byte) (i % 10);
    }
    byte[] archive =
        new TarMaker()
            .file("cifar-10-batches-bin/data_batch_1.bin", rows)
            .file("cifar-10-batches-bin/test_batch.bin", rows)
            .bytes();
    CommandRun run = fetch("cifar", "unpacked", Map.of("cifar-10-binary.tar.gz", archive));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(target().resolve("data_batch_1.bin")).hasBinaryContent(rows);
    assertThat(target().resolve("cifar-10-binary.tar.gz")).doesNotExist();
    assertThat(target().resolve(".unpacked")).doesNotExist();
    CommandRun again = fetch("cifar", "unpacked", Map.of("cifar-10-binary.tar.gz", archive));
    assertThat(again.out()).contains("already complete");
    CommandRun inspected = CommandRun.of("data", "inspect", target(), "--quick");
    assertThat(inspected.code()).as(inspected.err()).isZero();
    assertThat(inspected.out()).contains("cifar", "3x32x32");
  }

  @Test
  void an_archive_that_reaches_out_of_the_folder_is_refused_whole() throws IOException {
    byte[] evil = {1, 2, 3};
    List<TarMaker> archives =
        List.of(
            new TarMaker().file("set/a", evil).file("../evil", evil),
            new TarMaker().file("set/../../../evil", evil),
            new TarMaker().file("/evil", evil),
            new TarMaker().file("set\\..\\evil", evil),
            new TarMaker().symbolicLink("set/out", "../..").file("set/out/evil", evil),
            new TarMaker().symbolicLink("set/out", "/tmp"),
            new TarMaker().hardLink("set/passwords", "/etc/passwd"),
            new TarMaker().file("set/a", evil).file("set/a", evil));
    for (TarMaker archive : archives) {
      CommandRun run = fetch("cifar", "unpacked", Map.of("set.tar.gz", archive.bytes()));
      assertThat(run.code()).as(run.err()).isEqualTo(4);
      assertThat(run.err().lines().reduce((a, b) -> b).orElseThrow())
          .contains("set.tar.gz", "cannot be unpacked", "--from URL");
      assertThat(names(folder)).doesNotContain("evil", "passwords");
    }
  }

  @Test
  void an_archive_that_is_damaged_is_refused_in_one_line() throws IOException {
    byte[] sound = new TarMaker().file("set/a", new byte[5000]).bytes();
    byte[] cut = java.util.Arrays.copyOf(sound, sound.length / 2);
    for (byte[] archive : List.of(cut, new byte[100], new byte[0])) {
      CommandRun run = fetch("cifar", "unpacked", Map.of("set.tar.gz", archive));
      assertThat(run.code()).as(run.err()).isEqualTo(4);
      assertThat(run.err()).contains("damaged").doesNotContain("\tat ");
    }
  }

  /** Six flowers in two classes: the parts keep the meaning that the authors gave them. */
  @Test
  void flowers_stand_in_folders_of_parts_and_classes() throws IOException {
    TarMaker tar = new TarMaker();
    for (int i = 1; i <= 6; i++) {
      tar.file("jpg/image_0000%d.jpg".formatted(i), jpeg(i));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("102flowers.tgz", tar.bytes());
    files.put("imagelabels.mat", mat(Map.of("labels", new byte[] {1, 2, 1, 2, 1, 2})));
    files.put(
        "setid.mat",
        mat(
            Map.of(
                "trnid",
                new byte[] {1, 2},
                "valid",
                new byte[] {3},
                "tstid",
                new byte[] {4, 5, 6})));
    CommandRun run = fetch("folder", "flowers", files);
    assertThat(run.code()).as(run.err()).isZero();
    Path images = target().resolve("images");
    assertThat(images.resolve("train/002/image_00002.jpg")).exists();
    assertThat(images.resolve("valid/001/image_00003.jpg")).exists();
    assertThat(images.resolve("test/001/image_00005.jpg")).exists();
    assertThat(names(images)).hasSize(6);
    CommandRun inspected = CommandRun.of("data", "inspect", images, "--quick");
    assertThat(inspected.code()).as(inspected.err()).isZero();
    assertThat(inspected.out()).contains("001", "002");

    files.put("imagelabels.mat", mat(Map.of("labels", new byte[] {1, 2})));
    Files.delete(target().resolve("fetched.json"));
    CommandRun wrong = fetch("folder", "flowers", files);
    assertThat(wrong.code()).as(wrong.err()).isEqualTo(4);
    assertThat(wrong.err()).contains("setid.mat names image");
  }

  private static byte[] mat(Map<String, byte[]> arrays) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(MatMaker.header());
    for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
      byte[] values = array.getValue();
      out.write(MatMaker.element(MatMaker.matrix(array.getKey(), values, 1, values.length), true));
    }
    return out.toByteArray();
  }

  private static byte[] jpeg(int shade) throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawLine(0, shade, 15, 2 * shade);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }
}
