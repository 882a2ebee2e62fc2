package equipoise.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The finished trials of a run directory: each appears as a whole. */
final class TrialStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper PRETTY =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final RunDirectory directory;
  private final WholeFiles files;

  TrialStore(RunDirectory directory, WholeFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /** The result that an earlier run left, under the labels that the study has now. */
  Optional<TrialResult> find(Trial trial) {
    Path file = directory.trial(trial.key()).resolve("result.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      TrialResult result = JSON.readValue(file.toFile(), TrialResult.class);
      return Optional.of(
          new TrialResult(
              trial.key(),
              trial.data().name(),
              trial.method().label(),
              trial.classifier().label(),
              trial.repeat(),
              result.status(),
              result.error(),
              result.trainCounts(),
              result.resampledCounts(),
              result.metrics()));
    } catch (IOException e) {
      throw new DataException(
          file + ": cannot be read; delete " + file.getParent() + " to have the trial run again",
          e);
    }
  }

  /** Makes the trial's directory appear; an earlier failed one is replaced. */
  void publish(TrialResult result, TrialRecord record, List<String> log) {
    files.directory(
        directory.trial(result.key()),
        target -> {
          Files.writeString(target.resolve("trial.json"), pretty(record) + "\n");
          Files.writeString(target.resolve("result.json"), line(result));
          Files.write(target.resolve("log.txt"), log);
        });
  }

  /** {@code results.jsonl}, sorted by key; the same results give the same bytes. */
  void writeResults(Collection<TrialResult> results) {
    List<TrialResult> sorted = new ArrayList<>(results);
    sorted.sort(Comparator.comparing(TrialResult::key));
    StringBuilder lines = new StringBuilder();
    sorted.forEach(result -> lines.append(line(result)));
    files.write(directory.results(), lines.toString());
  }

  private static String line(TrialResult result) {
    try {
      return JSON.writeValueAsString(result) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result is always JSON", e);
    }
  }

  static String pretty(Object value) {
    try {
      return PRETTY.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is always JSON", e);
    }
  }
}
