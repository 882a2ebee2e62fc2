package equipoise.classifiers.loss;

import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cross entropy whose examples weigh w_c = N / (C n_c), the inverse frequency of their class: n_c
 * counts the examples of class c, N all of them, C the classes that have any. The mean weight of an
 * example is 1.
 */
public record ClassWeights() implements LossSpec {
  public static final Entry<LossSpec> ENTRY =
      Entry.<LossSpec, NoOptions>of(
              Kind.LOSS, "class-weights", NoOptions.NONE, none -> new ClassWeights())
          .family(Family.WEIGHTING)
          .summary("cross entropy with weights inverse to the class frequencies")
          .source(
              "King and Zeng, Political Analysis 9 (2001) 137, doi 10.1093/oxfordjournals.pan.a004868")
          .build();

  @Override
  public String name() {
    return ENTRY.name();
  }

  @Override
  public TrainingLoss of(int[] counts) {
    return new MeanLoss(inverseFrequencies(counts), SoftmaxExample.PLAIN);
  }

  @Override
  public Optional<float[]> exampleWeights(int[] counts) {
    return Optional.of(inverseFrequencies(counts));
  }

  /** A class without examples has weight 0. */
  private static float[] inverseFrequencies(int[] counts) {
    long present = Arrays.stream(counts).filter(n -> n > 0).count();
    double total = Arrays.stream(counts).asLongStream().sum();
    float[] weights = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = counts[c] == 0 ? 0 : (float) (total / present / counts[c]);
    }
    return weights;
  }
}
