package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;

/**
 * {@link Focal} with the weights of {@link EffectiveNumber}, over softmax probabilities; the
 * paper's is over sigmoids.
 *
 * @param beta in [0, 1)
 * @param gamma at least 0
 */
public record ClassBalancedFocal(
    @Option(
            value = "share of a class's examples that overlap with one more of it",
            min = 0,
            max = 1,
            belowMax = true)
        double beta,
    @Option(value = "how much less examples count that are predicted well", min = 0) double gamma)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, ClassBalancedFocal>of(
              Kind.LOSS,
              "class-balanced-focal",
              new ClassBalancedFocal(0.9999, 1),
              options -> options)
          .family(Family.WEIGHTING)
          .summary("focal loss with weights inverse to the effective numbers of examples")
          .source("Cui et al., CVPR 2019, arXiv 1901.05555")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public ClassBalancedFocal {
    Checks.belowOne("beta", beta);
    Checks.atLeast("gamma", gamma, 0);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return new MeanLoss(EffectiveNumber.weights(counts, beta), new FocalExample(gamma));
  }
}
