package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.space.ExactNeighbours;
import equipoise.sampling.task.Targets;
import equipoise.sampling.task.Task;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * SMOTE that makes more rows where a class is hard to learn: each row of the class is the base of a
 * number of new rows in proportion to the share of other classes among its k nearest neighbours.
 * He, Bai, Garcia and Li, IJCNN 2008, doi 10.1109/IJCNN.2008.4633969.
 *
 * <p>The numbers are rounded, half to even, one by one, so that their sum may miss the target by up
 * to half a row for each row of the class; the result's notes say so. With more than two classes,
 * all others count as one. A class without any neighbour of another class stays as it is, with a
 * note.
 */
public final class Adasyn implements Sampler {
  private final Options options;

  /**
   * @param k neighbours taken into account, both to measure the share and to interpolate, at least
   *     1
   */
  public record Options(int k) {
    public static final Options DEFAULTS = new Options(5);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
    }
  }

  public Adasyn(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed) {
    Task task = Task.of("adasyn", train, strategy, Targets.Kind.OVER, seed).requireNumbers();
    ClassFilling filling = new ClassFilling(task, options.k());
    task.targets().amounts().forEach((label, amount) -> fill(task, label, amount, filling));
    return filling.result();
  }

  private void fill(Task task, int label, int amount, ClassFilling filling) {
    if (amount == 0) {
      return;
    }
    String name = task.data().classes().get(label);
    int[] rows = task.data().rowsOf(label);
    int[] others = others(task.data(), label, options.k());
    if (IntStream.of(others).sum() == 0) {
      filling.note(
          "Class '%s' stays as it is: none of its rows has a neighbour of another class, so ADASYN has nothing to start from."
              .formatted(name));
      return;
    }
    int[] numbers = numbers(amount, others, options.k());
    int total = IntStream.of(numbers).sum();
    if (total != amount) {
      filling.note(
          "Class '%s' got %d new rows instead of %d, because ADASYN rounds row by row."
              .formatted(name, total, amount));
    }
    int[] bases = IntStream.range(0, rows.length).filter(i -> numbers[i] > 0).toArray();
    ClassFilling.Neighbourhood near = filling.withinClass(label, bases);
    RandomGenerator random = task.generator(label);
    for (int b = 0; b < bases.length; b++) {
      for (int i = 0; i < numbers[bases[b]]; i++) {
        near.add(b, random);
      }
    }
  }

  /** For each row of the class, how many of its k nearest neighbours are of another class. */
  static int[] others(Dataset data, int label, int k) {
    int[][] neighbours = ExactNeighbours.of(data).nearestOthers(data.rowsOf(label), k).rows();
    return IntStream.range(0, neighbours.length)
        .map(i -> (int) IntStream.of(neighbours[i]).filter(n -> data.label(n) != label).count())
        .toArray();
  }

  /**
   * How many rows to make from each row of the class.
   *
   * @param amount rows to make
   * @param others for each row the number of neighbours of another class
   */
  static int[] numbers(int amount, int[] others, int k) {
    double sum = 0;
    for (int n : others) {
      sum += n / (double) k;
    }
    double all = sum;
    return IntStream.of(others).map(n -> (int) Math.rint(n / (double) k / all * amount)).toArray();
  }
}
