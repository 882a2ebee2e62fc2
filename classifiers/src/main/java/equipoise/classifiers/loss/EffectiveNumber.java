package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cross entropy whose examples weigh w_c proportional to (1 - beta) / (1 - beta^n_c), the inverse
 * of the effective number of examples of their class (equation 7). As in {@link ClassWeights} the
 * mean weight of an example is 1; the paper's mean weight of a class is 1, and its batches are
 * divided by their weights.
 *
 * @param beta in [0, 1): 0 weighs all alike, near 1 it is the inverse frequency
 */
public record EffectiveNumber(
    @Option(
            value = "share of a class's examples that overlap with one more of it",
            min = 0,
            max = 1,
            belowMax = true)
        double beta)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, EffectiveNumber>of(
              Kind.LOSS, "effective-number", new EffectiveNumber(0.9999), options -> options)
          .family(Family.WEIGHTING)
          .summary("cross entropy with weights inverse to the effective numbers of examples")
          .source("Cui et al., CVPR 2019, arXiv 1901.05555")
          .build();

  public EffectiveNumber {
    Checks.belowOne("beta", beta);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return new MeanLoss(weights(counts, beta), SoftmaxExample.PLAIN);
  }

  @Override
  public Optional<float[]> exampleWeights(int[] counts) {
    return Optional.of(weights(counts, beta));
  }

  /** A class without examples has weight 0. */
  static float[] weights(int[] counts, double beta) {
    double[] inverse = new double[counts.length];
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      inverse[c] = counts[c] == 0 ? 0 : (1 - beta) / (1 - Math.pow(beta, counts[c]));
      sum += inverse[c] * counts[c];
    }
    double total = Arrays.stream(counts).asLongStream().sum();
    float[] weights = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = (float) (inverse[c] * total / sum);
    }
    return weights;
  }
}
