package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.file.OutputFile;
import equipoise.engines.api.ExportedNetwork;
import equipoise.engines.api.NetworkExporter;
import equipoise.engines.api.NetworkExporters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes a network that 'run --save-models' kept for other programs. It takes pixels 0..255,"
          + " [n, channels, height, width], and gives calibrated probabilities (safetensors: logits)."
    },
    footer = {
      "",
      "dl4j:        ComputationGraph.load(file, false); classes.txt names outputs",
      "onnx:        operator set 13, images to probabilities; classes as metadata",
      "safetensors: weights by layer; network and classes as metadata",
      "",
      "Example:",
      "  equipoise export runs/cells/models/3f9a... --format onnx --out cells.onnx"
    })
final class ExportCommand extends Subcommand {
  @Parameters(paramLabel = "MODEL", description = "A folder in models/ of a run.")
  Path folder;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "dl4j, safetensors or onnx.")
  String format;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
  Path file;

  @Option(names = "--json", description = "Print what was written as JSON.")
  boolean json;

  @Override
  public Integer call() {
    NetworkExporter exporter = exporter();
    if (Files.isDirectory(file)) {
      throw usage("--out " + Visible.of(file.toString()) + " is a folder; name a file");
    }
    write(exporter, network(exporter));
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("file", file.toString());
    written.put("format", exporter.format());
    if (json) {
      printJson(written);
    } else {
      out().println(file + ": " + exporter.summary());
      out().flush();
    }
    return 0;
  }

  private NetworkExporter exporter() {
    try {
      return NetworkExporters.named(format);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private ExportedNetwork network(NetworkExporter exporter) {
    try {
      return SavedModels.read(folder).exported();
    } catch (IllegalArgumentException e) {
      throw refused(exporter, e);
    }
  }

  private void write(NetworkExporter exporter, ExportedNetwork network) {
    try {
      new OutputFile(file).write(stream -> exporter.write(network, stream));
    } catch (IllegalArgumentException e) {
      throw refused(exporter, e);
    } catch (IOException e) {
      throw new CommandFailure(file + ": cannot be written (" + e.getMessage() + ")");
    }
  }

  private DataException refused(NetworkExporter exporter, IllegalArgumentException e) {
    return new DataException(
        Visible.of(folder.toString())
            + ": cannot be exported as "
            + exporter.format()
            + ": "
            + e.getMessage(),
        e);
  }
}
