package equipoise.experiments.spark;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Knows which executors are alive, and says which tasks have begun. */
final class ExecutorWatch extends SparkListener {
  /** The property of a job that names its wave of tasks. */
  static final String WAVE = "equipoise.wave";

  private final Set<String> alive = new HashSet<>();
  private final Map<String, IntConsumer> waves = new ConcurrentHashMap<>();
  private final Map<Integer, IntConsumer> stages = new ConcurrentHashMap<>();
  private long sinceNanos = System.nanoTime();
  private String lastLoss = "";
  private boolean any;

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
    alive.add(added.executorId());
    any = true;
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    alive.remove(removed.executorId());
    lastLoss = removed.reason().strip().replaceAll("\\s+", " ");
    if (alive.isEmpty()) {
      sinceNanos = System.nanoTime();
    }
  }

  /** For how long no executor has been alive; 0 where one is. */
  synchronized long aloneNanos() {
    return alive.isEmpty() ? System.nanoTime() - sinceNanos : 0;
  }

  /** Whether there ever was an executor. */
  synchronized boolean hadAny() {
    return any;
  }

  /** Why the last executor ended that did; empty if none has. */
  synchronized String lastLoss() {
    return lastLoss;
  }

  /**
   * @param started is given the position in its wave of each task that begins
   */
  void expect(String wave, IntConsumer started) {
    waves.put(wave, started);
  }

  void forget(String wave) {
    waves.remove(wave);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    String wave = submitted.properties() == null ? null : submitted.properties().getProperty(WAVE);
    if (wave != null && waves.containsKey(wave)) {
      stages.put(submitted.stageInfo().stageId(), waves.get(wave));
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    stages.remove(completed.stageInfo().stageId());
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    IntConsumer started = stages.get(start.stageId());
    if (started != null && start.taskInfo().attemptNumber() == 0) {
      started.accept(start.taskInfo().index());
    }
  }
}
