package equipoise.classifiers.loss;

import equipoise.classifiers.batch.CutMixing;
import equipoise.classifiers.batch.Mixing;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import java.util.Optional;

/**
 * Training on images in which a rectangle is another image's: see {@link CutMixing}.
 *
 * @param alpha above 0
 * @param probability that a batch is mixed, in [0, 1]; one half is what the authors' code has for
 *     CIFAR
 * @param with what it is combined with
 */
public record CutMix(
    @Option(
            value = "of the Beta distribution of the areas; 1 draws all alike",
            min = 0,
            aboveMin = true)
        double alpha,
    @Option(value = "probability that a batch is mixed", min = 0, max = 1) double probability,
    @Option("loss, or way of drawing, that it is combined with") WithLoss with)
    implements MixedTraining {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, CutMix>of(
              Kind.LOSS, "cutmix", new CutMix(1, 0.5, WithLoss.CROSS_ENTROPY), options -> options)
          .family(Family.MIXING)
          .summary("training on images in which a rectangle is another image's")
          .source("Yun et al., ICCV 2019, arXiv 1905.04899")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public CutMix {
    Checks.above("alpha", alpha, 0);
    Checks.share("probability", probability);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public LossSpec inner() {
    return with.spec();
  }

  @Override
  public Optional<Mixing> mixing() {
    return Optional.of(new CutMixing(alpha, probability));
  }
}
