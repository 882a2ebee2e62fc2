package equipoise.classifiers.loss;

import equipoise.classifiers.batch.ClassDraw;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;

/**
 * Cross entropy; in the last part of the training batches draw every class equally often.
 *
 * @param from share of the training after which they do, in [0, 1]
 */
public record DeferredResampling(
    @Option(value = "share of the training after which it begins", min = 0, max = 1) double from)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, DeferredResampling>of(
              Kind.LOSS, "drs", new DeferredResampling(Deferred.START), options -> options)
          .family(Family.BATCHES)
          .summary(
              "deferred re-sampling: batches are class-balanced in the last part of the training")
          .source("Cao et al., NeurIPS 2019, arXiv 1906.07413")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public DeferredResampling {
    Checks.share("from", from);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return MeanLoss.of(SoftmaxExample.PLAIN);
  }

  @Override
  public ClassDraw draw() {
    return new ClassDraw(0, from);
  }
}
