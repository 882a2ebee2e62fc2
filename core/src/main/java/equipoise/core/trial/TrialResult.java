package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import equipoise.core.metrics.Figures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of {@code results.jsonl}: no times in it, so two runs of a study give the same bytes.
 *
 * @param key hash of all that determines the result
 * @param method the method's label in the study, unique in it
 * @param fold of the repeat's cross-validation, from 0; null (and absent from the JSON) without
 *     folds
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
  "fold",
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
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer fold,
    String status,
    String error,
    Map<String, Integer> trainCounts,
    Map<String, Integer> resampledCounts,
    Figures metrics) {
  public TrialResult {
    trainCounts = ordered(trainCounts);
    resampledCounts = ordered(resampledCounts);
  }

  /** A trial without folds. */
  public TrialResult(
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
    this(
        key,
        dataset,
        method,
        classifier,
        repeat,
        null,
        status,
        error,
        trainCounts,
        resampledCounts,
        metrics);
  }

  public boolean done() {
    return "done".equals(status);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
