package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.file.Sha256;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A trial as a run of MLflow.
 *
 * @param started of the session, in milliseconds since 1970
 */
record MlflowRun(
    RunDirectory directory,
    TrialResult result,
    String experiment,
    long started,
    JsonNode provenance) {
  /** Of {@code mlflow.entities.RunStatus} and {@code SourceType}. */
  private static final int FINISHED = 3;

  private static final int FAILED = 4;
  private static final int LOCAL = 4;

  /** What of a trial's folder goes along. */
  private static final List<String> ARTIFACTS = List.of("trial.json", "log.txt");

  private static final long LARGEST = 1 << 24;

  /** 32 hexadecimal digits, as MLflow's own. */
  String id() {
    String content = experiment + "\n" + result.key() + "\n" + name();
    return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private String name() {
    String name =
        result.method() + ", " + result.classifier() + ", repeat " + (result.repeat() + 1);
    return result.fold() == null ? name : name + ", fold " + (result.fold() + 1);
  }

  void write(Path target) throws IOException {
    Files.createDirectory(target);
    Optional<TrialRecord> record =
        hasFolder() && Files.isRegularFile(directory.record(result.key()))
            ? Optional.of(directory.readRecord(result.key()))
            : Optional.empty();
    long ended = started + Math.round(1000 * seconds(record));
    Files.writeString(target.resolve("meta.yaml"), MetaYaml.of(meta(ended)));
    entries(target.resolve("params"), new MlflowParameters(result, record).values());
    entries(target.resolve("metrics"), new MlflowMetrics(result, record, ended).lines());
    entries(target.resolve("tags"), tags(record));
    artifacts(target.resolve("artifacts"));
  }

  private boolean hasFolder() {
    return result.key() != null && result.key().matches("[0-9A-Za-z]{1,64}");
  }

  private static double seconds(Optional<TrialRecord> record) {
    Double total = record.map(TrialRecord::seconds).map(s -> s.get("total")).orElse(null);
    return total == null || !(total > 0 && total < 1e9) ? 0 : total;
  }

  private Map<String, Object> meta(long ended) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_uri", MlflowStore.FOLDER + "/" + experiment + "/" + id() + "/artifacts");
    meta.put("deleted_time", null);
    meta.put("end_time", ended);
    meta.put("entry_point_name", "");
    meta.put("experiment_id", experiment);
    meta.put("lifecycle_stage", "active");
    meta.put("run_id", id());
    meta.put("run_name", name());
    meta.put("run_uuid", id());
    meta.put("source_name", "");
    meta.put("source_type", LOCAL);
    meta.put("source_version", "");
    meta.put("start_time", started);
    meta.put("status", result.done() ? FINISHED : FAILED);
    meta.put("tags", List.of());
    meta.put("user_id", "");
    return meta;
  }

  private Map<String, String> tags(Optional<TrialRecord> record) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", name());
    tags.put("mlflow.source.type", "LOCAL");
    tags.put("mlflow.source.name", "equipoise");
    JsonNode commit = provenance.path("git").path("commit");
    if (commit.isTextual()) {
      tags.put("mlflow.source.git.commit", commit.asText());
    }
    StringBuilder note = new StringBuilder(result.done() ? "" : "Failed: " + result.error() + "\n");
    record
        .map(TrialRecord::notes)
        .ifPresent(notes -> notes.forEach(n -> note.append(remark(n)).append('\n')));
    if (note.length() > 0) {
      tags.put("mlflow.note.content", note.toString());
    }
    tags.put("equipoise.key", Objects.toString(result.key(), ""));
    tags.put("equipoise.version", provenance.path("equipoise").asText(""));
    return tags;
  }

  private static String remark(TrialRecord.Remark remark) {
    String about = remark.className() == null ? "" : remark.className() + ": ";
    return about + remark.sentence();
  }

  /**
   * @param entries by the file's name, whose folders are made
   */
  private static void entries(Path folder, Map<String, String> entries) throws IOException {
    Files.createDirectory(folder);
    Set<Path> folders = new HashSet<>(Set.of(folder));
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (folders.add(file.getParent())) {
        Files.createDirectories(file.getParent());
      }
      Files.write(file, entry.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void artifacts(Path folder) throws IOException {
    Files.createDirectory(folder);
    for (String name : ARTIFACTS) {
      if (hasFolder()) {
        Path file = directory.trial(result.key()).resolve(name);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
          Files.copy(file, folder.resolve(name));
        }
      }
    }
  }
}
