package equipoise.classifiers.loss;

import equipoise.classifiers.batch.ClassDraw;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.catalogue.Trait;

/** Batches draw every class equally often, and the rows of a class in turn. */
public record BalancedBatches() implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, NoOptions>of(
              Kind.LOSS, "balanced-batches", NoOptions.NONE, none -> new BalancedBatches())
          .family(Family.BATCHES)
          .summary("batches draw every class equally often")
          .source("Kang et al., ICLR 2020, arXiv 1910.09217")
          .traits(Trait.NEEDS_LOGITS)
          .build();

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
    return ClassDraw.BALANCED;
  }
}
