package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;

/**
 * Cross entropy against labels of which a share is spread evenly over all classes: section 7 of
 * Szegedy et al.
 *
 * @param smoothing that share, in [0, 1)
 */
public record LabelSmoothing(
    @Option(
            value = "share of each label that is spread over all classes",
            min = 0,
            max = 1,
            belowMax = true)
        double smoothing)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, LabelSmoothing>of(
              Kind.LOSS, "label-smoothing", new LabelSmoothing(0.1), options -> options)
          .family(Family.REGULARISATION)
          .summary("cross entropy against labels that are a little uncertain")
          .source("Szegedy et al., CVPR 2016, arXiv 1512.00567")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public LabelSmoothing {
    Checks.belowOne("smoothing", smoothing);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return MeanLoss.of(new SoftmaxExample((c, label) -> 0, smoothing));
  }
}
