package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.Sha256;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file store of MLflow ({@code mlflow/store/tracking/file_store.py}): one experiment a study and
 * data set, one run a trial. Identifiers are hashes, so the same run directory gives the same store
 * again, and experiments of others in the folder stay. An experiment appears as a whole; its many
 * small files are not flushed one by one, because they can be written again.
 */
final class MlflowStore {
  static final String FOLDER = "mlruns";
  private static final BigInteger IDENTIFIERS = BigInteger.TEN.pow(17);

  private final Interchange run;

  MlflowStore(Interchange run) {
    this.run = run;
  }

  /** Trials of one study on one data set. */
  private record Experiment(
      String id, String name, String note, long started, Map<String, MlflowRun> runs) {}

  Path write() {
    Path store = run.folder().resolve(FOLDER);
    Path unfinished = run.folder().resolve("." + FOLDER + "-unfinished");
    try {
      clear(unfinished);
      Files.createDirectories(store);
      for (Experiment experiment : experiments()) {
        Path made = unfinished.resolve(experiment.id());
        Files.createDirectories(made);
        write(experiment, made);
        clear(store.resolve(experiment.id()));
        Files.move(made, store.resolve(experiment.id()), StandardCopyOption.ATOMIC_MOVE);
      }
      clear(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(store + ": cannot be written", e);
    }
    return store;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      AtomicFiles.delete(folder);
    }
  }

  private List<Experiment> experiments() {
    Map<String, Experiment> experiments = new LinkedHashMap<>();
    for (RunDirectory directory : run.directories()) {
      JsonNode provenance = Interchange.provenance(directory);
      String study = Interchange.study(directory).toString();
      String title = Interchange.study(directory).path("study").asText("");
      for (TrialResult result : directory.readResults()) {
        if (result == null) {
          continue;
        }
        String data = Objects.toString(result.dataset(), "");
        Experiment experiment =
            experiments.computeIfAbsent(
                id(study + "\n" + data), id -> experiment(id, title, data, provenance));
        MlflowRun trial =
            new MlflowRun(directory, result, experiment.id(), started(provenance), provenance);
        experiment
            .runs()
            .merge(trial.id(), trial, (a, b) -> a.result().done() || !b.result().done() ? a : b);
      }
    }
    return new ArrayList<>(experiments.values());
  }

  private static Experiment experiment(String id, String title, String data, JsonNode provenance) {
    String name = title.isBlank() ? data : title + " / " + data;
    String note =
        "Trials of the study '%s' on the data set '%s', exported by Equipoise %s. A run starts when its session started; its duration is that of the trial."
            .formatted(title, data, provenance.path("equipoise").asText("(version not recorded)"));
    return new Experiment(
        id, name.isBlank() ? "study" : cut(name), note, started(provenance), new LinkedHashMap<>());
  }

  /** MLflow's limit of an experiment's name. */
  private static String cut(String name) {
    return name.length() > 500 ? name.substring(0, 500) : name;
  }

  /** 18 digits, as MLflow's own. */
  private static String id(String content) {
    String hash = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    return IDENTIFIERS.add(new BigInteger(hash, 16).mod(IDENTIFIERS)).toString();
  }

  /** In milliseconds since 1970; 0 if it is not recorded. */
  private static long started(JsonNode provenance) {
    JsonNode first = provenance.path("sessions").path(0).path("started");
    try {
      return Math.max(0, Instant.parse(first.asText("")).toEpochMilli());
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private static void write(Experiment experiment, Path target) throws IOException {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_location", FOLDER + "/" + experiment.id());
    meta.put("creation_time", experiment.started());
    meta.put("experiment_id", experiment.id());
    meta.put("last_update_time", experiment.started());
    meta.put("lifecycle_stage", "active");
    meta.put("name", experiment.name());
    Files.writeString(target.resolve("meta.yaml"), MetaYaml.of(meta));
    Files.createDirectory(target.resolve("tags"));
    Files.writeString(target.resolve("tags").resolve("mlflow.note.content"), experiment.note());
    for (MlflowRun trial : experiment.runs().values()) {
      trial.write(target.resolve(trial.id()));
    }
  }
}
