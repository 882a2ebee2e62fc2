package equipoise.core.metrics;

import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.catalogue.Range;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Every figure of a trial, declared once: results, tables, charts and lists iterate over these
 * constants, in this order. Figures are fractions or plain numbers, NaN where undefined.
 */
public enum Metric {
  BALANCED_ACCURACY(
      new Name("balancedAccuracy", "Balanced accuracy"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      Aggregation.MEAN_OVER_CLASSES,
      "mean of the classes’ recalls: every class counts the same, however rare; guessing gives 1/C for C classes",
      "Brodersen et al., ICPR 2010, doi 10.1109/ICPR.2010.764",
      Metrics::balancedAccuracy),
  MACRO_F1(
      new Name("macroF1", "Macro F1"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      Aggregation.MEAN_OVER_CLASSES,
      "mean over classes of F1, the harmonic mean of precision and recall",
      "Sokolova and Lapalme, Inf. Process. Manag. 45 (2009), doi 10.1016/j.ipm.2009.03.002",
      Metrics::macroF1),
  GEOMETRIC_MEAN(
      new Name("geometricMean", "G-mean"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      Aggregation.GEOMETRIC_MEAN_OVER_CLASSES,
      "(product of the C recalls)^(1/C): one class that is never found makes it 0",
      "Kubat and Matwin, ICML 1997, for two classes",
      Metrics::geometricMean),
  CLASS_GEOMETRIC_MEAN(
      new Name("classGeometricMean", "Class G-mean"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      Aggregation.MEAN_OVER_CLASSES,
      "mean over classes of sqrt(true positive rate × true negative rate); milder than G-mean, and named apart because papers call both so",
      "Dablain et al. (DeepSMOTE), IEEE TNNLS 34 (2023), doi 10.1109/TNNLS.2021.3136503",
      Metrics::classGeometricMean),
  MCC(
      new Name("mcc", "MCC"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, -1, 1, Unit.PLAIN),
      Aggregation.ALL_EXAMPLES,
      "Matthews’ correlation between true and predicted classes: 1 perfect, 0 no better than chance",
      "Gorodkin, Comput. Biol. Chem. 28 (2004), doi 10.1016/j.compbiolchem.2004.09.006",
      Metrics::mcc),
  KAPPA(
      new Name("kappa", "Cohen’s kappa"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, -1, 1, Unit.PLAIN),
      Aggregation.ALL_EXAMPLES,
      "agreement with the truth beyond what the class shares alone would give",
      "Cohen, Educ. Psychol. Meas. 20 (1960), doi 10.1177/001316446002000104",
      Metrics::kappa),
  ACCURACY(
      new Name("accuracy", "Accuracy"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      Aggregation.ALL_EXAMPLES,
      "share of test images that are right; on imbalanced data it can be high while rare classes are missed",
      "",
      Metrics::accuracy),
  ROC_AUC(
      new Name("rocAuc", "ROC-AUC"),
      new Scale(Family.RANKING_METRIC, Direction.HIGHER, 0, 1, Unit.PLAIN),
      Aggregation.MEAN_OVER_CLASSES,
      "one class against the rest, mean over classes: chance that an image of the class is ranked above another; .5 is guessing",
      "Hanley and McNeil, Radiology 143 (1982), doi 10.1148/radiology.143.1.7063747",
      Metrics::rocAuc),
  PR_AUC(
      new Name("prAuc", "PR-AUC"),
      new Scale(Family.RANKING_METRIC, Direction.HIGHER, 0, 1, Unit.PLAIN),
      Aggregation.MEAN_OVER_CLASSES,
      "area under precision over recall (average precision), one class against the rest, mean over classes",
      "Davis and Goadrich, ICML 2006, doi 10.1145/1143844.1143874; without interpolation",
      Metrics::prAuc),
  BRIER(
      new Name("brier", "Brier"),
      new Scale(Family.PROBABILITY_METRIC, Direction.LOWER, 0, 2, Unit.PLAIN),
      Aggregation.ALL_EXAMPLES,
      "mean squared distance of the probabilities from the truth",
      "Brier, Mon. Weather Rev. 78 (1950), doi 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
      Metrics::brier),
  LOG_LOSS(
      new Name("logLoss", "Log loss"),
      new Scale(
          Family.PROBABILITY_METRIC, Direction.LOWER, 0, Double.POSITIVE_INFINITY, Unit.PLAIN),
      Aggregation.ALL_EXAMPLES,
      "mean of −ln(probability given to the true class), in nats",
      "Good, J. R. Stat. Soc. B 14 (1952), doi 10.1111/j.2517-6161.1952.tb00104.x",
      Metrics::logLoss),
  CALIBRATION_ERROR(
      new Name("calibrationError", "Calibration error"),
      new Scale(Family.PROBABILITY_METRIC, Direction.LOWER, 0, 1, Unit.PERCENT),
      Aggregation.ALL_EXAMPLES,
      "expected calibration error: mean gap between stated confidence and share right, in 15 bins",
      "Guo et al., ICML 2017, arXiv 1706.04599, equation 3",
      Metrics::calibrationError),
  RECALL(
      new Name("recall", "Recall"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      "share of a class’s test images that were found",
      Metrics::recall),
  PRECISION(
      new Name("precision", "Precision"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      "share of the images predicted as a class that are of it",
      Metrics::precision),
  F1(
      new Name("f1", "F1"),
      new Scale(Family.THRESHOLD_METRIC, Direction.HIGHER, 0, 1, Unit.PERCENT),
      "harmonic mean of a class’s precision and recall",
      Metrics::f1);

  /** All of them under their JSON names. */
  public static final Catalogue<Metric> CATALOGUE =
      new Catalogue<>("metric", Arrays.stream(values()).map(Metric::entry).toList());

  private final Name name;
  private final Scale scale;
  private final Aggregation aggregation;
  private final String meaning;
  private final String source;
  private final ToDoubleFunction<Metrics> overall;
  private final ToDoubleBiFunction<Metrics, Integer> byClass;

  Metric(
      Name name,
      Scale scale,
      Aggregation aggregation,
      String meaning,
      String source,
      ToDoubleFunction<Metrics> overall) {
    this.name = name;
    this.scale = scale;
    this.aggregation = aggregation;
    this.meaning = meaning;
    this.source = source;
    this.overall = overall;
    this.byClass = null;
  }

  Metric(Name name, Scale scale, String meaning, ToDoubleBiFunction<Metrics, Integer> byClass) {
    this.name = name;
    this.scale = scale;
    this.aggregation = Aggregation.BY_CLASS;
    this.meaning = meaning;
    this.source = "";
    this.overall = null;
    this.byClass = byClass;
  }

  private record Name(String json, String title) {}

  private record Scale(
      Family family, Direction direction, double least, double greatest, Unit unit) {}

  /** Which of two figures is the better one. */
  public enum Direction {
    HIGHER,
    LOWER
  }

  /** How a figure is shown. */
  public enum Unit {
    PERCENT,
    PLAIN
  }

  /** What a figure is taken over. */
  public enum Aggregation {
    /** Every test example counts the same. */
    ALL_EXAMPLES,
    /** Every class that has a figure counts the same. */
    MEAN_OVER_CLASSES,
    /** Every class that has a figure is a factor. */
    GEOMETRIC_MEAN_OVER_CLASSES,
    /** Nothing: each class has its own figure. */
    BY_CLASS
  }

  /** As {@code results.jsonl} and the catalogue write it. */
  public String json() {
    return name.json();
  }

  /** As tables and charts write it. */
  public String title() {
    return name.title();
  }

  public Direction direction() {
    return scale.direction();
  }

  public boolean higherIsBetter() {
    return scale.direction() == Direction.HIGHER;
  }

  /** From the least figure to the greatest, both included, infinity included. */
  public Range range() {
    return new Range(scale.least(), scale.greatest(), false, false);
  }

  public Unit unit() {
    return scale.unit();
  }

  public Aggregation aggregation() {
    return aggregation;
  }

  /** What it says, as a phrase without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** Where its formula comes from; empty for what is nobody's invention. */
  public String source() {
    return source;
  }

  public boolean byClass() {
    return byClass != null;
  }

  /** Those that have one figure for a whole test set, in order. */
  public static List<Metric> overall() {
    return Arrays.stream(values()).filter(metric -> !metric.byClass()).toList();
  }

  /** Those that have a figure for each class, in order. */
  public static List<Metric> ofClasses() {
    return Arrays.stream(values()).filter(Metric::byClass).toList();
  }

  /**
   * The figure of a test set.
   *
   * @throws IllegalStateException if each class has its own
   */
  public double of(Metrics metrics) {
    if (overall == null) {
      throw new IllegalStateException(name.json() + " has a figure for each class only");
    }
    return overall.applyAsDouble(metrics);
  }

  /**
   * The figure of one class.
   *
   * @param label index of the class
   * @throws IllegalStateException if there is one for the whole test set only
   */
  public double of(Metrics metrics, int label) {
    if (byClass == null) {
      throw new IllegalStateException(name.json() + " has no figure for a class");
    }
    return byClass.applyAsDouble(metrics, label);
  }

  private Entry<Metric> entry() {
    return Entry.of(Kind.METRIC, name.json(), NoOptions.NONE, options -> this)
        .family(scale.family())
        .summary(meaning)
        .source(source)
        .build();
  }
}
