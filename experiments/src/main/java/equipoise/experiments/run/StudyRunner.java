package equipoise.experiments.run;

import equipoise.core.data.DataException;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.experiments.cache.CachedGenerators;
import equipoise.experiments.cache.KeptFeatures;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.engine.EngineUnavailable;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.Study;
import equipoise.gan.generator.GeneratorFolder;
import equipoise.gan.generator.GeneratorStore;
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
  private volatile boolean cancelled;

  /**
   * @param directory made by {@link #run} if it is not there
   * @param listener called from several threads, never two at a time
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
    this.data = new StudyData(source, study.folds());
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
    requireEngine();
    output.create();
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

  private RunOutcome runLocked() {
    output.olderTrials().ifPresent(listener::note);
    List<Trial> grid = grid();
    Planning planning = planning();
    Plan plan = planning.of(grid);
    plan.notes().forEach(listener::note);
    store.files().clear();
    store.files().write(directory.resolvedStudy(), RunStore.pretty(study.resolved()) + "\n");
    store.files().write(directory.studyFile(), study.source());
    Provenance provenance = provenance();
    Monitor monitor = new Monitor(listener, planning::cost, plan);
    grid.forEach(trial -> store.find(trial).ifPresent(monitor::earlier));
    listener.started(plan);
    try (Generation generation = generation()) {
      new LocalExecutor(options.workers()).execute(plan.unfinished(), work(monitor, generation));
      if (options.saveModels() && !cancelled) {
        new ArmLooks(directory, store, data, engine).keep(grid, monitor.results(), listener::note);
      }
    } finally {
      store.writeResults(monitor.results());
      provenance.ended();
      store.files().clear();
    }
    return monitor.outcome(cancelled);
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
      if (study.folds() > 0) {
        Division.rareClasses(separation.train(), study.folds())
            .forEach(note -> listener.note(spec.name() + ": " + note.sentence()));
      }
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

  private Generation generation() {
    Path models = directory.models();
    GeneratorStore generators =
        options
            .cache()
            .<GeneratorStore>map(cache -> new CachedGenerators(models, cache, listener::note))
            .orElseGet(() -> new GeneratorFolder(models, listener::note));
    return new Generation(engine::engine, generators, store);
  }

  private Executor.Work work(Monitor monitor, Generation generation) {
    GeneratedRows generated = new GeneratedRows(store);
    TrialRunner runner =
        new TrialRunner(
            data,
            engine,
            new TrialRunner.Settings(
                study.augmentation(),
                options.saveModels(),
                new KeptFeatures(options.cache(), listener::note)),
            generated,
            generation);
    return new Executor.Work() {
      @Override
      public boolean needsGeneration(Trial trial) {
        return trial.method().generates() && !generated.holds(trial.resamplingKey());
      }

      @Override
      public void generate(Trial trial) {
        runner.generate(trial, progress(trial, monitor));
      }

      @Override
      public TrialOutcome run(Trial trial) {
        monitor.started(trial);
        return runner.run(trial, progress(trial, monitor));
      }

      @Override
      public void finished(Trial trial, TrialOutcome outcome) {
        store.publish(outcome);
        monitor.finished(trial, outcome.result(), store::writeResults);
      }

      @Override
      public void cancel() {
        StudyRunner.this.cancel();
      }
    };
  }

  private Progress progress(Trial trial, Monitor monitor) {
    return new Progress() {
      @Override
      public void report(String stage, long done, long total) {
        monitor.progress(trial, stage, done, total);
      }

      @Override
      public boolean cancelled() {
        return cancelled;
      }
    };
  }

  private Provenance provenance() {
    Provenance provenance = new Provenance(directory, store.files(), options);
    study.data().forEach(spec -> provenance.data(spec, data.read(spec)));
    if (study.trainsNetworks()) {
      provenance.engine(engine.platform());
    }
    provenance.studyDirectory(study.directory());
    provenance.commit(Path.of(""));
    provenance.write();
    return provenance;
  }

  /** Ends the run soon, from any thread: running trials stop, finished ones are kept. */
  public void cancel() {
    cancelled = true;
  }
}
