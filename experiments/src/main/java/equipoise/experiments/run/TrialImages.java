package equipoise.experiments.run;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The test images of a trial that was run, with what its classifier said of them.
 *
 * @param test in the order of the predictions
 */
public record TrialImages(Dataset test, Predictions predictions) {
  /**
   * Reads the data again and divides them as the run did.
   *
   * @param trial that is done
   * @throws DataException if the data cannot be read, are no images, or have changed since
   */
  public static TrialImages of(Path root, TrialResult trial) {
    RunDirectory run = new RunDirectory(root);
    RecordedRun recorded = RecordedRun.of(run);
    Trial found =
        recorded.trials().stream()
            .filter(one -> one.key().equals(trial.key()))
            .findFirst()
            .orElseThrow(() -> changed(root, trial));
    Dataset test = recorded.data().of(found).test();
    if (!test.isImages()) {
      throw new DataException(
          "%s: data set '%s' is a table, which has no images to look at"
              .formatted(Visible.of(root.toString()), Visible.of(trial.dataset())));
    }
    Predictions predictions = run.readPredictions(trial.key());
    Predictions.Part now = Predictions.Part.of(test, predictions.test().probabilities());
    if (!Arrays.equals(now.content(), predictions.test().content())) {
      throw changed(root, trial);
    }
    return new TrialImages(test, predictions);
  }

  private static DataException changed(Path root, TrialResult trial) {
    return new DataException(
        "%s: the data set '%s' or the study's settings are no longer those of trial %s; restore them, or run the study again"
            .formatted(Visible.of(root.toString()), Visible.of(trial.dataset()), trial.key()));
  }
}
