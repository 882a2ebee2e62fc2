package equipoise.experiments.spark;

import equipoise.core.learning.Progress;
import equipoise.experiments.run.Cluster.Exchange;
import equipoise.experiments.run.RemoteAnswer;
import equipoise.experiments.run.RemoteTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Range$;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Hands tasks to Spark in waves, the next one before the last is through, so that the driver holds
 * some thousand of them and no executor waits.
 */
final class Waves implements AutoCloseable {
  private static final int SMALLEST = 500;
  private static final int TASKS_A_CORE = 4;

  /** Of {@link #pause}. */
  static final long PAUSE_MILLIS = 50;

  private final JavaSparkContext context;
  private final ExecutorWatch watch;
  private final Shared shared;
  private final Exchange exchange;
  private final Map<String, Broadcast<HashMap<String, byte[]>>> rows = new HashMap<>();
  private final Deque<SimpleFutureAction<Object>> running = new ArrayDeque<>();
  private final AtomicInteger answers = new AtomicInteger();

  Waves(JavaSparkContext context, ExecutorWatch watch, Shared shared, Exchange exchange) {
    this.context = context;
    this.watch = watch;
    this.shared = shared;
    this.exchange = exchange;
  }

  /**
   * What all tasks share.
   *
   * @param kept where executors leave outcomes; null where these return with the answer
   */
  record Shared(Broadcast<Site> site, KeptOutcomes kept) {
    /** With the files of an outcome that an executor left. */
    private RemoteAnswer whole(RemoteTask task, RemoteAnswer answer) {
      boolean elsewhere =
          kept != null && answer.kind() == RemoteAnswer.Kind.FINISHED && answer.files().isEmpty();
      return elsewhere ? answer.with(kept.read(task.key())) : answer;
    }
  }

  /**
   * Returns when each task was answered.
   *
   * @param check throws if there is no use in waiting
   * @throws CompletionException with what ended a job
   */
  void run(List<RemoteTask> tasks, Runnable check) {
    int sent = 0;
    while (answers.get() < tasks.size() || !running.isEmpty()) {
      int size = Math.max(SMALLEST, TASKS_A_CORE * context.defaultParallelism());
      if (sent < tasks.size() && sent - answers.get() <= size) {
        int end = Math.min(tasks.size(), sent + size);
        running.add(submit(tasks, sent, end));
        sent = end;
      } else {
        pause();
      }
      if (exchange.cancelled()) {
        throw new Progress.Cancelled();
      }
      check.run();
      running.removeIf(Waves::isThrough);
    }
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Progress.Cancelled();
    }
  }

  private static boolean isThrough(SimpleFutureAction<Object> job) {
    if (!job.isCompleted()) {
      return false;
    }
    Try<Object> result = job.value().get();
    if (result.isFailure()) {
      throw new CompletionException(result.failed().get());
    }
    return true;
  }

  private SimpleFutureAction<Object> submit(List<RemoteTask> tasks, int from, int to) {
    List<SentTask> wave = new ArrayList<>();
    for (RemoteTask task : tasks.subList(from, to)) {
      wave.add(new SentTask(task, task.rows() == null ? null : rows(task.rows())));
    }
    String name = UUID.randomUUID().toString();
    watch.expect(name, index -> exchange.started(from + index));
    context.setLocalProperty(ExecutorWatch.WAVE, name);
    try {
      RDD<SentTask> trials = context.parallelize(wave, wave.size()).rdd();
      trials.setName("trials");
      return context
          .sc()
          .submitJob(
              trials,
              new TrialWork(shared.site(), shared.kept()),
              Range$.MODULE$.apply(0, wave.size()).toSeq(),
              new Answered(tasks, from),
              new AbstractFunction0<Object>() {
                @Override
                public Object apply() {
                  watch.forget(name);
                  return name;
                }
              });
    } finally {
      context.setLocalProperty(ExecutorWatch.WAVE, null);
    }
  }

  private Broadcast<HashMap<String, byte[]>> rows(String name) {
    return rows.computeIfAbsent(name, key -> context.broadcast(new HashMap<>(exchange.rows(key))));
  }

  /** Spark calls it once for each task of a wave, however often the task was begun. */
  private final class Answered extends AbstractFunction2<Object, RemoteAnswer, BoxedUnit> {
    private final List<RemoteTask> tasks;
    private final int from;

    private Answered(List<RemoteTask> tasks, int from) {
      this.tasks = tasks;
      this.from = from;
    }

    @Override
    public BoxedUnit apply(Object index, RemoteAnswer answer) {
      int task = from + (Integer) index;
      exchange.answered(task, () -> shared.whole(tasks.get(task), answer));
      answers.incrementAndGet();
      return BoxedUnit.UNIT;
    }
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    running.forEach(SimpleFutureAction::cancel);
    if (!context.sc().isStopped()) {
      rows.values().forEach(sent -> sent.destroy());
    }
  }
}
