package equipoise.experiments.cli;

import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The MODEL of a command. */
final class SavedModels {
  private static final int NAMED = 8;

  private SavedModels() {}

  /**
   * @param folder of one model
   * @throws DataException in one line, if it is none; of a run directory, naming its models
   */
  static SavedClassifier read(Path folder) {
    RunDirectory run = new RunDirectory(folder);
    if (Files.exists(run.results())) {
      throw new DataException(
          Visible.of(folder.toString())
              + ": is a run directory; name one of its models: "
              + models(run));
    }
    if (Files.exists(folder.resolve("generator.json"))) {
      throw new DataException(
          Visible.of(folder.toString())
              + ": is a generator, not a classifier; 'generate --model' draws its images");
    }
    return SavedClassifier.read(folder);
  }

  private static String models(RunDirectory run) {
    List<TrialResult> kept =
        run.readResults().stream()
            .filter(result -> Files.isDirectory(run.models().resolve(result.key())))
            .toList();
    if (kept.isEmpty()) {
      return "it has none; 'run --save-models' keeps them";
    }
    String named =
        String.join(
            ", ",
            kept.stream()
                .limit(NAMED)
                .map(
                    result ->
                        "models/%s (%s, %s, repeat %d)"
                            .formatted(
                                result.key(),
                                result.method(),
                                result.classifier(),
                                result.repeat()))
                .toList());
    return kept.size() > NAMED ? named + " and " + (kept.size() - NAMED) + " more" : named;
  }
}
