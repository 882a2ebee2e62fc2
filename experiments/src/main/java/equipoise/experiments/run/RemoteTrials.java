package equipoise.experiments.run;

import equipoise.core.file.AtomicFiles;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.run.RemoteAnswer.Kind;
import equipoise.experiments.run.RemoteMessages.Job;
import equipoise.experiments.run.RemoteMessages.Step;
import equipoise.experiments.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs steps of a study that another process plans: takes each as a value and returns what it comes
 * to as one. The data are read once. Called from several threads.
 */
public final class RemoteTrials {
  private final Job job;
  private final Study study;
  private final StudyData data;
  private final EngineChoice engine;
  private final Grid grid;
  private final Path scratch;
  private final LocalTrials.Supplies supplies;
  private final LocalTrials trials;

  /**
   * @param message of a {@link RemoteJob}
   * @param sent the bytes of a data set by name; empty where they were not sent
   * @param scratch a folder of its own for what is not finished; whoever made it deletes it
   * @param gpu the number of the GPU to use where trials use one; empty for the first
   */
  public RemoteTrials(
      String message, Function<String, Optional<byte[]>> sent, Path scratch, String gpu) {
    this.job = RemoteMessages.read(message, Job.class);
    StudyMessage told = job.study();
    this.study = told.parsed();
    this.data = new StudyData(new SentData(sent, new DataSource()), study.folds());
    this.data.expect(told.fingerprints());
    this.engine = EngineChoice.onGpu(told.request(), gpu);
    this.grid = new Grid(study, told.fingerprints(), told.separations(), engine::platform);
    this.scratch = scratch;
    this.supplies = supplies(scratch);
    this.trials = trials(supplies);
  }

  private LocalTrials.Supplies supplies(Path root) {
    RunDirectory directory = new RunDirectory(root);
    return new LocalTrials.Supplies(directory, new RunStore(directory, note -> {}), data, engine);
  }

  private LocalTrials trials(LocalTrials.Supplies of) {
    LocalTrials.Manner manner =
        new LocalTrials.Manner(
            study.augmentation(), job.study().saveModels(), Optional.empty(), job.limit());
    return new LocalTrials(of, manner, note -> {});
  }

  /**
   * Runs one step; whatever goes wrong in it is its answer.
   *
   * @param rows the files that the task names, asked for only if it names some
   * @throws UncheckedIOException if this process cannot write, which is no fault of the trial
   */
  public RemoteAnswer run(RemoteTask task, Supplier<Map<String, byte[]>> rows) {
    Optional<String> other = differs();
    if (other.isPresent()) {
      return RemoteAnswer.of(Kind.REFUSED, other.get());
    }
    Step step = RemoteMessages.read(task.message(), Step.class);
    try {
      Trial trial = trial(step);
      return step.generates() ? generated(trial) : finished(trial, step, task, rows);
    } catch (ChangedData e) {
      return RemoteAnswer.of(Kind.DATA, e.getMessage());
    }
  }

  /** Another program or Java may give other bits, or none. */
  private Optional<String> differs() {
    int java = Runtime.version().feature();
    if (job.version().equals(Environment.version()) && job.java() == java) {
      return Optional.empty();
    }
    return Optional.of(
        "the run is of Equipoise %s on Java %d, but a process of the cluster is of Equipoise %s on Java %d (%s); give both the same"
            .formatted(
                job.version(),
                job.java(),
                Environment.version(),
                java,
                System.getProperty("java.home")));
  }

  private Trial trial(Step step) {
    Trial trial =
        grid.trial(
            study.data().get(step.data()),
            study.methods().get(step.method()),
            study.classifiers().get(step.classifier()),
            step.repeat(),
            step.fold());
    if (!trial.key().equals(step.key())) {
      throw new ChangedData(
          "trial "
              + step.key()
              + " has another key in a process of the cluster: what its method reads, or what"
              + " computes its networks, is not the same there",
          null);
    }
    return trial;
  }

  /** In a folder of its own, all files of which are the answer. */
  private RemoteAnswer generated(Trial trial) {
    Path root = scratch.resolve("generator-" + trial.key());
    LocalTrials own = trials(supplies(root));
    try (own) {
      own.generate(trial, Progress.none());
      OptionalDouble seconds = own.seconds(trial.resamplingKey());
      return new RemoteAnswer(
          Kind.GENERATED,
          own.failure(trial.resamplingKey()).orElse(null),
          seconds.isPresent() ? seconds.getAsDouble() : null,
          RunFiles.read(root));
    } catch (OutOfMemoryError | StackOverflowError e) {
      return new RemoteAnswer(
          Kind.GENERATED, "the generator was not trained: " + e, null, Map.of());
    } finally {
      delete(root);
    }
  }

  private RemoteAnswer finished(
      Trial trial, Step step, RemoteTask task, Supplier<Map<String, byte[]>> rows) {
    trials.known(trial.resamplingKey(), step.failure(), step.seconds());
    if (task.rows() != null && !supplies.store().holds(trial.resamplingKey())) {
      new RunFiles(scratch, supplies.store().files()).write(rows.get());
    }
    TrialOutcome outcome;
    try {
      outcome = trials.run(trial, Progress.none());
    } catch (OutOfMemoryError | StackOverflowError e) {
      outcome = new FailedTrial(supplies).outcome(trial, e.toString(), List.of());
    }
    String failure = outcome.result().done() ? null : outcome.result().error();
    return new RemoteAnswer(
        Kind.FINISHED, failure, null, ArrivedOutcome.of(outcome, fresh()).files());
  }

  /** A name that no second attempt in this process has. */
  private Path fresh() {
    return scratch.resolve("outcome-" + Thread.currentThread().getId() + "-" + System.nanoTime());
  }

  private static void delete(Path folder) {
    try {
      if (Files.exists(folder)) {
        AtomicFiles.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be deleted", e);
    }
  }
}
