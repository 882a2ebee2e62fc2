package equipoise.reports;

import equipoise.core.trial.TrialResult.Figures;
import java.util.function.Function;

/** The figures of a trial as a report names, scales and explains them. */
enum Measure {
  BALANCED_ACCURACY(
      "Balanced accuracy",
      "%",
      true,
      Figures::balancedAccuracy,
      "mean of the classes’ recalls: every class counts the same, however rare; guessing gives 1/C of C classes"),
  MACRO_F1(
      "Macro F1",
      "%",
      true,
      Figures::macroF1,
      "mean over classes of F1, the harmonic mean of precision and recall"),
  GEOMETRIC_MEAN(
      "G-mean",
      "%",
      true,
      Figures::geometricMean,
      "(product of the C recalls)^(1/C): one class that is never found makes it 0"),
  CLASS_GEOMETRIC_MEAN(
      "Class G-mean",
      "%",
      true,
      Figures::classGeometricMean,
      "mean over classes of sqrt(true positive rate × true negative rate); milder than G-mean, and named apart because papers call both so"),
  MCC(
      "MCC",
      "",
      true,
      Figures::mcc,
      "Matthews’ correlation between true and predicted classes: 1 perfect, 0 no better than chance"),
  KAPPA(
      "Cohen’s κ",
      "",
      true,
      Figures::kappa,
      "agreement with the truth beyond what the class shares alone would give"),
  ACCURACY(
      "Accuracy",
      "%",
      true,
      Figures::accuracy,
      "share of test images that are right; on imbalanced data it can be high while rare classes are missed"),
  ROC_AUC(
      "ROC-AUC",
      "",
      true,
      Figures::rocAuc,
      "one class against the rest, mean over classes: chance that an image of the class is ranked above another; .5 is guessing"),
  PR_AUC(
      "PR-AUC",
      "",
      true,
      Figures::prAuc,
      "area under precision over recall, one class against the rest, mean over classes"),
  LOG_LOSS(
      "Log loss",
      "",
      false,
      Figures::logLoss,
      "mean of −ln(probability given to the true class); lower is better"),
  BRIER(
      "Brier",
      "",
      false,
      Figures::brier,
      "mean squared distance of the probabilities from the truth; lower is better"),
  CALIBRATION_ERROR(
      "Calibration error",
      "%",
      false,
      Figures::calibrationError,
      "expected calibration error: mean gap between stated confidence and share right; lower is better");

  private final String label;
  private final String unit;
  private final boolean higherIsBetter;
  private final Function<Figures, Double> figure;
  private final String meaning;

  Measure(
      String label,
      String unit,
      boolean higherIsBetter,
      Function<Figures, Double> figure,
      String meaning) {
    this.label = label;
    this.unit = unit;
    this.higherIsBetter = higherIsBetter;
    this.figure = figure;
    this.meaning = meaning;
  }

  String label() {
    return label;
  }

  /** The label as a column's heading, with its unit and, where lower is better, an arrow. */
  String heading() {
    return label + (unit.isEmpty() ? "" : " (" + unit + ")") + (higherIsBetter ? "" : " ↓");
  }

  boolean higherIsBetter() {
    return higherIsBetter;
  }

  boolean percent() {
    return unit.equals("%");
  }

  String meaning() {
    return meaning;
  }

  /** Null where the trial failed or the figure is undefined or not finite. */
  Double of(Figures figures) {
    Double value = figures == null ? null : figure.apply(figures);
    return value == null || !Double.isFinite(value) ? null : value;
  }
}
