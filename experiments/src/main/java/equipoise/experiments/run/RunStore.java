package equipoise.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import equipoise.core.data.TrainingSet;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.DamagedFileException;
import equipoise.core.file.PlainFile;
import equipoise.core.learning.Resampled;
import equipoise.core.trial.DrawnSheet;
import equipoise.core.trial.GenerationRecord;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SyntheticRows;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The one place that knows the files of a run directory: whole outcomes appear by an atomic rename,
 * and what is read back is checked against its checksums.
 */
final class RunStore implements GeneratedRows.Store, Generation.Store {
  /** Where unfinished files are. */
  static final String WORK = ".equipoise-work";

  private static final int CLEARINGS = 50;
  private static final long PAUSE_MILLIS = 100;
  private static final long LONGEST = 64L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper PRETTY =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final RunDirectory directory;
  private final AtomicFiles files;
  private final SheetFiles sheets;
  private final Consumer<String> warnings;
  private final Map<String, Optional<TrialResult>> read = new ConcurrentHashMap<>();

  /**
   * @param warnings is given one line for each damaged file that is met
   */
  RunStore(RunDirectory directory, Consumer<String> warnings) {
    this(directory, directory.root().resolve(WORK), warnings);
  }

  /**
   * @param work a folder of this store alone for what is not finished, on the directory's disk
   */
  RunStore(RunDirectory directory, Path work, Consumer<String> warnings) {
    this.directory = directory;
    this.files = new AtomicFiles(work);
    this.sheets = new SheetFiles(directory.sheets(), files);
    this.warnings = warnings;
  }

  AtomicFiles files() {
    return files;
  }

  /**
   * Removes what was left unfinished. A child of a process that was killed may still write until it
   * notices, so this is tried for some seconds.
   *
   * @throws UncheckedIOException if it cannot be removed
   */
  void clearWork() {
    for (int attempt = 1; ; attempt++) {
      try {
        files.clear();
        return;
      } catch (UncheckedIOException e) {
        if (attempt == CLEARINGS) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The result that an earlier run left, under the labels that the study has now; empty if there is
   * none, or if it is damaged, which is said once.
   */
  Optional<TrialResult> find(Trial trial) {
    return read.computeIfAbsent(trial.key(), key -> intact(trial)).map(r -> relabelled(r, trial));
  }

  private Optional<TrialResult> intact(Trial trial) {
    Path folder = directory.trial(trial.key());
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      TrialFiles.verify(folder, trial.key());
      return Optional.of(TrialFiles.result(folder));
    } catch (TrialFiles.Damaged e) {
      warnings.accept(e.getMessage() + "; the trial is run again");
    }
    return Optional.empty();
  }

  /** The very same where nothing changed: a run holds thousands. */
  private static TrialResult relabelled(TrialResult result, Trial trial) {
    if (result.dataset().equals(trial.data().name())
        && result.method().equals(trial.method().label())
        && result.classifier().equals(trial.classifier().label())
        && result.repeat() == trial.repeat()
        && Objects.equals(result.fold(), trial.fold() < 0 ? null : trial.fold())) {
      return result;
    }
    return new TrialResult(
        trial.key(),
        trial.data().name(),
        trial.method().label(),
        trial.classifier().label(),
        trial.repeat(),
        trial.fold() < 0 ? null : trial.fold(),
        result.status(),
        result.error(),
        result.trainCounts(),
        result.resampledCounts(),
        result.metrics());
  }

  /** Makes the trial's directory appear; an earlier one is replaced. */
  void publish(TrialOutcome outcome) {
    outcome.sheets().forEach(sheets::write);
    if (!outcome.model().isEmpty()) {
      files.directory(model(outcome.result().key()), folder -> writeAll(folder, outcome.model()));
    }
    files.directory(
        directory.trial(outcome.result().key()), target -> TrialFiles.write(target, outcome));
    read.put(outcome.result().key(), Optional.of(outcome.result()));
  }

  /**
   * Makes the directory of a trial appear whose outcome came from another process.
   *
   * @return its result, under the labels that the study has now
   * @throws RunException if it is the outcome of another trial, or none
   */
  TrialResult publish(Trial trial, ArrivedOutcome arrived) {
    TrialResult result = arrived.result(trial.key());
    arrived.sheets().forEach(sheets::write);
    Map<String, byte[]> model = arrived.in("models/" + trial.key());
    if (!model.isEmpty()) {
      files.directory(model(trial.key()), folder -> writeAll(folder, model));
    }
    Map<String, byte[]> content = arrived.in("trials/" + trial.key());
    files.directory(directory.trial(trial.key()), folder -> writeAll(folder, content));
    read.put(trial.key(), Optional.of(result));
    return relabelled(result, trial);
  }

  private static void writeAll(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Whether the trained classifier of a trial was kept. */
  boolean hasModel(String key) {
    return Files.isDirectory(model(key));
  }

  /**
   * @throws RunException if finished trials have been removed meanwhile
   */
  void requireKept(Collection<TrialResult> results) {
    long gone =
        results.stream()
            .filter(result -> !Files.isDirectory(directory.trial(result.key())))
            .count();
    if (gone > 0) {
      throw new RunException(
          "%s: %d finished trials were removed while the study ran; rerun the command to run them again"
              .formatted(directory.trials(), gone),
          null);
    }
  }

  private Path model(String key) {
    return directory.models().resolve(key);
  }

  /** {@code results.jsonl}, sorted by key; the same results give the same bytes. */
  void writeResults(Collection<TrialResult> results) {
    List<TrialResult> sorted = new ArrayList<>(results);
    sorted.sort(Comparator.comparing(TrialResult::key));
    StringBuilder lines = new StringBuilder();
    sorted.forEach(result -> lines.append(line(result)));
    files.write(directory.results(), lines.toString());
  }

  @Override
  public boolean holds(String key) {
    return Files.exists(generated(key));
  }

  @Override
  public Optional<Resampled> find(String key, TrainingSet train) {
    if (!holds(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SyntheticRows.read(generated(key), key, train));
    } catch (DamagedFileException e) {
      warnings.accept(e.getMessage() + "; the images are generated again");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(generated(key) + ": cannot be read", e);
    }
  }

  @Override
  public void keep(String key, TrainingSet train, Resampled made) {
    files.file(generated(key), target -> SyntheticRows.write(target, key, train, made));
  }

  @Override
  public Optional<GenerationRecord> findRecord(String key) {
    Path file = record(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(PlainFile.read(file, LONGEST), GenerationRecord.class));
    } catch (IOException e) {
      warnings.accept(file + ": cannot be read, so the report knows nothing of this generator");
      return Optional.empty();
    }
  }

  @Override
  public void keepRecord(String key, GenerationRecord record) {
    files.write(record(key), pretty(record) + "\n");
  }

  @Override
  public void keepSheet(DrawnSheet sheet) {
    sheets.write(sheet);
  }

  /** What a generator made and is known of it, for another process, by paths in the directory. */
  Map<String, byte[]> generatedFiles(String key) {
    Map<String, byte[]> files = new HashMap<>();
    for (Path file : List.of(generated(key), record(key))) {
      try {
        if (Files.exists(file)) {
          files.put("generated/" + file.getFileName(), Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be read", e);
      }
    }
    return files;
  }

  private Path record(String key) {
    return directory.root().resolve("generated").resolve(key + ".json");
  }

  private Path generated(String key) {
    return directory.generated(key);
  }

  static String line(TrialResult result) {
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
