package equipoise.classifiers;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Tensor;
import java.util.Arrays;

/**
 * The loss that a network is trained by: logits [n, classes] and n labels to value and gradient.
 */
@FunctionalInterface
interface TrainingLoss {
  Loss of(Tensor logits, int[] labels);

  /**
   * @param counts examples of each trained class
   */
  static TrainingLoss of(Balancing balancing, int[] counts) {
    return switch (balancing) {
      case CLASS_WEIGHTS -> {
        float[] weights = Balancing.inverseFrequencies(counts);
        yield (logits, labels) -> Losses.softmaxCrossEntropy(logits, labels, weights);
      }
      case BALANCED_SOFTMAX -> balancedSoftmax(counts);
      default -> (logits, labels) -> Losses.softmaxCrossEntropy(logits, labels, null);
    };
  }

  /** A class without examples counts as one, so that its logit is still pushed down. */
  private static TrainingLoss balancedSoftmax(int[] counts) {
    double total = Arrays.stream(counts).asLongStream().sum();
    float[] logPrior = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      logPrior[c] = (float) Math.log(Math.max(1, counts[c]) / total);
    }
    return (logits, labels) -> {
      float[] adjusted = logits.values().clone();
      for (int i = 0; i < adjusted.length; i++) {
        adjusted[i] += logPrior[i % logPrior.length];
      }
      return Losses.softmaxCrossEntropy(new Tensor(adjusted, logits.shape()), labels, null);
    };
  }
}
