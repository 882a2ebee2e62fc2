package equipoise.experiments.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The entry point; starts without touching a native library. */
@Command(
    name = "equipoise",
    description = "A workbench for learning from imbalanced image data.",
    subcommands = {
      DemoCommand.class,
      NewCommand.class,
      RunCommand.class,
      MergeCommand.class,
      ReplayCommand.class,
      ReportCommand.class,
      PredictionsCommand.class,
      PredictCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      CompareCommand.class,
      ResampleCommand.class,
      AuditCommand.class,
      GenerateCommand.class,
      MethodsCommand.class,
      DataCommand.class,
      WeightsCommand.class,
      CacheCommand.class,
      DoctorCommand.class,
      BenchCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Start with: equipoise demo",
      "For an NVIDIA GPU, first once: equipoise --fetch-cuda (464 MB), then --device cuda.",
      "Exit codes: 0 done, 1 a run failed, 2 wrong usage, 3 some trials failed,",
      "            4 invalid data or study file, 130 interrupted."
    })
public final class Main {
  private final Interrupts interrupts = new Interrupts();

  private Main() {}

  public static void main(String[] arguments) {
    Main main = new Main();
    main.interrupts.install();
    StandardOutput output = StandardOutput.install();
    CommandLine line = commandLine(main);
    int code = Failures.withEnoughMemory(() -> execute(line, arguments), line.getErr());
    int exit = Failures.withOutput(output, code, line.getErr());
    main.interrupts.ended();
    System.exit(exit);
  }

  Interrupts interrupts() {
    return interrupts;
  }

  private static int execute(CommandLine line, String[] arguments) {
    try {
      int code = line.execute(arguments);
      System.out.flush();
      return code;
    } catch (OutputFailure e) {
      return 0;
    }
  }

  /** The command or its help; one whose output is no longer taken ends here. */
  private static int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutputFailure e) {
      return 0;
    }
  }

  /** The whole command tree with the contract's exit codes. */
  static CommandLine commandLine() {
    return commandLine(new Main());
  }

  private static CommandLine commandLine(Main main) {
    CommandLine line = new CommandLine(main);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionStrategy(Main::run);
    line.setParameterExceptionHandler(new Failures.OfUsage());
    line.setExecutionExceptionHandler(new Failures.OfExecution());
    return line;
  }
}
