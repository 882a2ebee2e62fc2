package equipoise.experiments.run;

import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import equipoise.core.data.DataException;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialResult;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return withSplits(plan(grid), grid);
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
    Plan plan = plan(grid);
    plan.notes().forEach(listener::note);
    store.files().clear();
    store.files().write(directory.resolvedStudy(), RunStore.pretty(study.resolved()) + "\n");
    store.files().write(directory.studyFile(), study.source());
    Provenance provenance = provenance();
    Monitor monitor = new Monitor(listener, this::cost, plan);
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

  private Plan plan(List<Trial> grid) {
    List<Trial> order = shard(grid);
    List<Trial> toRun = order.stream().filter(this::isToRun).toList();
    double seconds = toRun.stream().mapToDouble(this::cost).sum() / options.workers();
    return new Plan(
        order,
        toRun,
        Duration.ofMillis(Math.round(1e3 * seconds)),
        study.trainsNetworks() ? engine.platform() : null,
        new OtherPlatforms(directory).count(grid),
        List.of(),
        List.of(),
        List.of());
  }

  private Plan withSplits(Plan plan, List<Trial> grid) {
    List<SplitRow> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Foresight> expected = new ArrayList<>();
    for (DataSpec spec : study.data()) {
      Optional<Trial> first = grid.stream().filter(t -> t.data().equals(spec)).findFirst();
      if (first.isEmpty()) {
        continue; // a table, and everything in the study is for images
      }
      TrialData parts = data.of(first.get());
      if (spec.contrastTo().isEmpty()) {
        expected.add(Foresight.of(study, first.get(), parts, data.separation(spec)));
      }
      rows.addAll(
          SplitRow.of(
              spec.name(),
              parts,
              study.methods(),
              refusal -> notes.add(spec.name() + ": " + refusal)));
      parts.notes().stream()
          .filter(note -> note.kind() == Note.Kind.SPLIT)
          .forEach(note -> notes.add(spec.name() + ": " + note.sentence()));
    }
    return plan.withSplits(rows, notes, expected);
  }

  /** By data set and repeat as in the grid; in each of them what takes long comes first. */
  private List<Trial> shard(List<Trial> grid) {
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
            .thenComparing(Comparator.comparingDouble(this::cost).reversed()));
    return order;
  }

  private boolean isToRun(Trial trial) {
    Optional<TrialResult> found = store.find(trial);
    return found.isEmpty()
        || options.retryFailed() && !found.get().done()
        || options.saveModels() && found.get().done() && lacksModel(trial);
  }

  private boolean lacksModel(Trial trial) {
    return trial.classifier().configured().entry().has(Trait.TRAINS_NETWORK)
        && !store.hasModel(trial.key());
  }

  /** Rough seconds of a trial, with its share of the generator that its method trains. */
  private double cost(Trial trial) {
    TrainingSet train = data.of(trial).train();
    Workload work = Workload.of(train.data());
    double resampling =
        trial.method().resampling().map(r -> r.configured().seconds(work)).orElse(0.0);
    double shared = trial.method().generates() ? study.classifiers().size() : 1;
    int trainings = trial.method().adjustment().map(a -> a.create().trainings()).orElse(1);
    return trainings * trial.classifier().configured().seconds(work) + resampling / shared;
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
