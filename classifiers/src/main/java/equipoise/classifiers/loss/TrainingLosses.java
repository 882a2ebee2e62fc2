package equipoise.classifiers.loss;

import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a study can name to change training itself; a method without is trained by {@link
 * CrossEntropy} in passes over the data.
 */
public final class TrainingLosses {
  /** Losses and ways of drawing batches. */
  static final Catalogue<LossSpec> UNMIXED =
      new Catalogue<>(
          "loss",
          List.of(
              ClassWeights.ENTRY,
              EffectiveNumber.ENTRY,
              Focal.ENTRY,
              ClassBalancedFocal.ENTRY,
              Ldam.ENTRY,
              LdamDrw.ENTRY,
              DeferredReweighting.ENTRY,
              DeferredResampling.ENTRY,
              BalancedSoftmax.ENTRY,
              LogitAdjustedLoss.ENTRY,
              LabelSmoothing.ENTRY,
              BalancedBatches.ENTRY,
              SquareRootBatches.ENTRY));

  private static final List<Entry<LossSpec>> MIXED =
      List.of(Mixup.ENTRY, CutMix.ENTRY, Remix.ENTRY, ManifoldMixup.ENTRY);

  public static final Catalogue<LossSpec> CATALOGUE =
      new Catalogue<>("loss", Stream.concat(UNMIXED.entries().stream(), MIXED.stream()).toList());

  private TrainingLosses() {}
}
