package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.file.PlainFile;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The study of a run directory as it was run: its data and its trials under their keys.
 *
 * @param study as the directory has it
 * @param data read when needed
 */
record RecordedRun(RunDirectory run, Study study, StudyData data) {
  private static final long LONGEST_STUDY = 64L << 20;

  /**
   * @throws DataException if it is no run directory, or one of an earlier version
   */
  static RecordedRun of(RunDirectory run) {
    Study study = study(run);
    return new RecordedRun(run, study, new StudyData(new DataSource(), study.folds()));
  }

  private static Study study(RunDirectory run) {
    if (!Files.isRegularFile(run.studyFile()) || !Files.isRegularFile(run.provenance())) {
      throw new DataException(run.root() + ": is no run directory, which 'equipoise run' writes");
    }
    JsonNode directory = run.readTree(run.provenance()).path("studyDirectory");
    if (!directory.isTextual()) {
      throw new DataException(
          Visible.of(run.root().toString())
              + ": an earlier version of Equipoise wrote it; run its study again");
    }
    try {
      return StudyFile.parse(
          run.studyFile().toString(),
          PlainFile.text(run.studyFile(), LONGEST_STUDY),
          Path.of(directory.asText()));
    } catch (IOException e) {
      throw new DataException(run.studyFile() + ": cannot be read (" + Reason.of(e) + ")", e);
    } catch (InvalidPathException e) {
      throw new DataException(run.provenance() + ": studyDirectory is no path", e);
    }
  }

  /**
   * All trials, keyed by the data as they are now; reads the data.
   *
   * @throws DataException if the data cannot be used
   */
  List<Trial> trials() {
    Map<String, String> fingerprints = new HashMap<>();
    Map<String, String> separations = new HashMap<>();
    study
        .data()
        .forEach(
            spec -> {
              fingerprints.put(spec.name(), data.read(spec).fingerprint());
              data.separation(spec).identity().ifPresent(id -> separations.put(spec.name(), id));
            });
    return new Grid(study, fingerprints, separations, this::platform).trials();
  }

  /** As the run recorded it: it is part of a trial's key. */
  Platform platform() {
    JsonNode engine = run.readTree(run.provenance()).path("engine");
    return new Platform(
        engine.path("name").asText(),
        engine.path("version").asText(),
        engine.path("device").asText(),
        engine.path("precision").asText(),
        engine.path("nativeThreads").asInt());
  }
}
