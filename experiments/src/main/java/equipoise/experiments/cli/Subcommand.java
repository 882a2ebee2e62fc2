package equipoise.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command below {@code equipoise}: its help, its streams, its JSON and its refusals. */
abstract class Subcommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "--debug", description = "Show stack traces.")
  boolean debug;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** What an interrupt does to this command's work. */
  Interrupts interrupts() {
    return ((Main) spec.root().userObject()).interrupts();
  }

  /** Exactly one JSON document on standard output. */
  void printJson(Object value) {
    try {
      out()
          .println(
              new ObjectMapper()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result that JSON cannot hold", e);
    }
    out().flush();
  }

  /** Wrong usage, exit code 2. */
  ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
