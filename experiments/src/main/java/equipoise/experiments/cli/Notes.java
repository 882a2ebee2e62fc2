package equipoise.experiments.cli;

import equipoise.experiments.run.RunListener;
import java.io.PrintWriter;

/** Prints only what a reader of the log should know. */
record Notes(PrintWriter err) implements RunListener {
  @Override
  public void note(String sentence) {
    err.println("equipoise: " + Lines.single(sentence));
    err.flush();
  }
}
