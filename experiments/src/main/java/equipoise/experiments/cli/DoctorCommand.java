package equipoise.experiments.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = "Says which engines and devices are there, what is missing and how to get it.",
    footer = {"", "Example:", "  equipoise doctor --json"})
final class DoctorCommand extends Subcommand {
  @Option(names = "--json", description = "Print the diagnosis as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Diagnosis diagnosis = Diagnosis.ofThisMachine();
    if (json) {
      printJson(diagnosis);
      return 0;
    }
    out().println("Equipoise " + diagnosis.version());
    row("Java", diagnosis.java());
    row("system", diagnosis.os());
    row("processor", diagnosis.cpu().model() + ", " + diagnosis.cpu().cores() + " cores");
    row("features", String.join(" ", diagnosis.cpu().features()));
    row("native threads", diagnosis.nativeThreads() + " for each trial");
    diagnosis.engines().forEach(this::engine);
    gpu(diagnosis.gpu());
    out().flush();
    return 0;
  }

  private void engine(Diagnosis.EngineLine engine) {
    String state = engine.available() ? "available" : "not available";
    String speed = engine.accelerated() ? ", accelerated" : ", not accelerated";
    row(
        "engine " + engine.name(),
        engine.version()
            + (engine.version().isEmpty() ? "" : ", ")
            + state
            + (engine.available() ? speed : "")
            + devices(engine.devices()));
    if (!engine.reason().isEmpty()) {
      row("", engine.reason());
    }
  }

  private void gpu(Diagnosis.Gpu gpu) {
    String driver = gpu.driver().isEmpty() ? "" : ", driver " + gpu.driver();
    row("GPU", (gpu.devices().isEmpty() ? "none" : String.join(", ", gpu.devices())) + driver);
    if (!gpu.reason().isEmpty()) {
      row("", gpu.reason());
    }
  }

  private static String devices(List<String> devices) {
    return devices.isEmpty() ? "" : ", on " + String.join(", ", devices);
  }

  private void row(String name, String value) {
    out().printf("  %-15s %s%n", name, value);
  }
}
