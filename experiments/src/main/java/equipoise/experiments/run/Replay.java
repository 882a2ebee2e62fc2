package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.DataException;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.TemporaryFolder;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialResult;
import equipoise.engines.api.Precision;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.engine.EngineRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs trials of a run directory again from their record and says whether they come to the same.
 * Nothing is written to the directory, and generators are trained anew.
 */
public final class Replay {
  private final RecordedRun recorded;
  private final JsonNode provenance;
  private final EngineChoice engine;
  private final Consumer<String> notes;

  /** How a trial that was run again compares with its record. */
  public enum Verdict {
    /** Every bit of what was recorded. */
    EQUAL,
    /** Probabilities differ by at most {@link ReplayComparison#TOLERANCE}. */
    TOLERANCE,
    DIFFERENT
  }

  /**
   * What was found of one trial.
   *
   * @param stage the first that differs, such as {@code data}, {@code train}, {@code resampled},
   *     {@code weights after step 12} or {@code predictions}; empty if none does
   * @param detail what differs, and what else is not as it was; empty where nothing is
   */
  public record Finding(String key, Verdict verdict, String stage, String detail) {}

  private Replay(RecordedRun recorded, Consumer<String> notes) {
    this.recorded = recorded;
    this.notes = notes;
    this.provenance = recorded.run().readTree(recorded.run().provenance());
    try {
      this.engine = new EngineChoice(request(provenance.path("engine")));
    } catch (IllegalArgumentException e) {
      throw new DataException(recorded.run().provenance() + ": engine: " + e.getMessage(), e);
    }
  }

  /**
   * @param notes is given what a reader of the log should know
   * @throws DataException if it is no run directory, or one of an earlier version
   */
  public static Replay of(Path root, Consumer<String> notes) {
    return new Replay(RecordedRun.of(new RunDirectory(root)), notes);
  }

  /** What trained the networks of the run, or would have. */
  private static EngineRequest request(JsonNode engine) {
    if (!engine.isObject()) {
      return EngineRequest.DEFAULT;
    }
    String device = engine.path("device").asText();
    return new EngineRequest(
        engine.path("name").asText(),
        device.startsWith("cuda") ? "cuda" : "cpu",
        Precision.named(engine.path("precision").asText()));
  }

  /**
   * @param chosen trials of the run
   * @param found is given each finding as it is made
   * @throws equipoise.experiments.engine.EngineUnavailable if the recorded engine is not to be had
   * @throws Progress.Cancelled if it is no longer wanted
   */
  public void run(List<TrialResult> chosen, Progress progress, Consumer<Finding> found) {
    Map<String, Trial> now =
        recorded.trials().stream().collect(Collectors.toMap(Trial::key, trial -> trial));
    Path folder = temporary();
    try {
      RunDirectory scratch = new RunDirectory(folder);
      LocalTrials.Supplies supplies =
          new LocalTrials.Supplies(scratch, new RunStore(scratch, notes), recorded.data(), engine);
      LocalTrials.Manner manner =
          new LocalTrials.Manner(
              recorded.study().augmentation(), false, Optional.empty(), Optional.empty());
      try (LocalTrials host = new LocalTrials(supplies, manner, notes)) {
        for (TrialResult result : chosen) {
          progress.checkpoint();
          found.accept(finding(result, now.get(result.key()), host, progress));
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static Path temporary() {
    try {
      return TemporaryFolder.make("equipoise-replay");
    } catch (IOException e) {
      throw new UncheckedIOException("the replay has no place for its files", e);
    }
  }

  private static void delete(Path folder) {
    try {
      AtomicFiles.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be deleted", e);
    }
  }

  private Finding finding(TrialResult result, Trial trial, TrialHost host, Progress progress) {
    String key = result.key();
    try {
      TrialFiles.verify(recorded.run().trial(key), key);
    } catch (TrialFiles.Damaged e) {
      return new Finding(key, Verdict.DIFFERENT, "record", e.getMessage());
    }
    JsonNode specification = recorded.run().readRecord(key).specification();
    if (trial == null) {
      return lost(key, specification);
    }
    if (host.needsGeneration(trial)) {
      host.generate(trial, progress);
    }
    TrialOutcome outcome = host.run(trial, progress);
    return new ReplayComparison(recorded.run(), provenance).of(outcome, trial, engine);
  }

  /** Why the trial's key is no longer one of the study's. */
  private Finding lost(String key, JsonNode specification) {
    int format = specification.path("format").asInt();
    if (format != Grid.FORMAT) {
      return new Finding(
          key,
          Verdict.DIFFERENT,
          "version",
          "its results have format %d, this version's have format %d"
              .formatted(format, Grid.FORMAT));
    }
    String name = specification.at("/data/name").asText();
    String then = specification.at("/data/fingerprint").asText();
    String present = fingerprints().get(name);
    if (!then.equals(present)) {
      return new Finding(
          key,
          Verdict.DIFFERENT,
          "data",
          "data set '%s' has other content than then (SHA-256 %.12s..., then %.12s...)"
              .formatted(name, present, then));
    }
    return new Finding(
        key,
        Verdict.DIFFERENT,
        "specification",
        "the study, or files that its methods read, give this trial another key now");
  }

  private Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new HashMap<>();
    recorded
        .study()
        .data()
        .forEach(spec -> fingerprints.put(spec.name(), recorded.data().read(spec).fingerprint()));
    return fingerprints;
  }
}
