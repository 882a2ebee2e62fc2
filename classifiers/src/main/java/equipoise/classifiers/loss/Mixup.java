package equipoise.classifiers.loss;

import equipoise.classifiers.batch.Mixing;
import equipoise.classifiers.batch.MixupMixing;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import java.util.Optional;

/**
 * Training on averages of two images and their labels: see {@link MixupMixing}.
 *
 * @param alpha above 0
 * @param with what it is combined with
 */
public record Mixup(
    @Option(
            value = "of the Beta distribution of the shares; 1 draws all alike",
            min = 0,
            aboveMin = true)
        double alpha,
    @Option("loss, or way of drawing, that it is combined with") WithLoss with)
    implements MixedTraining {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, Mixup>of(
              Kind.LOSS, "mixup", new Mixup(1, WithLoss.CROSS_ENTROPY), options -> options)
          .family(Family.MIXING)
          .summary("training on averages of two images and of their labels")
          .source("Zhang et al., ICLR 2018, arXiv 1710.09412")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public Mixup {
    Checks.above("alpha", alpha, 0);
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
    return Optional.of(new MixupMixing(alpha));
  }
}
