package equipoise.core.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code trial.json}: what determined a trial, how long it took, and what a report shows beside its
 * figures.
 *
 * @param specification all that determines the result, as it was hashed into the key
 * @param classes the original classes in order
 * @param method what was done about imbalance
 * @param origins of the training rows of each original class; null if the trial did not come so far
 * @param confusion [actual][predicted] on the test set; null if failed
 * @param notes what the reader of a report must know
 * @param seconds wall time by stage: {@code resample}, {@code train}, {@code test}, {@code total}
 * @param peakMemoryBytes of the process at the trial's end
 * @param environment engine, device, native threads, Java, processor
 * @param generation of the images of a generator; null (and absent from the JSON) without one
 * @param stages hashes of what the trial went through, in order; null (and absent from the JSON)
 *     where an earlier version wrote it
 */
public record TrialRecord(
    String key,
    JsonNode specification,
    List<String> classes,
    MethodRecord method,
    Map<String, OriginCounts> origins,
    int[][] confusion,
    LearningCurve learningCurve,
    List<Remark> notes,
    Map<String, Double> seconds,
    long peakMemoryBytes,
    Map<String, String> environment,
    @JsonInclude(JsonInclude.Include.NON_NULL) GenerationRecord generation,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Stage> stages) {
  /**
   * @throws IllegalArgumentException naming a part that lacks an element
   */
  public TrialRecord {
    requireWhole("classes", classes);
    requireWhole("origins", origins == null ? null : origins.values());
    requireWhole("notes", notes);
    requireWhole("confusion", confusion == null ? null : Arrays.asList(confusion));
    requireWhole("stages", stages);
  }

  private static void requireWhole(String name, Collection<?> elements) {
    if (elements != null && elements.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(name + " has an element that is null");
    }
  }

  /**
   * What a trial had at one place of its way.
   *
   * @param name such as {@code train}, {@code resampled} or {@code weights after step 12}
   * @param hash 64 hexadecimal digits
   */
  public record Stage(String name, String hash) {}

  /** A trial whose stages were not kept. */
  public TrialRecord(
      String key,
      JsonNode specification,
      List<String> classes,
      MethodRecord method,
      Map<String, OriginCounts> origins,
      int[][] confusion,
      LearningCurve learningCurve,
      List<Remark> notes,
      Map<String, Double> seconds,
      long peakMemoryBytes,
      Map<String, String> environment,
      GenerationRecord generation) {
    this(
        key,
        specification,
        classes,
        method,
        origins,
        confusion,
        learningCurve,
        notes,
        seconds,
        peakMemoryBytes,
        environment,
        generation,
        null);
  }

  /** A trial without a generator. */
  public TrialRecord(
      String key,
      JsonNode specification,
      List<String> classes,
      MethodRecord method,
      Map<String, OriginCounts> origins,
      int[][] confusion,
      LearningCurve learningCurve,
      List<Remark> notes,
      Map<String, Double> seconds,
      long peakMemoryBytes,
      Map<String, String> environment) {
    this(
        key,
        specification,
        classes,
        method,
        origins,
        confusion,
        learningCurve,
        notes,
        seconds,
        peakMemoryBytes,
        environment,
        null,
        null);
  }

  /**
   * A note as it is written down.
   *
   * @param className of the class that it is about, null if it is about none or all
   */
  public record Remark(Note.Kind kind, String className, String sentence) {
    /**
     * @param classes the original classes in order
     */
    public static Remark of(Note note, List<String> classes) {
      String className = note.label().isPresent() ? classes.get(note.label().getAsInt()) : null;
      return new Remark(note.kind(), className, note.sentence());
    }
  }
}
