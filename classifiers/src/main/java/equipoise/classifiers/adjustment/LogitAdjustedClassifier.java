package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A classifier whose probabilities are divided by the classes' shares in training, p_c / pi_c^tau,
 * and renormalised: argmax z_c - tau log pi_c, the post-hoc logit adjustment of Menon et al., ICLR
 * 2021, arXiv 2007.07314, section 4. A class without training examples gets probability 0, since
 * nothing was learnt about it.
 */
public final class LogitAdjustedClassifier implements Classifier, ClassifierModel.Source {
  private final Classifier inner;
  private final double[] divisors;

  /**
   * @param inner closed with this one
   * @param counts examples of each original class that {@code inner} was trained on; not all 0
   * @param tau strength, at least 0: 0 changes nothing, 1 assumes equally frequent classes
   */
  public LogitAdjustedClassifier(Classifier inner, int[] counts, double tau) {
    this(inner, divisors(counts, tau));
  }

  LogitAdjustedClassifier(Classifier inner, double[] divisors) {
    this.inner = Objects.requireNonNull(inner);
    this.divisors = divisors;
  }

  private static double[] divisors(int[] counts, double tau) {
    requireTau(tau);
    double total = Arrays.stream(counts).asLongStream().sum();
    if (total <= 0) {
      throw new IllegalArgumentException(
          "logit adjustment needs training examples, but there are none");
    }
    return Arrays.stream(counts)
        .mapToDouble(n -> n == 0 ? Double.POSITIVE_INFINITY : Math.pow(n / total, tau))
        .toArray();
  }

  static void requireTau(double tau) {
    if (!(tau >= 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("tau must be at least 0, but is " + tau);
    }
  }

  @Override
  public float[][] probabilities(Dataset data) {
    float[][] all = inner.probabilities(data);
    for (int i = 0; i < all.length; i++) {
      all[i] = adjust(all[i]);
    }
    return all;
  }

  private float[] adjust(float[] p) {
    double[] divided = new double[p.length];
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      divided[c] = p[c] / divisors[c];
      sum += divided[c];
    }
    if (!(sum > 0)) {
      return p;
    }
    float[] adjusted = new float[p.length];
    for (int c = 0; c < p.length; c++) {
      adjusted[c] = (float) (divided[c] / sum);
    }
    return adjusted;
  }

  @Override
  public Optional<ClassifierModel> model() {
    List<Double> values = Arrays.stream(divisors).boxed().toList();
    return ClassifierModel.of(inner).map(model -> new LogitAdjustedModel(model, values));
  }

  @Override
  public LearningCurve learningCurve() {
    return inner.learningCurve();
  }

  @Override
  public void close() {
    inner.close();
  }
}
