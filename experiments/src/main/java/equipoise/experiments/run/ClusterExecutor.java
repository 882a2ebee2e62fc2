package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import equipoise.experiments.run.RemoteMessages.Step;
import equipoise.experiments.study.Study;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Runs trials on a cluster, longest first: the generators, and beside them the trials that need
 * none; then those that do. What comes back is written by the run's own store.
 */
final class ClusterExecutor {
  private final Cluster cluster;
  private final Study study;
  private final LocalTrials.Supplies supplies;
  private final ToDoubleFunction<Trial> cost;
  private final RunFiles files;
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Map<String, Double> seconds = new ConcurrentHashMap<>();

  /**
   * @param cost rough seconds of a trial
   */
  ClusterExecutor(
      Cluster cluster, Study study, LocalTrials.Supplies supplies, ToDoubleFunction<Trial> cost) {
    this.cluster = cluster;
    this.study = study;
    this.supplies = supplies;
    this.cost = cost;
    this.files = new RunFiles(supplies.directory().root(), supplies.store().files());
  }

  /**
   * Returns when all trials have an outcome.
   *
   * @throws Progress.Cancelled if the run is no longer wanted
   * @throws RunException if the cluster cannot go on
   */
  void execute(Collection<Trial> trials, RunEvents events) {
    List<Trial> order = new ArrayList<>(trials);
    order.sort(Comparator.comparingDouble(cost).reversed());
    Map<String, Trial> generators = new LinkedHashMap<>();
    for (Trial trial : order) {
      if (trial.method().generates() && !supplies.store().holds(trial.resamplingKey())) {
        generators.putIfAbsent(trial.resamplingKey(), trial);
      }
    }
    List<Trial> waiting =
        order.stream().filter(t -> generators.containsKey(t.resamplingKey())).toList();
    List<Trial> ready =
        order.stream().filter(t -> !generators.containsKey(t.resamplingKey())).toList();
    if (generators.isEmpty()) {
      run(ready, false, events);
      return;
    }
    CompletableFuture<Void> beside =
        CompletableFuture.runAsync(() -> run(ready, false, events), ClusterExecutor::start);
    try {
      run(List.copyOf(generators.values()), true, events);
      run(waiting, false, events);
    } catch (RuntimeException e) {
      events.cancel();
      throw e;
    } finally {
      join(beside, events);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cluster-trials");
    thread.setDaemon(true);
    thread.start();
  }

  private static void join(CompletableFuture<Void> beside, RunEvents events) {
    try {
      beside.join();
    } catch (CompletionException e) {
      events.cancel();
      if (e.getCause() instanceof RuntimeException met) {
        throw met;
      }
      throw e;
    }
  }

  private void run(List<Trial> trials, boolean generate, RunEvents events) {
    if (trials.isEmpty()) {
      return;
    }
    List<RemoteTask> tasks = trials.stream().map(trial -> task(trial, generate)).toList();
    try (Writing writing = new Writing()) {
      cluster.run(tasks, new Talk(trials, generate, events, writing));
    }
  }

  private RemoteTask task(Trial trial, boolean generates) {
    String key = trial.resamplingKey();
    Step step =
        new Step(
            trial.key(),
            study.data().indexOf(trial.data()),
            study.methods().indexOf(trial.method()),
            study.classifiers().indexOf(trial.classifier()),
            trial.repeat(),
            trial.fold(),
            generates,
            failures.get(key),
            seconds.get(key));
    boolean needsRows = trial.method().generates() && !generates && supplies.store().holds(key);
    return new RemoteTask(
        trial.title(),
        generates ? null : trial.key(),
        RemoteMessages.line(step),
        needsRows ? key : null);
  }

  /** The cluster's side of one call. */
  private final class Talk implements Cluster.Exchange {
    private final List<Trial> trials;
    private final boolean generate;
    private final RunEvents events;
    private final Writing writing;

    private Talk(List<Trial> trials, boolean generate, RunEvents events, Writing writing) {
      this.trials = trials;
      this.generate = generate;
      this.events = events;
      this.writing = writing;
    }

    @Override
    public Map<String, byte[]> rows(String name) {
      return supplies.store().generatedFiles(name);
    }

    @Override
    public void started(int task) {
      if (!generate) {
        events.started(trials.get(task));
      }
    }

    @Override
    public void answered(int task, Supplier<RemoteAnswer> answer) {
      writing.submit(() -> take(trials.get(task), generate, answer.get(), events));
    }

    @Override
    public boolean cancelled() {
      writing.rethrow();
      return events.cancelled();
    }
  }

  private void take(Trial trial, boolean generate, RemoteAnswer answer, RunEvents events) {
    switch (answer.kind()) {
      case FINISHED -> events.arrived(trial, new ArrivedOutcome(answer.files()));
      case GENERATED -> generated(trial.resamplingKey(), answer);
      case LOST -> lost(trial, generate, answer, events);
      case DATA -> throw new ChangedData(answer.text(), null);
      case REFUSED -> throw new RunException(answer.text());
      default -> throw new IllegalStateException(String.valueOf(answer.kind()));
    }
  }

  private void generated(String key, RemoteAnswer answer) {
    if (answer.text() != null) {
      failures.put(key, answer.text());
    }
    if (answer.seconds() != null) {
      seconds.put(key, answer.seconds());
    }
    files.write(answer.files());
  }

  /** A generator's loss is met again by each trial that needs it. */
  private void lost(Trial trial, boolean generate, RemoteAnswer answer, RunEvents events) {
    if (generate) {
      failures.put(trial.resamplingKey(), "the generator was not trained: " + answer.text());
      return;
    }
    events.finished(trial, new FailedTrial(supplies).outcome(trial, answer.text(), List.of()));
  }
}
