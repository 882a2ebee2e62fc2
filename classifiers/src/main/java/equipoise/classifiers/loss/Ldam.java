package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import java.util.OptionalDouble;

/**
 * Label-distribution-aware margins: cross entropy of s (cos - D_y e_y) with D_c = margin (n_min /
 * n_c)^(1/4) (equations 10 and 13). The last layer has unit class vectors and takes unit features,
 * so that a network gives s cos; predictions have no margin.
 *
 * @param margin of the rarest class, in [0, 1]
 * @param scale s, above 0
 */
public record Ldam(
    @Option(value = "margin of the rarest class, in cosines", min = 0, max = 1) double margin,
    @Option(value = "factor from cosines to logits", min = 0, aboveMin = true) double scale)
    implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, Ldam>of(Kind.LOSS, "ldam", new Ldam(0.5, 30), options -> options)
          .family(Family.MARGIN)
          .summary("margins that are wider the rarer a class is, over a normalised last layer")
          .source("Cao et al., NeurIPS 2019, arXiv 1906.07413")
          .traits(Trait.NEEDS_LOGITS)
          .build();

  public Ldam {
    Checks.share("margin", margin);
    Checks.above("scale", scale, 0);
  }

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return MeanLoss.of(example(counts));
  }

  SoftmaxExample example(int[] counts) {
    float[] margins = margins(counts);
    return SoftmaxExample.shifted((c, label) -> c == label ? (float) (-scale * margins[label]) : 0);
  }

  /** A class without examples has the margin of one with one. */
  float[] margins(int[] counts) {
    int least = Integer.MAX_VALUE;
    for (int count : counts) {
      least = Math.min(least, Math.max(1, count));
    }
    float[] margins = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      margins[c] = (float) (margin * Math.pow(least / (double) Math.max(1, counts[c]), 0.25));
    }
    return margins;
  }

  @Override
  public OptionalDouble cosineScale() {
    return OptionalDouble.of(scale);
  }
}
