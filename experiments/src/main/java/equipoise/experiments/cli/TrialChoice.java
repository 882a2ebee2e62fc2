package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The TRIAL of a command. */
final class TrialChoice {
  private static final int NAMED = 8;

  private TrialChoice() {}

  /**
   * @param start of the trial's key, unambiguous
   * @throws DataException naming the trials there are, if it names none or several
   */
  static TrialResult of(RunDirectory run, String start) {
    List<TrialResult> all = run.readResults();
    List<TrialResult> found =
        start.isEmpty()
            ? List.of()
            : all.stream().filter(result -> result.key().startsWith(start)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new DataException(
        "%s: %s a trial whose key begins with '%s'; there %s"
            .formatted(
                Visible.of(run.root().toString()),
                found.isEmpty() ? "does not hold" : "holds more than",
                Visible.shortened(start),
                named(found.isEmpty() ? all : found)));
  }

  private static String named(List<TrialResult> trials) {
    if (trials.isEmpty()) {
      return "are none yet";
    }
    String named =
        String.join(
            ", ",
            trials.stream()
                .limit(NAMED)
                .map(result -> "%s (%s)".formatted(result.key(), words(result)))
                .toList());
    return "are "
        + named
        + (trials.size() > NAMED ? " and " + (trials.size() - NAMED) + " more" : "");
  }

  private static String words(TrialResult result) {
    return Visible.of(
        "%s, %s, repeat %d".formatted(result.method(), result.classifier(), result.repeat()));
  }

  /**
   * The folder of the network that a trial left.
   *
   * @throws DataException saying why there is none and how to get one
   */
  static Path model(RunDirectory run, TrialResult result) {
    Path folder = run.models().resolve(result.key());
    if (Files.isDirectory(folder)) {
      return folder;
    }
    String trial = "%s: trial %s (%s) ".formatted(run.root(), result.key(), words(result));
    if (!result.done()) {
      throw new DataException(trial + "failed, so there is no network to look into");
    }
    throw new DataException(
        trial
            + "left no network; 'run' its study again with --out "
            + run.root()
            + " --save-models, which keeps the networks it has; classifiers without a network"
            + " cannot be looked into");
  }
}
