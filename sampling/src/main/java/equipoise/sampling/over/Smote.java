package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.space.ExactNeighbours;
import equipoise.sampling.space.Points;
import equipoise.sampling.task.SyntheticRows;
import equipoise.sampling.task.Targets;
import equipoise.sampling.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Synthetic minority over-sampling: a new row lies between a row of the class and one of its k
 * nearest neighbours of the same class, x = base + gap * (neighbour - base). Base, neighbour and
 * gap in [0, 1) are drawn uniformly. Chawla, Bowyer, Hall and Kegelmeyer, JAIR 16 (2002) 321, doi
 * 10.1613/jair.953.
 *
 * <p>Differs from the paper: bases are drawn at random instead of each giving the same number of
 * rows, one gap serves all coordinates as in most implementations (the pseudocode draws one for
 * each), and the strategy says how many rows are made. A class with no more than k rows is filled
 * from the neighbours it has, one of a single row by copies; the result's notes say so.
 */
public final class Smote implements Sampler {
  private final Options options;

  /**
   * @param k neighbours taken into account, at least 1
   */
  public record Options(int k) {
    public static final Options DEFAULTS = new Options(5);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
    }
  }

  public Smote(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed) {
    Task task = Task.of("smote", train, strategy, Targets.Kind.OVER, seed).requireNumbers();
    SyntheticRows made = new SyntheticRows(task.data());
    List<String> notes = new ArrayList<>();
    task.targets().amounts().forEach((label, amount) -> fill(task, label, amount, made, notes));
    return Resampled.of(train.plus(made.toDataset()), notes.toArray(String[]::new));
  }

  private void fill(Task task, int label, int amount, SyntheticRows made, List<String> notes) {
    if (amount == 0) {
      return;
    }
    int[] rows = task.data().rowsOf(label);
    String name = task.data().classes().get(label);
    if (rows.length == 1) {
      notes.add(
          "Class '%s' has one row, so its %d new rows are copies of it.".formatted(name, amount));
      for (int i = 0; i < amount; i++) {
        made.copy(rows[0]);
      }
      return;
    }
    if (rows.length <= options.k()) {
      notes.add(
          "Class '%s' has %d rows, so k is %d there instead of %d."
              .formatted(name, rows.length, rows.length - 1, options.k()));
    }
    int[][] neighbours =
        new ExactNeighbours(Points.of(task.data(), rows)).nearestOthers(options.k()).rows();
    RandomGenerator random = task.generator(label);
    for (int i = 0; i < amount; i++) {
      int base = random.nextInt(rows.length);
      int neighbour = neighbours[base][random.nextInt(neighbours[base].length)];
      made.interpolate(rows[base], rows[neighbour], random.nextDouble());
    }
  }
}
