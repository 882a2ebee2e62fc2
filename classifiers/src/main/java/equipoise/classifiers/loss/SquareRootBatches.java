package equipoise.classifiers.loss;

import equipoise.classifiers.batch.ClassDraw;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.catalogue.Trait;

/**
 * Batches draw classes in proportion to the square roots of their counts, and the rows of a class
 * in turn.
 */
public record SquareRootBatches() implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, NoOptions>of(
              Kind.LOSS, "square-root-batches", NoOptions.NONE, none -> new SquareRootBatches())
          .family(Family.BATCHES)
          .summary("batches draw classes by the square roots of their counts")
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
    return new ClassDraw(0.5, 0);
  }
}
