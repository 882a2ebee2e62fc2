package equipoise.experiments.run;

import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.engine.EngineUnavailable;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs or resumes a study in a run directory. What is finished there is not run again; trials of
 * another study are left alone.
 */
public final class StudyRunner {
  private final Study study;
  private final RunDirectory directory;
  private final RunOptions options;
  private final RunListener listener;
  private final EngineChoice engine;
  private final StudyData data;
  private final WholeFiles files;
  private final TrialStore store;
  private volatile boolean cancelled;

  /**
   * @param directory made by {@link #run} if it is not there
   * @param listener told from several threads, never two at a time
   */
  public StudyRunner(Study study, Path directory, RunOptions options, RunListener listener) {
    this(study, directory, options, listener, new DataSource());
  }

  StudyRunner(
      Study study,
      Path directory,
      RunOptions options,
      RunListener listener,
      StudyData.Source source) {
    this.study = study;
    this.directory = new RunDirectory(directory);
    this.options = options;
    this.listener = listener;
    this.engine = new EngineChoice(options.engine());
    this.data = new StudyData(source);
    this.files = new WholeFiles(directory.resolve(".work"));
    this.store = new TrialStore(this.directory, files);
  }

  /**
   * What {@link #run} would do; reads the data, writes nothing.
   *
   * @throws EngineUnavailable if the study trains networks and nothing here can, as was asked
   * @throws DataException if the data cannot be used
   */
  public Plan plan() {
    requireEngine();
    return plan(grid());
  }

  private Plan plan(List<Trial> grid) {
    List<Trial> order = shard(grid);
    List<Trial> toRun = order.stream().filter(this::isToRun).toList();
    return new Plan(
        order,
        toRun,
        costs().estimate(toRun, options.workers()),
        Grid.usesNetworks(study) ? engine.platform() : null,
        new OtherPlatforms(directory).count(grid));
  }

  /** By data set and repeat as in the grid; in each of them what takes long comes first. */
  private List<Trial> shard(List<Trial> grid) {
    Costs costs = costs();
    List<Trial> order = new ArrayList<>();
    for (int place = 0; place < grid.size(); place++) {
      if (options.shard().holds(place)) {
        order.add(grid.get(place));
      }
    }
    Map<String, Integer> groups = new HashMap<>();
    grid.forEach(trial -> groups.putIfAbsent(trial.group(), groups.size()));
    order.sort(
        Comparator.comparingInt((Trial trial) -> groups.get(trial.group()))
            .thenComparing(Comparator.comparingDouble(costs::of).reversed()));
    return order;
  }

  private boolean isToRun(Trial trial) {
    Optional<TrialResult> found = store.find(trial);
    return found.isEmpty() || options.retryFailed() && !found.get().done();
  }

  private Costs costs() {
    return new Costs(
        trial -> data.prepared(trial.data(), trial.repeat(), trial.seed()).train(),
        study.classifiers().size());
  }

  /** Before any data is looked at. */
  private void requireEngine() {
    if (Grid.usesNetworks(study)) {
      engine.engine();
    } else if (!options.engine().equals(EngineRequest.DEFAULT)) {
      listener.note(
          "The study trains no network: engine, device and precision play no part in it.");
    }
  }

  /** All trials; their keys need the data's fingerprints. */
  private List<Trial> grid() {
    Map<String, String> fingerprints = new HashMap<>();
    for (DataSpec spec : study.data()) {
      StudyData.Parts parts = data.read(spec);
      parts.notes().forEach(listener::note);
      fingerprints.put(spec.name(), parts.fingerprint());
    }
    List<Trial> trials = new Grid(study, fingerprints, engine::platform).trials();
    if (Grid.usesNetworks(study) && engine.platform().nativeThreads() > 1) {
      listener.note(
          "Networks run on "
              + engine.platform().nativeThreads()
              + " native threads each; their number changes bits, and with several workers one is"
              + " faster: set OMP_NUM_THREADS=1.");
    }
    return trials;
  }

  /**
   * Runs what is not finished yet and writes the run directory.
   *
   * @throws EngineUnavailable if the study trains networks and nothing here can, as was asked
   * @throws DataException if the data cannot be used
   * @throws RunException if another process holds the directory, or it cannot be written
   */
  public Outcome run() {
    requireEngine();
    createDirectory();
    RunLock lock = RunLock.take(directory.root());
    try {
      return runLocked();
    } catch (UncheckedIOException e) {
      throw new RunException(
          e.getMessage() + " (" + e.getCause().getMessage() + "); what was finished is kept", e);
    } finally {
      lock.close();
    }
  }

  private Outcome runLocked() {
    List<Trial> grid = grid();
    Plan plan = plan(grid);
    plan.notes().forEach(listener::note);
    files.clear();
    files.write(directory.studyFile(), study.source());
    files.write(directory.resolvedStudy(), TrialStore.pretty(study.resolved()) + "\n");
    Provenance provenance = provenance();
    Monitor monitor = monitor(grid, plan);
    listener.started(plan);
    try {
      workers(plan.unfinished(), monitor).run();
    } finally {
      store.writeResults(monitor.results());
      provenance.ended();
      files.clear();
    }
    return monitor.outcome(cancelled);
  }

  private Workers workers(List<Trial> toRun, Monitor monitor) {
    Path root = directory.root();
    ArmRunner arms =
        new ArmRunner(
            engine, new GeneratedImages(root.resolve("generated"), files), study.augmentation());
    Schedule schedule = new Schedule(toRun, arms::generates);
    TrialRunner runner =
        new TrialRunner(
            data, arms, new SampleSheets(directory.sheets(), files), schedule::resampled);
    return new Workers(
        options.workers(),
        schedule,
        trial -> {
          monitor.started(trial);
          TrialLog log =
              new TrialLog(
                  (stage, done, total) -> monitor.progress(trial, stage, done, total),
                  () -> cancelled);
          TrialJob job = new TrialJob(trial, log, environment(trial));
          monitor.finished(trial, job.run(runner, store), store::writeResults);
        },
        this::cancel);
  }

  private Map<String, String> environment(Trial trial) {
    Map<String, String> environment = Provenance.environment();
    if (Grid.usesNetwork(trial)) {
      Platform platform = engine.platform();
      environment.put("engine", platform.engine() + " " + platform.version());
      environment.put("device", platform.device());
      environment.put("precision", platform.precision());
      environment.put("nativeThreads", String.valueOf(platform.nativeThreads()));
    }
    return environment;
  }

  private void createDirectory() {
    Path root = directory.root();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new RunException(
          root + ": is a file, but a run needs a directory; choose another --out");
    }
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new RunException(root + ": cannot be created (" + e.getMessage() + ")", e);
    }
  }

  private Provenance provenance() {
    Provenance provenance = new Provenance(directory, files, options);
    study.data().forEach(spec -> provenance.data(spec, data.read(spec)));
    if (Grid.usesNetworks(study)) {
      provenance.engine(engine.platform());
    }
    provenance.commit(Path.of(""));
    provenance.write();
    return provenance;
  }

  /** Knows the results of earlier runs, also of other shards. */
  private Monitor monitor(List<Trial> grid, Plan plan) {
    Monitor monitor = new Monitor(listener, costs()::of, plan);
    for (Trial trial : grid) {
      store.find(trial).ifPresent(monitor::earlier);
    }
    return monitor;
  }

  /** Ends the run soon, from any thread: running trials stop, finished ones are kept. */
  public void cancel() {
    cancelled = true;
  }
}
