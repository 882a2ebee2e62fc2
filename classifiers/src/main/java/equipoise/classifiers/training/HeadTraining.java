package equipoise.classifiers.training;

import equipoise.classifiers.batch.ClassDraw;
import equipoise.classifiers.batch.RowDraws;
import equipoise.classifiers.head.Head;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Schedule;
import equipoise.engines.api.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a last layer alone on features that stay as they are, by cross entropy on class-balanced
 * batches, with the optimiser, batch size and steps an epoch of the network's own training and a
 * rate that falls as half a cosine.
 *
 * @param learner whose settings are used
 * @param epochs at least 1
 */
public record HeadTraining(CnnLearner learner, int epochs) {
  /**
   * @param head changed
   * @param rows features of the training images [n][head.features()]
   * @param train their labels
   */
  public void run(Head head, float[][] rows, Dataset train, Seed seed, Progress progress) {
    CnnOptions options = learner.options();
    int batch = options.batch();
    int steps = epochs * learner.context().stepsPerEpoch(rows.length, batch);
    Schedule schedule = new Schedule.Cosine(steps, 0);
    RowDraws draws = new RowDraws(train, ClassDraw.BALANCED, seed);
    HeadOptimizer optimizer =
        HeadOptimizer.of(head, names(head), options.optimization().optimizer().optimizer());
    float[] features = new float[batch * head.features()];
    int[] labels = new int[batch];
    for (int step = 0; step < steps; step++) {
      progress.checkpoint();
      for (int k = 0; k < batch; k++) {
        int row = draws.next(0);
        labels[k] = train.label(row);
        System.arraycopy(rows[row], 0, features, k * head.features(), head.features());
      }
      Tensor logits = new Tensor(head.forward(features), batch, head.classes());
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
