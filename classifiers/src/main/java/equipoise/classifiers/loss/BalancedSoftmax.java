package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.catalogue.Trait;
import java.util.Arrays;

/**
 * Cross entropy of z + log(n_c / N), with n_c examples of class c and N in all: equation 4 of Ren
 * et al.; the logit-adjusted loss of Menon et al., ICLR 2021, arXiv 2007.07314, at tau = 1. A class
 * without examples counts as one, so that its logit is still pushed down.
 */
public record BalancedSoftmax() implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, NoOptions>of(
              Kind.LOSS, "balanced-softmax", NoOptions.NONE, none -> new BalancedSoftmax())
          .family(Family.MARGIN)
          .summary("cross entropy of logits that are shifted by the log class shares")
          .source("Ren et al., NeurIPS 2020, arXiv 2007.10740")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    float[] logPrior = logPrior(counts);
    return MeanLoss.of(SoftmaxExample.shifted((c, label) -> logPrior[c]));
  }

  /** The logarithm of each class's share; a class without examples counts as one. */
  static float[] logPrior(int[] counts) {
    double total = Arrays.stream(counts).asLongStream().sum();
    float[] logPrior = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      logPrior[c] = (float) Math.log(Math.max(1, counts[c]) / total);
    }
    return logPrior;
  }
}
