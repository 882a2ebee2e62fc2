package equipoise.classifiers.loss;

import java.util.Arrays;
import java.util.Optional;

/** Softmax cross entropy: every example has the same weight. What a method without a loss uses. */
public record CrossEntropy() implements LossSpec {
  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return MeanLoss.of(SoftmaxExample.PLAIN);
  }

  @Override
  public Optional<float[]> exampleWeights(int[] counts) {
    float[] weights = new float[counts.length];
    Arrays.fill(weights, 1);
    return Optional.of(weights);
  }
}
