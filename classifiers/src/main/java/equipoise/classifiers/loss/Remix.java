package equipoise.classifiers.loss;

import equipoise.classifiers.batch.Mixing;
import equipoise.classifiers.batch.RemixMixing;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import java.util.Optional;

/**
 * {@link Mixup} that gives the label to the rarer class: see {@link RemixMixing}.
 *
 * @param alpha above 0
 * @param ratio of class counts from which on a label goes to the rarer class, at least 1
 * @param threshold share of the other class below which it does, in [0, 1]
 * @param with what it is combined with
 */
public record Remix(
    @Option(
            value = "of the Beta distribution of the shares; 1 draws all alike",
            min = 0,
            aboveMin = true)
        double alpha,
    @Option(value = "ratio of class counts from which on the rarer class has the label", min = 1)
        double ratio,
    @Option(value = "share of the frequent class below which it does", min = 0, max = 1)
        double threshold,
    @Option("loss, or way of drawing, that it is combined with") WithLoss with)
    implements MixedTraining {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, Remix>of(
              Kind.LOSS, "remix", new Remix(1, 3, 0.5, WithLoss.CROSS_ENTROPY), options -> options)
          .family(Family.MIXING)
          .summary("mixup whose labels go to the rarer class")
          .source("Chou et al., ECCV Workshops 2020, arXiv 2007.03943")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public Remix {
    Checks.above("alpha", alpha, 0);
    Checks.atLeast("ratio", ratio, 1);
    Checks.share("threshold", threshold);
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
    return Optional.of(new RemixMixing(alpha, ratio, threshold));
  }
}
