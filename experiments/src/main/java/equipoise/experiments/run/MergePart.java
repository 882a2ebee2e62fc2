package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One of several run directories that are joined. */
record MergePart(RunDirectory run, ObjectNode provenance, ObjectNode study) {
  /**
   * @throws DataException if it is no run directory
   * @throws RunException if it is still being run
   */
  static MergePart of(Path root) {
    RunDirectory run = new RunDirectory(root);
    boolean whole =
        Files.isRegularFile(run.results())
            && Files.isRegularFile(run.studyFile())
            && Files.exists(run.provenance())
            && Files.exists(run.resolvedStudy());
    if (!whole) {
      throw new DataException(root + ": is no run directory, which 'equipoise run' writes");
    }
    RunLock.requireFree(root);
    return new MergePart(
        run,
        (ObjectNode) run.readTree(run.provenance()),
        (ObjectNode) run.readTree(run.resolvedStudy()));
  }

  Path root() {
    return run.root();
  }

  /** Trials of the whole study; 0 where it is not recorded. */
  int total() {
    return provenance.path("trials").asInt(0);
  }

  /**
   * @throws DataException naming what differs
   */
  void requireLike(MergePart first) {
    if (!withoutPlaces(study).equals(withoutPlaces(first.study))) {
      throw different(first, "the study '" + study.path("study").asText() + "' is another one");
    }
    if (!version().equals(first.version())) {
      throw different(
          first, "results of " + version() + " do not mix with those of " + first.version());
    }
    Map<String, String> data = fingerprints();
    first
        .fingerprints()
        .forEach(
            (name, fingerprint) -> {
              if (!fingerprint.equals(data.get(name))) {
                throw different(
                    first,
                    "data set '%s' has other content (SHA-256 %.12s..., not %.12s...)"
                        .formatted(name, data.get(name), fingerprint));
              }
            });
    if (!provenance.path("engine").equals(first.provenance.path("engine"))) {
      throw different(
          first,
          "its networks were trained by %s, not by %s"
              .formatted(provenance.path("engine"), first.provenance.path("engine")));
    }
  }

  private DataException different(MergePart first, String what) {
    return new DataException(root() + " cannot be merged with " + first.root() + ": " + what);
  }

  /** Parts of a study may have run where its data lie elsewhere. */
  private static JsonNode withoutPlaces(ObjectNode study) {
    ObjectNode rest = study.deepCopy();
    rest.path("data")
        .forEach(
            data -> {
              if (data instanceof ObjectNode object) {
                object.remove("path");
              }
            });
    return rest;
  }

  private String version() {
    return "Equipoise %s (format %s)"
        .formatted(provenance.path("equipoise").asText(), provenance.path("format").asText());
  }

  private Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new TreeMap<>();
    provenance
        .path("data")
        .forEach(
            data ->
                fingerprints.put(data.path("name").asText(), data.path("fingerprint").asText()));
    return fingerprints;
  }

  /**
   * The result as the trial's own file has it, with the labels of a line of {@code results.jsonl}.
   *
   * @throws TrialFiles.Damaged if any file of the trial is not what was written
   */
  TrialResult intact(TrialResult line) throws TrialFiles.Damaged {
    Path folder = run.trial(line.key());
    TrialFiles.verify(folder, line.key());
    TrialResult result = TrialFiles.result(folder);
    return new TrialResult(
        line.key(),
        line.dataset(),
        line.method(),
        line.classifier(),
        line.repeat(),
        line.fold(),
        result.status(),
        result.error(),
        result.trainCounts(),
        result.resampledCounts(),
        result.metrics());
  }
}
