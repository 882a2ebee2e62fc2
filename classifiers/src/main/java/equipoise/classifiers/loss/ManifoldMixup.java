package equipoise.classifiers.loss;

import equipoise.classifiers.batch.ManifoldMixing;
import equipoise.classifiers.batch.Mixing;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import java.util.Optional;

/**
 * Training on averages of two images, or of what the last layer sees of them, and of their labels:
 * see {@link ManifoldMixing}.
 *
 * @param alpha above 0
 * @param with what it is combined with
 */
public record ManifoldMixup(
    @Option(
            value = "of the Beta distribution of the shares; 1 draws all alike",
            min = 0,
            aboveMin = true)
        double alpha,
    @Option("loss, or way of drawing, that it is combined with") WithLoss with)
    implements MixedTraining {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, ManifoldMixup>of(
              Kind.LOSS,
              "manifold-mixup",
              new ManifoldMixup(1, WithLoss.CROSS_ENTROPY),
              options -> options)
          .family(Family.MIXING)
          .summary("mixup of the images, or of the features in front of the last layer")
          .source("Verma et al., ICML 2019, arXiv 1806.05236")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public ManifoldMixup {
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
    return Optional.of(new ManifoldMixing(alpha));
  }
}
