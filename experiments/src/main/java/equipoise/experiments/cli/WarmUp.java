package equipoise.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs the commands whose start should be short, so that the launcher's build can record the
 * classes that they load in a class-data archive of the JVM.
 */
public final class WarmUp {
  private WarmUp() {}

  /**
   * @param arguments a small study file and the directory to run it in
   */
  public static void main(String[] arguments) {
    List<String[]> commands =
        List.of(new String[] {"run", arguments[0], "--out", arguments[1]}, new String[] {"doctor"});
    for (String[] command : commands) {
      CommandLine line = Main.commandLine();
      line.setOut(new PrintWriter(PrintWriter.nullWriter()));
      int code = line.execute(command);
      if (code != 0) {
        System.exit(code);
      }
    }
  }
}
