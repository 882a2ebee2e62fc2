package equipoise.experiments.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.file.AtomicFiles;
import equipoise.core.trial.DrawnSheet;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trial's outcome on its way from one process to another. */
record OutcomeFolder(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REST = "outcome.json";
  private static final String PREDICTIONS = "predictions.npz";

  /** All but the predictions. */
  private record Rest(
      TrialResult result,
      TrialRecord record,
      List<DrawnSheet> sheets,
      Map<String, byte[]> model,
      List<String> log) {}

  /**
   * @throws UncheckedIOException if it cannot be written
   */
  void write(TrialOutcome outcome) {
    Rest rest =
        new Rest(
            outcome.result(), outcome.record(), outcome.sheets(), outcome.model(), outcome.log());
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(REST), JSON.writeValueAsBytes(rest));
      if (outcome.predictions().isPresent()) {
        outcome.predictions().get().write(folder.resolve(PREDICTIONS), outcome.result().key());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be written", e);
    }
  }

  /**
   * Reads the outcome and deletes the folder.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  TrialOutcome take() {
    try {
      TrialOutcome outcome = read();
      AtomicFiles.delete(folder);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read", e);
    }
  }

  private TrialOutcome read() throws IOException {
    Rest rest = JSON.readValue(folder.resolve(REST).toFile(), Rest.class);
    Path predictions = folder.resolve(PREDICTIONS);
    return new TrialOutcome(
        rest.result(),
        rest.record(),
        Files.exists(predictions)
            ? Optional.of(Predictions.read(predictions, rest.result().key()))
            : Optional.empty(),
        rest.sheets(),
        rest.model(),
        rest.log());
  }
}
