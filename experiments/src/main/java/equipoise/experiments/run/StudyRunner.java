package equipoise.experiments.run;

import equipoise.core.data.DataException;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.engine.EngineUnavailable;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.Study;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private final OutputDirectory output;
  private final RunStore store;
  private final Class<?> worker;
  private volatile boolean cancelled;

  /**
   * @param directory made by {@link #run} if it is not there
   * @param listener called from several threads, never two at a time
   */
  public StudyRunner(Study study, Path directory, RunOptions options, RunListener listener) {
    this(study, directory, options, listener, Surroundings.USUAL);
  }

  StudyRunner(
      Study study,
      Path directory,
      RunOptions options,
      RunListener listener,
      StudyData.Source source) {
    this(study, directory, options, listener, new Surroundings(source, TrialWorker.class));
  }

  /**
   * What a run stands on.
   *
   * @param source of the data, in this process
   * @param worker the main class of processes for trials
   */
  record Surroundings(StudyData.Source source, Class<?> worker) {
    static final Surroundings USUAL = new Surroundings(new DataSource(), TrialWorker.class);
  }

  StudyRunner(
      Study study,
      Path directory,
      RunOptions options,
      RunListener listener,
      Surroundings surroundings) {
    this.study = study;
    this.directory = new RunDirectory(directory);
    this.options = options;
    this.listener = listener;
    this.engine = new EngineChoice(options.engine());
    this.data = new StudyData(surroundings.source(), study.folds());
    this.worker = surroundings.worker();
    this.output = new OutputDirectory(this.directory);
    this.store = new RunStore(this.directory, listener::note);
  }

  /**
   * What {@link #run} would do; reads the data, writes nothing.
   *
   * @throws EngineUnavailable if the study trains networks and nothing here can, as was asked
   * @throws DataException if the data cannot be used
   * @throws OutputRefused if the directory holds something else
   */
  public Plan plan() {
    output.require(study, options.force());
    requireEngine();
    List<Trial> grid = grid();
    new EarlierRun(directory).changes(grid).forEach(listener::note);
    return planning().withSplits(grid);
  }

  /**
   * Runs what is not finished yet and writes the run directory.
   *
   * @throws EngineUnavailable if the study trains networks and nothing here can, as was asked
   * @throws DataException if the data cannot be used
   * @throws RunException if another process holds the directory, it holds something else, or it
   *     cannot be written
   */
  public RunOutcome run() {
    output.require(study, options.force());
    hosts().requireStoppable();
    clusters().requireReachable();
    requireEngine();
    output.create();
    RunLock lock = RunLock.take(directory.root());
    try {
      return runLocked(lock);
    } catch (UncheckedIOException e) {
      lock.requireInPlace();
      throw new RunException(
          e.getMessage() + " (" + Reason.of(e.getCause()) + "); what was finished is kept", e);
    } finally {
      lock.close();
    }
  }

  private RunOutcome runLocked(RunLock lock) {
    output.olderTrials().ifPresent(listener::note);
    List<Trial> grid = grid();
    new EarlierRun(directory).changes(grid).forEach(listener::note);
    Planning planning = planning();
    Plan plan = planning.of(grid);
    plan.notes().forEach(listener::note);
    sayRareClasses();
    store.clearWork();
    store.files().write(directory.resolvedStudy(), RunStore.pretty(study.resolved()) + "\n");
    store.files().write(directory.studyFile(), study.source());
    Provenance provenance = provenance(grid);
    Monitor monitor = new Monitor(listener, new TimeLeft(planning::cost, options.workers()), plan);
    grid.forEach(trial -> store.find(trial).ifPresent(monitor::earlier));
    listener.started(plan);
    try {
      execute(grid, plan, events(monitor, lock));
      if (options.saveModels() && !cancelled) {
        new ArmLooks(directory, store, data, engine).keep(grid, monitor.results(), listener::note);
      }
    } finally {
      lock.requireInPlace();
      store.writeResults(monitor.results());
      provenance.ended();
      store.clearWork();
    }
    store.requireKept(monitor.results());
    return monitor.outcome(cancelled);
  }

  /** A plan's own text says the same. */
  private void sayRareClasses() {
    if (study.folds() > 0) {
      for (DataSpec spec : study.data()) {
        Division.rareClasses(data.separation(spec).train(), study.folds())
            .forEach(note -> listener.note(spec.name() + ": " + note.sentence()));
      }
    }
  }

  private void execute(List<Trial> grid, Plan plan, RunEvents events) {
    if (options.cluster().isEmpty()) {
      try (TrialHost host = hosts().host(grid, listener::note)) {
        new LocalExecutor(options.workers())
            .execute(plan.unfinished(), new LocalWork(events, host));
      }
    } else if (!plan.unfinished().isEmpty()) {
      int threads = study.trainsNetworks() ? engine.platform().nativeThreads() : 1;
      try (Cluster cluster = clusters().connect(grid, threads, listener::note)) {
        new ClusterExecutor(cluster, study, supplies(), planning()::cost)
            .execute(plan.unfinished(), events);
      } catch (Progress.Cancelled e) {
        cancel();
      }
    }
  }

  private Clusters clusters() {
    return new Clusters(study, data, options);
  }

  private TrialHosts hosts() {
    return new TrialHosts(study, supplies(), options, worker);
  }

  private LocalTrials.Supplies supplies() {
    return new LocalTrials.Supplies(directory, store, data, engine);
  }

  private Planning planning() {
    return new Planning(study, directory, options, engine, data, store);
  }

  /** Before any data is looked at. */
  private void requireEngine() {
    if (study.trainsNetworks()) {
      engine.engine();
    } else if (!options.engine().equals(EngineRequest.DEFAULT)) {
      listener.note("The study trains no network: engine, device and precision have no effect.");
    }
  }

  /** All trials; their keys need the data's fingerprints. */
  private List<Trial> grid() {
    Map<String, String> fingerprints = new HashMap<>();
    Map<String, String> separations = new HashMap<>();
    Set<String> notes = new LinkedHashSet<>();
    for (DataSpec spec : study.data()) {
      StudyData.Parts parts = data.read(spec);
      parts.notes().forEach(listener::note);
      fingerprints.put(spec.name(), parts.fingerprint());
      MethodContent.require(study, spec, parts.train(), engine::engine);
      notes.addAll(MethodContent.requireClassifiers(study, spec, parts.train()));
      Separation separation = data.separation(spec);
      separation.notes().stream()
          .filter(note -> note.kind() != Note.Kind.DATA)
          .forEach(note -> listener.note(note.sentence()));
      separation.identity().ifPresent(hash -> separations.put(spec.name(), hash));
    }
    notes.forEach(listener::note);
    study.leftOut().forEach(listener::note);
    List<Trial> trials = new Grid(study, fingerprints, separations, engine::platform).trials();
    if (study.trainsNetworks() && engine.platform().nativeThreads() > 1) {
      listener.note(
          "Networks run on "
              + engine.platform().nativeThreads()
              + " native threads each; their number changes bits, and with several workers one is"
              + " faster: set OMP_NUM_THREADS=1.");
    }
    return trials;
  }

  private RunEvents events(Monitor monitor, RunLock lock) {
    return new RunEvents(store, monitor, lock, this::cancel, () -> cancelled);
  }

  private Provenance provenance(List<Trial> grid) {
    Provenance provenance = new Provenance(directory, store.files(), options);
    study.data().forEach(spec -> provenance.data(spec, data.read(spec)));
    if (study.trainsNetworks()) {
      provenance.engine(engine.platform());
    }
    provenance.trials(grid.size());
    provenance.studyDirectory(study.directory());
    provenance.commit(study.directory());
    provenance.write();
    return provenance;
  }

  /** Ends the run soon, from any thread: running trials stop, finished ones are kept. */
  public void cancel() {
    cancelled = true;
  }
}
