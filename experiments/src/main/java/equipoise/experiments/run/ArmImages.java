package equipoise.experiments.run;

import equipoise.core.Visible;
import equipoise.core.catalogue.Configured;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.file.DamagedFileException;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SyntheticRows;
import equipoise.experiments.study.Resampling;
import equipoise.experiments.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The synthetic images of one arm of a run: those that its generator left there, or those that its
 * sampler makes again of the same training images.
 *
 * @param train what the arm learned from
 * @param files of the data set as it was read, by the index of an image's origin; empty where
 *     images have none
 * @param validation of the same split
 * @param made synthetic images under the classes of {@code train}
 * @param method what made them
 * @param platform what computed it; empty if no network was trained
 * @param seed of the study
 */
public record ArmImages(
    TrainingSet train,
    List<String> files,
    Dataset validation,
    Dataset made,
    Configured<?> method,
    String platform,
    long seed) {

  /**
   * Which of a run's arms.
   *
   * @param method the arm's label
   * @param dataset empty for the study's first
   * @param repeat from 0
   * @param fold from 0; not used without folds
   */
  public record Arm(String method, String dataset, int repeat, int fold) {}

  /**
   * @throws DataException if it is no run directory, has no such arm, the arm makes no images, its
   *     trials were not run, or the data have changed since
   */
  public static ArmImages of(Path root, Arm arm, Progress progress) {
    return new Reader(new RunDirectory(root), arm).images(progress);
  }

  private record Reader(RunDirectory run, Arm arm) {
    ArmImages images(Progress progress) {
      RecordedRun recorded = RecordedRun.of(run);
      Study study = recorded.study();
      StudyData data = recorded.data();
      Trial trial = trial(recorded);
      Resampling resampling =
          trial
              .method()
              .resampling()
              .orElseThrow(() -> error("'%s' changes no images", arm.method()));
      if (resampling instanceof Resampling.BySampler by && by.inFeatures()) {
        throw error("'%s' makes rows of features, no images", arm.method());
      }
      TrialData parts = data.of(trial);
      if (!parts.train().data().isImages()) {
        throw error("data set '%s' is a table", trial.data().name());
      }
      progress.checkpoint();
      Resampled resampled =
          resampling instanceof Resampling.BySampler by
              ? TrialRunner.sampled(trial, by, parts.train(), progress)
              : kept(trial, parts.train());
      StudyData.Parts read = data.read(trial.data());
      return new ArmImages(
          parts.train(),
          (study.folds() > 0 ? read.merged() : read).files(),
          parts.validation(),
          made(resampled),
          resampling.configured(),
          resampling.trainsNetwork() ? recorded.platform().words() : "",
          study.seed());
    }

    private Trial trial(RecordedRun recorded) {
      List<Trial> named =
          recorded.trials().stream()
              .filter(t -> t.method().label().equals(arm.method()))
              .filter(t -> arm.dataset().isEmpty() || t.data().name().equals(arm.dataset()))
              .toList();
      if (named.isEmpty()) {
        throw error(
            "there is no arm '%s'%s; its arms are %s",
            arm.method(),
            arm.dataset().isEmpty() ? "" : " on a data set '" + arm.dataset() + "'",
            recorded.study().methods().stream().map(method -> method.label()).toList());
      }
      return named.stream()
          .filter(t -> t.data().equals(named.get(0).data()))
          .filter(t -> t.repeat() == arm.repeat() && (t.fold() < 0 || t.fold() == arm.fold()))
          .filter(t -> Files.isDirectory(run.trial(t.key())))
          .findFirst()
          .orElseThrow(
              () ->
                  error(
                      "holds no finished trial of '%s' in repeat %d for the data as they are now;"
                          + " they have changed since, or it was not run",
                      arm.method(), arm.repeat()));
    }

    private Resampled kept(Trial trial, TrainingSet train) {
      Path file = run.generated(trial.resamplingKey());
      try {
        return SyntheticRows.read(file, trial.resamplingKey(), train);
      } catch (DamagedFileException e) {
        throw new DataException(e.getMessage() + "; run the study again to make it anew", e);
      } catch (IOException e) {
        throw new DataException(
            file
                + ": cannot be read ("
                + e.getMessage()
                + "); the generator of '"
                + arm.method()
                + "' left no images",
            e);
      }
    }

    /** The rows that were added, sub-classes under their classes. */
    private Dataset made(Resampled resampled) {
      Dataset all = resampled.data().data();
      ClassMap original = resampled.original();
      int[] labels = IntStream.of(all.labels()).map(original::originalOf).toArray();
      int[] rows = IntStream.range(0, all.size()).filter(i -> !all.origin(i).isReal()).toArray();
      if (rows.length == 0) {
        throw error("'%s' added no images to the training set", arm.method());
      }
      return all.relabel(labels, original.originals()).select(rows);
    }

    private DataException error(String message, Object... values) {
      return new DataException(
          Visible.of(run.root().toString()) + ": " + message.formatted(values));
    }
  }
}
