package equipoise.experiments.cli;

import equipoise.classifiers.weights.KnownWeights;
import equipoise.classifiers.weights.NamedTensors;
import equipoise.classifiers.weights.StoredTensor;
import equipoise.core.Counted;
import equipoise.core.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = {
      "The tensors of a file of weights: safetensors, PyTorch (.pth) or Keras (.h5).",
      "No code in the file is run."
    },
    footer = {"", "Example:", "  equipoise weights inspect resnet18-f37072fd.pth"})
final class WeightsInspectCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", description = "The file of weights, or its index.json.")
  Path file;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  @Override
  public Integer call() throws IOException {
    NamedTensors read = NamedTensors.read(file);
    Optional<String> mismatch = KnownWeights.mismatch(file);
    if (json) {
      printJson(json(read, mismatch));
      return 0;
    }
    TextTable table = new TextTable(3, "tensor", "type", "shape");
    for (StoredTensor tensor : read.tensors().values()) {
      table.row(Visible.of(tensor.name()), tensor.type().word(), String.valueOf(tensor.shape()));
    }
    table.lines().forEach(out()::println);
    long values = read.tensors().values().stream().mapToLong(StoredTensor::size).sum();
    out()
        .println(
            "%s, %s: %s in %s"
                .formatted(
                    file,
                    read.format().words(),
                    Counted.of(values, "value"),
                    Counted.of(read.tensors().size(), "tensor")));
    out().flush();
    mismatch.ifPresent(text -> err().println("Warning: " + text));
    err().flush();
    return 0;
  }

  private Map<String, Object> json(NamedTensors read, Optional<String> mismatch) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("path", file.toString());
    document.put("format", read.format().words());
    document.put(
        "tensors",
        read.tensors().values().stream()
            .map(
                tensor -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("name", tensor.name());
                  row.put("type", tensor.type().word());
                  row.put("shape", tensor.shape());
                  return row;
                })
            .toList());
    document.put("known", KnownWeights.of(file).map(KnownWeights::network).orElse(null));
    document.put("warning", mismatch.orElse(null));
    return document;
  }
}
