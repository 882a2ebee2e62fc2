package equipoise.classifiers.training;

import equipoise.classifiers.batch.ClassDraw;
import equipoise.classifiers.batch.RowDraws;
import equipoise.classifiers.head.Head;
import equipoise.core.Seed;
import equipoise.core.catalogue.Option;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Schedule;
import equipoise.engines.api.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a last layer alone, on features that stay as they are, by cross entropy on class-balanced
 * batches and Adam at a rate that falls as half a cosine. A step costs next to nothing beside one
 * of the network, so it has steps of its own.
 *
 * @param steps at least 1
 * @param rate above 0
 */
public record HeadTraining(
    @Option(value = "steps of the second stage", min = 1) int steps,
    @Option(value = "learning rate of the second stage, of Adam", min = 0, aboveMin = true)
        double rate) {
  public static final HeadTraining DEFAULTS = new HeadTraining(1000, 0.01);

  private static final int BATCH = 64;

  public HeadTraining {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, but is " + steps);
    }
    if (!(rate > 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException("rate must be above 0, but is " + rate);
    }
  }

  /**
   * @param head changed
   * @param rows features of the training images [n][head.features()]
   * @param train their labels
   */
  public void run(Head head, float[][] rows, Dataset train, Seed seed, Progress progress) {
    Schedule schedule = new Schedule.Cosine(steps, 0);
    RowDraws draws = new RowDraws(train, ClassDraw.BALANCED, seed);
    HeadOptimizer optimizer = HeadOptimizer.of(head, names(head), Optimizer.Adam.of(rate));
    float[] features = new float[BATCH * head.features()];
    int[] labels = new int[BATCH];
    for (int step = 0; step < steps; step++) {
      progress.checkpoint();
      for (int k = 0; k < BATCH; k++) {
        int row = draws.next(0);
        labels[k] = train.label(row);
        System.arraycopy(rows[row], 0, features, k * head.features(), head.features());
      }
      Tensor logits = new Tensor(head.forward(features), BATCH, head.classes());
      Loss loss = Losses.softmaxCrossEntropy(logits, labels, null);
      head.backward(loss.gradient().values());
      optimizer.update(schedule.scale(step));
    }
  }

  /** The layer is on its own: nothing asks for its arrays by name. */
  private static List<String> names(Head head) {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < head.parameters().size(); k++) {
      names.add(String.valueOf(k));
    }
    return names;
  }
}
