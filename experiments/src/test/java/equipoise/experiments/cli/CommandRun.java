package equipoise.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What one call of the command line printed and how it ended. */
record CommandRun(int code, String out, String err) {
  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = line.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new CommandRun(code, out.toString(), err.toString());
  }

  static CommandRun of(String[] first, Object... more) {
    return of(Stream.concat(Stream.of(first), Stream.of(more)).toArray());
  }
}
