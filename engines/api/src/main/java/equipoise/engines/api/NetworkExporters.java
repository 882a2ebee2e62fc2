package equipoise.engines.api;

import equipoise.core.NearestName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds the exporters on the class path. */
public final class NetworkExporters {
  private NetworkExporters() {}

  /** All that are there, by format. */
  public static List<NetworkExporter> all() {
    return Stream.concat(
            Stream.of(new SafeTensors()),
            ServiceLoader.load(NetworkExporter.class).stream().map(ServiceLoader.Provider::get))
        .sorted(Comparator.comparing(NetworkExporter::format))
        .toList();
  }

  /**
   * @throws IllegalArgumentException naming the formats that are there
   */
  public static NetworkExporter named(String format) {
    List<NetworkExporter> all = all();
    return all.stream()
        .filter(exporter -> exporter.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                NearestName.unknown(
                    "format", format, all.stream().map(NetworkExporter::format).toList()));
  }

  /** Weights, with the description of the network and the classes as metadata. */
  private static final class SafeTensors implements NetworkExporter {
    @Override
    public String format() {
      return "safetensors";
    }

    @Override
    public String summary() {
      return "weights by layer, the network described in the metadata";
    }

    @Override
    public void write(ExportedNetwork network, OutputStream out) throws IOException {
      Map<String, String> metadata = new LinkedHashMap<>(network.metadata());
      metadata.put("classes", String.join("\n", network.classes()));
      metadata.put("network", NetworkJson.of(network.spec()).toString());
      new WeightsFile(network.weights(), metadata).write(out);
    }
  }
}
