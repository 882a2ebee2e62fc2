package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of {@code results.jsonl}: no times in it, so two runs of a study give the same bytes.
 *
 * @param key hash of all that determines the result
 * @param method the method's label in the study, unique in it
 * @param status {@code done} or {@code failed}
 * @param error what went wrong in one line, null if done
 * @param trainCounts examples of each class before resampling
 * @param resampledCounts examples of each original class after it; null if it did not come so far
 * @param metrics null if failed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
  "key",
  "dataset",
  "method",
  "classifier",
  "repeat",
  "status",
  "error",
  "trainCounts",
  "resampledCounts",
  "metrics"
})
public record TrialResult(
    String key,
    String dataset,
    String method,
    String classifier,
    int repeat,
    String status,
    String error,
    Map<String, Integer> trainCounts,
    Map<String, Integer> resampledCounts,
    Figures metrics) {
  public TrialResult {
    trainCounts = ordered(trainCounts);
    resampledCounts = ordered(resampledCounts);
  }

  public boolean done() {
    return "done".equals(status);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Figures on the test set, as fractions; null where undefined: NaN becomes null here, so that it
   * never reaches a file.
   *
   * @param geometricMean (product of recalls)^(1/C)
   * @param classGeometricMean mean over classes of sqrt(TPR TNR)
   */
  @JsonPropertyOrder({
    "balancedAccuracy",
    "macroF1",
    "geometricMean",
    "classGeometricMean",
    "mcc",
    "kappa",
    "accuracy",
    "rocAuc",
    "prAuc",
    "brier",
    "logLoss",
    "calibrationError",
    "recall",
    "precision",
    "f1"
  })
  public record Figures(
      Double balancedAccuracy,
      Double macroF1,
      Double geometricMean,
      Double classGeometricMean,
      Double mcc,
      Double kappa,
      Double accuracy,
      Double rocAuc,
      Double prAuc,
      Double brier,
      Double logLoss,
      Double calibrationError,
      Map<String, Double> recall,
      Map<String, Double> precision,
      Map<String, Double> f1) {
    public Figures {
      balancedAccuracy = defined(balancedAccuracy);
      macroF1 = defined(macroF1);
      geometricMean = defined(geometricMean);
      classGeometricMean = defined(classGeometricMean);
      mcc = defined(mcc);
      kappa = defined(kappa);
      accuracy = defined(accuracy);
      rocAuc = defined(rocAuc);
      prAuc = defined(prAuc);
      brier = defined(brier);
      logLoss = defined(logLoss);
      calibrationError = defined(calibrationError);
      recall = defined(recall);
      precision = defined(precision);
      f1 = defined(f1);
    }

    private static Double defined(Double figure) {
      return figure == null || !Double.isFinite(figure) ? null : figure;
    }

    private static Map<String, Double> defined(Map<String, Double> figures) {
      if (figures == null) {
        return null;
      }
      Map<String, Double> copy = new LinkedHashMap<>();
      figures.forEach((name, figure) -> copy.put(name, defined(figure)));
      return Collections.unmodifiableMap(copy);
    }
  }
}
