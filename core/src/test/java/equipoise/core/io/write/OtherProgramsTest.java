package equipoise.core.io.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Pngs;
import equipoise.core.learning.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** Python's own tarfile and json, and Java's ImageIO, read what we wrote. */
class OtherProgramsTest {
  private static final Map<String, String> TEXT = new LinkedHashMap<>();

  static {
    TEXT.put("Software", "Equipoise");
    TEXT.put("Synthetic", "true");
  }

  @TempDir Path folder;

  @Test
  void image_io_finds_the_text_of_a_png() throws IOException {
    Dataset data = Sets.images(1, new ImageShape(3, 4, 5), "a");
    byte[] png = Pngs.encode(data.imageShape(), data.pixels(0), TEXT);

    Map<String, String> found = new LinkedHashMap<>();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
      ImageReader reader = readers.next();
      reader.setInput(in);
      IIOMetadataNode tree =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      NodeList entries = tree.getElementsByTagName("tEXtEntry");
      for (int i = 0; i < entries.getLength(); i++) {
        IIOMetadataNode entry = (IIOMetadataNode) entries.item(i);
        found.put(entry.getAttribute("keyword"), entry.getAttribute("value"));
      }
    }

    assertThat(found).containsExactlyEntriesOf(TEXT);
  }

  @Test
  void python_unpacks_a_shard_and_finds_three_files_an_image() throws Exception {
    Dataset data = Sets.images(3, new ImageShape(1, 4, 5), "cat", "dog");
    ImagePart part = new ImagePart(data, ImagePart::number, row -> TEXT);
    new WebDatasetWriter()
        .write(new ImageParts(part, Optional.empty()), folder.resolve("out"), Progress.none());

    String printed =
        python(
            """
            import tarfile, json, sys
            t = tarfile.open(sys.argv[1])
            for m in t.getmembers():
                content = t.extractfile(m).read()
                shown = '' if m.name.endswith('png') else content.decode()
                print(m.name, m.isfile(), m.mtime, oct(m.mode), m.uid, shown)
            """,
            folder.resolve("out/000000.tar").toString());

    assertThat(printed.lines())
        .hasSize(9)
        .startsWith(
            "000000.png True 0 0o644 0 ",
            "000000.cls True 0 0o644 0 0",
            "000000.json True 0 0o644 0 {\"label\":0,\"class\":\"cat\",\"Software\":\"Equipoise\",\"Synthetic\":\"true\"}")
        .contains("000001.cls True 0 0o644 0 1");
  }

  private static String python(String program, String argument) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder("python3", "-c", program, argument).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3 here");
      throw e;
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
