package equipoise.classifiers.loss;

import equipoise.core.catalogue.Catalogue;
import java.util.List;

/** The losses that a study can name; a method without one is trained by {@link CrossEntropy}. */
public final class TrainingLosses {
  public static final Catalogue<LossSpec> CATALOGUE =
      new Catalogue<>("loss", List.of(ClassWeights.ENTRY, BalancedSoftmax.ENTRY));

  private TrainingLosses() {}
}
