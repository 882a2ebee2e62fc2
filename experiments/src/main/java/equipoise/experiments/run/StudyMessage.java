package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What another process must know to make the same trials of a study; JSON.
 *
 * @param source the study file
 * @param directory that the study's paths are relative to
 * @param fingerprints of the data, from which the trials' keys were made
 * @param separations as in {@link Grid}
 * @param saveModels whether trained networks are kept
 */
record StudyMessage(
    String source,
    String directory,
    Map<String, String> fingerprints,
    Map<String, String> separations,
    String engine,
    String device,
    String precision,
    boolean saveModels) {
  static StudyMessage of(Study study, RunOptions options, List<Trial> grid) {
    Map<String, String> fingerprints = new HashMap<>();
    Map<String, String> separations = new HashMap<>();
    for (Trial trial : grid) {
      JsonNode data = trial.specification().path("data");
      fingerprints.put(trial.data().name(), data.path("fingerprint").asText());
      if (data.has("apart")) {
        separations.put(trial.data().name(), data.path("apart").asText());
      }
    }
    EngineRequest request = options.engine();
    return new StudyMessage(
        study.source(),
        study.directory().toString(),
        fingerprints,
        separations,
        request.engine(),
        request.device(),
        request.precision().label(),
        options.saveModels());
  }

  /** The study itself, read again. */
  Study parsed() {
    return StudyFile.parse("study.yaml", source, Path.of(directory));
  }

  EngineRequest request() {
    return EngineRequest.of(engine, device, precision);
  }
}
