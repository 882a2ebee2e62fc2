package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;

/**
 * Cross entropy, weighted as {@link EffectiveNumber} in the last part of the training.
 *
 * @param beta of the weights, in [0, 1)
 * @param from share of the training after which they hold, in [0, 1]
 */
public record DeferredReweighting(
    @Option(
            value = "share of a class's examples that overlap with one more of it",
            min = 0,
            max = 1,
            belowMax = true)
        double beta,
    @Option(value = "share of the training after which it begins", min = 0, max = 1) double from)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, DeferredReweighting>of(
              Kind.LOSS, "drw", new DeferredReweighting(0.9999, Deferred.START), options -> options)
          .family(Family.WEIGHTING)
          .summary(
              "deferred re-weighting: cross entropy, weighted in the last part of the training")
          .source("Cao et al., NeurIPS 2019, arXiv 1906.07413")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public DeferredReweighting {
    Checks.belowOne("beta", beta);
    Checks.share("from", from);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return new Deferred(
        MeanLoss.of(SoftmaxExample.PLAIN), new EffectiveNumber(beta).of(counts), from);
  }

  @Override
  public double lastPhase() {
    return from;
  }
}
