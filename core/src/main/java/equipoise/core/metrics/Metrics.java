package equipoise.core.metrics;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The figures of one classifier on one test set. Undefined figures are NaN: the recall of a class
 * that the test lacks, the precision of a class that is never predicted, everything that needs
 * probabilities where there are only predictions.
 *
 * <p>Every mean over classes, arithmetic or geometric, is taken over the classes that the test has:
 * {@link #presentClasses()} of them, {@link #absentClasses()} are left out. It is NaN if these are
 * fewer than two, where nothing can be told apart. Immutable.
 */
public final class Metrics {
  private final ConfusionMatrix confusion;
  private final Probabilities probabilities; // null if there are only predictions

  private Metrics(ConfusionMatrix confusion, Probabilities probabilities) {
    this.confusion = confusion;
    this.probabilities = probabilities;
  }

  /**
   * The prediction is the most probable class; of equals the one of smaller index.
   *
   * @param actual n indices into {@code classes}
   * @param probabilities [n][classes], each row in [0, 1] and summing to 1
   */
  public static Metrics of(int[] actual, float[][] probabilities, List<String> classes) {
    return of(actual, widened(probabilities), classes);
  }

  /** As with floats. */
  public static Metrics of(int[] actual, double[][] probabilities, List<String> classes) {
    Probabilities p = new Probabilities(actual.clone(), copy(probabilities), classes.size());
    return new Metrics(ConfusionMatrix.of(actual, p.mostProbable(), classes), p);
  }

  /**
   * For predictions that are not the most probable class.
   *
   * @param predicted n indices into {@code classes}
   */
  public static Metrics of(
      int[] actual, int[] predicted, double[][] probabilities, List<String> classes) {
    Probabilities p = new Probabilities(actual.clone(), copy(probabilities), classes.size());
    return new Metrics(ConfusionMatrix.of(actual, predicted, classes), p);
  }

  /** Without probabilities: AUCs, Brier, log loss and calibration error are NaN. */
  public static Metrics of(int[] actual, int[] predicted, List<String> classes) {
    return new Metrics(ConfusionMatrix.of(actual, predicted, classes), null);
  }

  private static double[][] widened(float[][] rows) {
    double[][] wide = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      float[] row = rows[i];
      wide[i] = IntStream.range(0, row.length).mapToDouble(c -> row[c]).toArray();
    }
    return wide;
  }

  private static double[][] copy(double[][] rows) {
    double[][] copied = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copied[i] = rows[i].clone();
    }
    return copied;
  }

  public ConfusionMatrix confusion() {
    return confusion;
  }

  public List<String> classes() {
    return confusion.classes();
  }

  /** The classes of which the test has no example, in their order. */
  public List<String> absentClasses() {
    return classIndices().filter(c -> confusion.actual(c) == 0).mapToObj(classes()::get).toList();
  }

  /** Number of classes of which the test has an example: so many every mean is taken over. */
  public int presentClasses() {
    return (int) classIndices().filter(this::isPresent).count();
  }

  private boolean isPresent(int c) {
    return confusion.actual(c) > 0;
  }

  /** TP / (TP + FN), also called sensitivity or true positive rate. */
  public double recall(int c) {
    return ratio(confusion.count(c, c), confusion.actual(c));
  }

  /** TP / (TP + FP). */
  public double precision(int c) {
    return ratio(confusion.count(c, c), confusion.predicted(c));
  }

  /** 2 TP / (2 TP + FP + FN): 0 for a class of the test that is never predicted. */
  public double f1(int c) {
    return ratio(2.0 * confusion.count(c, c), confusion.actual(c) + confusion.predicted(c));
  }

  /** TN / (TN + FP). */
  public double specificity(int c) {
    double negatives = confusion.total() - confusion.actual(c);
    return ratio(negatives - (confusion.predicted(c) - confusion.count(c, c)), negatives);
  }

  public double accuracy() {
    return ratio(confusion.correct(), confusion.total());
  }

  /** Mean recall; ACSA in the literature on generated images. */
  public double balancedAccuracy() {
    return meanOverClasses(this::recall);
  }

  /**
   * Mean F1. A class that the test lacks is left out also where it was predicted, in which
   * scikit-learn differs: it counts 0 there.
   */
  public double macroF1() {
    return meanOverClasses(this::f1);
  }

  /** (product of the C recalls)^(1/C): Kubat and Matwin, ICML 1997, for two classes. */
  public double geometricMean() {
    return Math.exp(meanOverClasses(c -> Math.log(recall(c))));
  }

  /** Mean over classes of sqrt(TPR TNR), the figure that the DeepSMOTE paper tabulates. */
  public double classGeometricMean() {
    return meanOverClasses(c -> Math.sqrt(recall(c) * specificity(c)));
  }

  /**
   * Matthews' correlation for many classes, R_K: Gorodkin, Comput. Biol. Chem. 28 (2004), doi
   * 10.1016/j.compbiolchem.2004.09.006. 0 if one class alone is predicted, as in scikit-learn; NaN
   * if the test is of one class alone.
   */
  public double mcc() {
    double n = confusion.total();
    double actualSpread = n * n - sum(c -> square(confusion.actual(c)));
    double predictedSpread = n * n - sum(c -> square(confusion.predicted(c)));
    if (actualSpread == 0) {
      return Double.NaN;
    }
    double together = n * confusion.correct() - chance();
    return predictedSpread == 0 ? 0 : together / Math.sqrt(actualSpread * predictedSpread);
  }

  /**
   * Cohen's kappa: Educ. Psychol. Meas. 20 (1960), doi 10.1177/001316446002000104. NaN if test and
   * predictions are of one and the same class alone.
   */
  public double kappa() {
    double n = confusion.total();
    return ratio(n * confusion.correct() - chance(), n * n - chance());
  }

  /** The class against the rest; a tie of scores counts half. */
  public double rocAuc(int c) {
    return probabilities == null ? Double.NaN : probabilities.curves(c).rocAuc();
  }

  /** Average precision of the class against the rest, without interpolation, as in scikit-learn. */
  public double prAuc(int c) {
    return probabilities == null ? Double.NaN : probabilities.curves(c).averagePrecision();
  }

  /** Mean over classes of {@link #rocAuc(int)}. */
  public double rocAuc() {
    return meanOverClasses(this::rocAuc);
  }

  /** Mean over classes of {@link #prAuc(int)}, also for two classes. */
  public double prAuc() {
    return meanOverClasses(this::prAuc);
  }

  /**
   * Mean over examples of the sum over classes of (p - y)^2: Brier, Mon. Weather Rev. 78 (1950). In
   * [0, 2]; for two classes, as is customary and in scikit-learn, half of that, in [0, 1].
   */
  public double brier() {
    return probabilities == null ? Double.NaN : probabilities.brier();
  }

  /** Mean of -ln p of the actual class; a probability below 2^-23 is taken as 2^-23. */
  public double logLoss() {
    return probabilities == null ? Double.NaN : probabilities.logLoss();
  }

  /**
   * Expected calibration error of the most probable class in 15 bins of equal width, ]k/15,
   * (k+1)/15]: Guo et al., ICML 2017, equation 3.
   */
  public double calibrationError() {
    return probabilities == null ? Double.NaN : probabilities.calibrationError();
  }

  /** As they are written to {@code results.jsonl}. */
  public Figures figures() {
    return Figures.of(this);
  }

  private double meanOverClasses(IntToDoubleFunction figure) {
    return presentClasses() < 2
        ? Double.NaN
        : classIndices().filter(this::isPresent).mapToDouble(figure).average().orElseThrow();
  }

  private double chance() {
    return sum(c -> (double) confusion.actual(c) * confusion.predicted(c));
  }

  private double sum(IntToDoubleFunction term) {
    return classIndices().mapToDouble(term).sum();
  }

  private IntStream classIndices() {
    return IntStream.range(0, classes().size());
  }

  private static double square(double x) {
    return x * x;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }
}
