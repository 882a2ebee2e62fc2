package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;

/**
 * Cross entropy of z + tau log(n_c / N) (equation 10 of Menon et al.); at tau = 1 it is {@link
 * BalancedSoftmax}.
 *
 * @param tau at least 0: 0 is cross entropy
 */
public record LogitAdjustedLoss(
    @Option(value = "strength; 1 is balanced softmax", min = 0) double tau) implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, LogitAdjustedLoss>of(
              Kind.LOSS, "logit-adjusted-loss", new LogitAdjustedLoss(1), options -> options)
          .family(Family.MARGIN)
          .summary("cross entropy of logits that are shifted by tau times the log class shares")
          .source("Menon et al., ICLR 2021, arXiv 2007.07314")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public LogitAdjustedLoss {
    Checks.atLeast("tau", tau, 0);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    float[] shift = BalancedSoftmax.logPrior(counts);
    for (int c = 0; c < shift.length; c++) {
      shift[c] *= (float) tau;
    }
    return MeanLoss.of(SoftmaxExample.shifted((c, label) -> shift[c]));
  }
}
