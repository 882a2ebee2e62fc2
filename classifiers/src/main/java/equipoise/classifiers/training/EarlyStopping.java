package equipoise.classifiers.training;

import equipoise.core.learning.LearningCurve;
import equipoise.engines.api.Network;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the weights to keep and says when to stop waiting for a better score. Kept are the last
 * ones whose balanced accuracy is within one standard error of the best (the rule of Breiman et
 * al., Classification and Regression Trees, 1984, with the longer training as the safer choice, for
 * the rate falls to 0): rare classes have a few validation images, and the highest of many noisy
 * scores is mostly luck.
 */
final class EarlyStopping {
  private final Network network;
  private final int patience;
  private final List<LearningCurve.Point> points = new ArrayList<>();
  private ValidationScore best;
  private Weights weights;
  private int bestIndex = -1;
  private int keptIndex = -1;

  /**
   * @param patience validations without a better score before stopping; 0 never stops
   */
  EarlyStopping(Network network, int patience) {
    this.network = network;
    this.patience = patience;
  }

  /** Takes note of a validation, and of the network's present weights if they may be kept. */
  void add(int step, double trainLoss, ValidationScore score) {
    points.add(new LearningCurve.Point(step, trainLoss, score.loss(), score.balancedAccuracy()));
    if (best == null || score.betterThan(best)) {
      best = score;
      bestIndex = points.size() - 1;
    }
    if (score.asGoodAs(best)) {
      keptIndex = points.size() - 1;
      weights = network.weights();
    }
  }

  /** Whether the scores were still rising at the end: see {@link BudgetCheck}. */
  boolean improving(BudgetCheck check) {
    return !exhausted() && check.improving(points, best.standardError());
  }

  boolean exhausted() {
    return patience > 0 && points.size() - 1 - bestIndex >= patience;
  }

  /** Puts the chosen weights back. */
  LearningCurve restore() {
    if (keptIndex < points.size() - 1) {
      network.load(weights);
    }
    return new LearningCurve(points, keptIndex);
  }
}
