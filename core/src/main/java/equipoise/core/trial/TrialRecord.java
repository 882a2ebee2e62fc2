package equipoise.core.trial;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.learning.LearningCurve;
import java.util.List;
import java.util.Map;

/**
 * {@code trial.json}: what determined a trial, how long it took, and what a report shows beside its
 * figures.
 *
 * @param specification all that determines the result, as it was hashed into the key
 * @param classes the original classes in order
 * @param confusion [actual][predicted] on the test set; null if failed
 * @param notes what the reader of a report must know
 * @param seconds wall time by stage: {@code resample}, {@code train}, {@code test}, {@code total}
 * @param peakMemoryBytes of the process at the trial's end
 * @param environment engine, device, native threads, Java, processor
 */
public record TrialRecord(
    String key,
    JsonNode specification,
    List<String> classes,
    int[][] confusion,
    LearningCurve learningCurve,
    List<String> notes,
    Map<String, Double> seconds,
    long peakMemoryBytes,
    Map<String, String> environment) {}
