package equipoise.engines.dl4j;

import equipoise.engines.api.ExportedNetwork;
import equipoise.engines.api.NetworkExporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;

/**
 * DL4J's own file: a {@code ComputationGraph} from pixels 0..255 to probabilities, which {@code
 * ComputationGraph.load(file, false)} reads. Beside DL4J's entries the zip holds {@code
 * classes.txt}, a name a line in the order of the outputs.
 */
public final class Dl4jZip implements NetworkExporter {
  @Override
  public String format() {
    return "dl4j";
  }

  @Override
  public String summary() {
    return "a ComputationGraph that DL4J loads, without this program";
  }

  @Override
  public void write(ExportedNetwork network, OutputStream out) throws IOException {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    ModelSerializer.writeModel(
        Dl4jExport.classifier(network.spec(), network.weights()), model, false);
    ZipOutputStream zip = new ZipOutputStream(out);
    copy(model.toByteArray(), zip);
    add(zip, "classes.txt", String.join("\n", network.classes()) + "\n");
    for (Map.Entry<String, String> text : network.metadata().entrySet()) {
      add(zip, text.getKey() + ".txt", text.getValue() + "\n");
    }
    zip.finish();
  }

  /** Without the time of day, so that the same network gives the same bytes. */
  private static void copy(byte[] from, ZipOutputStream zip) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(from))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        put(zip, entry.getName(), entries.readAllBytes());
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
