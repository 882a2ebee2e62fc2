package equipoise.classifiers;

import equipoise.core.learning.LearningCurve;
import equipoise.engines.api.Network;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the weights of the best validation score and says when to stop waiting for a better one.
 */
final class EarlyStopping {
  private final Network network;
  private final int patience;
  private final List<LearningCurve.Point> points = new ArrayList<>();
  private ValidationScore best;
  private Weights weights;
  private int bestIndex = -1;

  /**
   * @param patience validations without a better score before stopping; 0 never stops
   */
  EarlyStopping(Network network, int patience) {
    this.network = network;
    this.patience = patience;
  }

  /** Takes note of a validation, and of the network's present weights if it is the best so far. */
  void add(int step, double trainLoss, ValidationScore score) {
    points.add(new LearningCurve.Point(step, trainLoss, score.loss(), score.balancedAccuracy()));
    if (best == null || score.betterThan(best)) {
      best = score;
      bestIndex = points.size() - 1;
      weights = network.weights();
    }
  }

  boolean exhausted() {
    return patience > 0 && points.size() - 1 - bestIndex >= patience;
  }

  /** Puts the best weights back. */
  LearningCurve restore() {
    if (bestIndex < points.size() - 1) {
      network.load(weights);
    }
    return new LearningCurve(points, bestIndex);
  }
}
