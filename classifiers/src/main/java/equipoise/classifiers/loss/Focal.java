package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;

/**
 * -(1 - p_y)^gamma log p_y, over softmax probabilities; the paper's is over sigmoids and has a
 * weight of the class, too.
 *
 * @param gamma at least 0: 0 is cross entropy
 */
public record Focal(
    @Option(value = "how much less examples count that are predicted well", min = 0) double gamma)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, Focal>of(Kind.LOSS, "focal", new Focal(2), options -> options)
          .family(Family.WEIGHTING)
          .summary("cross entropy that counts less where the prediction is good")
          .source("Lin et al., ICCV 2017, arXiv 1708.02002")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public Focal {
    Checks.atLeast("gamma", gamma, 0);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return MeanLoss.of(new FocalExample(gamma));
  }
}
