package equipoise.classifiers;

import equipoise.core.NearestName;
import java.util.Arrays;
import java.util.List;

/**
 * What a learner itself does about imbalance, without any synthesis. Counts n_c are those of the
 * classes it trains on (sub-classes, if the data were decomposed), N their sum, C the number of
 * classes that have examples.
 */
public enum Balancing {
  NONE("none"),
  /** Weights w_c = N / (C n_c), the inverse frequency, in the loss or in the forest's bootstrap. */
  CLASS_WEIGHTS("class-weights"),
  /**
   * Cross entropy on z + log(n_c / N): Ren et al., NeurIPS 2020, arXiv 2007.10740; the
   * logit-adjusted loss of Menon et al., ICLR 2021, arXiv 2007.07314, at tau = 1. Networks only.
   */
  BALANCED_SOFTMAX("balanced-softmax"),
  /** {@link ThresholdMoving} after training, its strength chosen on the validation set. */
  THRESHOLD_MOVING("threshold-moving"),
  /** {@link ThresholdMoving} after training with tau = 1. */
  LOGIT_ADJUSTMENT("logit-adjustment");

  private final String studyName;

  Balancing(String studyName) {
    this.studyName = studyName;
  }

  /** As in a study file. */
  public String studyName() {
    return studyName;
  }

  /** Whether training itself is as with {@link #NONE}. */
  boolean isAfterTraining() {
    return this == THRESHOLD_MOVING || this == LOGIT_ADJUSTMENT;
  }

  /** All names, as in a study file. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Balancing::studyName).toList();
  }

  /**
   * @throws IllegalArgumentException if there is none of that name, with the nearest one
   */
  public static Balancing named(String name) {
    return Arrays.stream(values())
        .filter(balancing -> balancing.studyName.equals(name))
        .findFirst()
        .orElseThrow(() -> NearestName.unknown("balancing", name, names()));
  }

  /**
   * Inverse frequencies N / (C n_c); their mean over the examples is 1. A class without examples
   * has weight 0.
   */
  static float[] inverseFrequencies(int[] counts) {
    long present = Arrays.stream(counts).filter(n -> n > 0).count();
    double total = Arrays.stream(counts).asLongStream().sum();
    float[] weights = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = counts[c] == 0 ? 0 : (float) (total / present / counts[c]);
    }
    return weights;
  }
}
