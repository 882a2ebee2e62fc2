package equipoise.experiments.cli;

import equipoise.core.data.DataException;
import equipoise.core.learning.Progress;
import equipoise.experiments.engine.EngineUnavailable;
import equipoise.experiments.run.OutputRefused;
import equipoise.experiments.run.Reason;
import equipoise.experiments.run.RunException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One clear line for whatever goes wrong, and the contract's exit code. */
final class Failures {
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int DATA = 4;
  static final int INTERRUPTED = 130;

  private Failures() {}

  /**
   * One line for a heap that is too small, with the remedy, and for a class or library that does
   * not load.
   */
  static int withEnoughMemory(IntSupplier execution, PrintWriter err) {
    try {
      return execution.getAsInt();
    } catch (OutOfMemoryError e) {
      err.printf(
          "equipoise: this needs more memory than the %,d MB that Java may use; give it more, such as JAVA_OPTS=-Xmx8g\n",
          Runtime.getRuntime().maxMemory() >> 20);
      err.flush();
      return FAILED;
    } catch (LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      err.println(
          "equipoise: a part of the program does not load, " + Lines.single(cause.toString()));
      err.flush();
      return FAILED;
    }
  }

  /**
   * One line for a standard output that took not everything, such as on a full disk. A reader that
   * has closed its pipe has seen enough: nothing is said.
   *
   * @param code of the command itself
   */
  static int withOutput(StandardOutput output, int code, PrintWriter err) {
    IOException failure = output.failure().orElse(null);
    if (failure == null || StandardOutput.isClosedPipe(failure)) {
      return code;
    }
    err.println(
        "equipoise: standard output cannot be written ("
            + Lines.single(failure.getMessage())
            + ")");
    err.flush();
    return FAILED;
  }

  /** Wrong usage: what is wrong, and where to read what is right. */
  static final class OfUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
      CommandLine line = e.getCommandLine();
      PrintWriter err = line.getErr();
      err.println("equipoise: " + Lines.single(e.getMessage()));
      UnmatchedArgumentException.printSuggestions(e, err);
      err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
      err.flush();
      return USAGE;
    }
  }

  /** What a command throws. */
  static final class OfExecution implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
      if (e instanceof OutputFailure) {
        return 0;
      }
      PrintWriter err = line.getErr();
      err.println("equipoise: " + message(e));
      if (debug(line)) {
        e.printStackTrace(err);
      }
      err.flush();
      return exitCode(e);
    }

    private static String message(Exception e) {
      if (e instanceof DataException
          || e instanceof CommandFailure
          || e instanceof RunException
          || e instanceof EngineUnavailable) {
        return Lines.single(e.getMessage());
      }
      if (e instanceof UncheckedIOException io) {
        return Lines.single(ofFile(io));
      }
      if (e instanceof Progress.Cancelled) {
        return "interrupted; rerun the command";
      }
      return "an unexpected failure, "
          + Lines.single(e.toString())
          + "; --debug shows where it happened";
    }

    /** What could not be done with which file, and the system's reason. */
    private static String ofFile(UncheckedIOException e) {
      boolean said = !e.getCause().toString().equals(e.getMessage());
      String reason = Reason.of(e.getCause());
      return said
          ? e.getMessage() + " (" + reason + ")"
          : "a file cannot be read or written (" + reason + ")";
    }

    private static int exitCode(Exception e) {
      if (e instanceof DataException) {
        return DATA;
      }
      if (e instanceof EngineUnavailable || e instanceof OutputRefused) {
        return USAGE;
      }
      return e instanceof Progress.Cancelled ? INTERRUPTED : FAILED;
    }

    private static boolean debug(CommandLine line) {
      return line.getCommand() instanceof Subcommand command && command.debug;
    }
  }
}
