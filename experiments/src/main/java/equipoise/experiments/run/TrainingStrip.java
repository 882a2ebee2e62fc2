package equipoise.experiments.run;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.trial.DrawnSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects one image of each class at every checkpoint of a training, from the same noise. */
final class TrainingStrip implements Progress {
  private static final int MOST_COLUMNS = 8;
  private static final int MOST_ROWS = 8;

  private final Progress progress;
  private final Map<Long, Dataset> checkpoints = new TreeMap<>();

  /**
   * @param progress is given everything as it comes
   */
  TrainingStrip(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void samples(String stage, long done, Dataset samples) {
    checkpoints.put(done, samples);
    progress.samples(stage, done, samples);
  }

  /** A row a class, a column a checkpoint; empty if nothing was trained. */
  Optional<DrawnSheet> sheet(Trial trial) {
    if (checkpoints.size() < 2) {
      return Optional.empty();
    }
    List<Long> steps = evenly(List.copyOf(checkpoints.keySet()));
    Pictures pictures =
        new Pictures(
            trial.data().name(),
            trial.method().label(),
            trial.method().label() + " in training",
            "training",
            steps.stream().map(step -> "step " + step).toList());
    Dataset first = checkpoints.get(steps.get(0));
    int rows = 0;
    for (int label = 0; label < first.classes().size() && rows < MOST_ROWS; label++) {
      int[] of = first.rowsOf(label);
      if (of.length > 0) {
        List<byte[]> images = new ArrayList<>();
        for (long step : steps) {
          images.add(Pictures.image(checkpoints.get(step), of[0]));
        }
        pictures.add(first.classes().get(label), images, "");
        rows++;
      }
    }
    return Optional.of(pictures.drawn(trial.resamplingKey() + "-training"));
  }

  private static List<Long> evenly(List<Long> steps) {
    if (steps.size() <= MOST_COLUMNS) {
      return steps;
    }
    List<Long> chosen = new ArrayList<>();
    for (int i = 0; i < MOST_COLUMNS; i++) {
      chosen.add(steps.get(i * (steps.size() - 1) / (MOST_COLUMNS - 1)));
    }
    return chosen;
  }

  @Override
  public void report(String stage, long done, long total) {
    progress.report(stage, done, total);
  }

  @Override
  public boolean cancelled() {
    return progress.cancelled();
  }

  @Override
  public void note(Note note) {
    progress.note(note);
  }
}
