package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import java.util.OptionalDouble;

/**
 * {@link Ldam}, weighted as {@link EffectiveNumber} in the last part of the training.
 *
 * @param margin of the rarest class, in [0, 1]
 * @param scale from cosines to logits, above 0
 * @param beta of the weights, in [0, 1)
 * @param from share of the training after which they hold, in [0, 1]
 */
public record LdamDrw(
    @Option(value = "margin of the rarest class, in cosines", min = 0, max = 1) double margin,
    @Option(value = "factor from cosines to logits", min = 0, aboveMin = true) double scale,
    @Option(
            value = "share of a class's examples that overlap with one more of it",
            min = 0,
            max = 1,
            belowMax = true)
        double beta,
    @Option(value = "share of the training after which it begins", min = 0, max = 1) double from)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, LdamDrw>of(
              Kind.LOSS,
              "ldam-drw",
              new LdamDrw(0.5, 30, 0.9999, Deferred.START),
              options -> options)
          .family(Family.MARGIN)
          .summary("LDAM whose examples are weighted in the last part of the training")
          .source("Cao et al., NeurIPS 2019, arXiv 1906.07413")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public LdamDrw {
    Checks.share("margin", margin);
    Checks.above("scale", scale, 0);
    Checks.belowOne("beta", beta);
    Checks.share("from", from);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    SoftmaxExample example = new Ldam(margin, scale).example(counts);
    return new Deferred(
        MeanLoss.of(example), new MeanLoss(EffectiveNumber.weights(counts, beta), example), from);
  }

  @Override
  public OptionalDouble cosineScale() {
    return OptionalDouble.of(scale);
  }

  @Override
  public double lastPhase() {
    return from;
  }
}
