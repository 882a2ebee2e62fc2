package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import equipoise.core.trial.TrialOutcome;
import equipoise.experiments.run.WorkerMessages.Reply;
import equipoise.experiments.run.WorkerMessages.Task;
import equipoise.experiments.run.WorkerProcess.Listening;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs trials in child processes, one trial at a time in each. A child that ends, hangs or falls
 * silent fails the trial that it was at; another one takes its place.
 */
final class TrialProcesses implements TrialHost {
  /** What a virtual machine writes that native code has brought down, in its child's folder. */
  static final String CRASH = "crash.log";

  private final LocalTrials.Supplies supplies;
  private final Setting setting;
  private final Consumer<String> notes;
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Map<String, Double> seconds = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger number = new AtomicInteger();

  /**
   * @param worker the children's main class
   * @param work where the children have their folders
   */
  record Setting(WorkerMessages.Job job, Class<?> worker, Path work, Optional<Duration> limit) {}

  /**
   * @param notes is given what a reader of the run's log should know
   */
  TrialProcesses(LocalTrials.Supplies supplies, Setting setting, Consumer<String> notes) {
    this.supplies = supplies;
    this.setting = setting;
    this.notes = notes;
  }

  @Override
  public boolean needsGeneration(Trial trial) {
    String key = trial.resamplingKey();
    return trial.method().generates() && !failures.containsKey(key) && !supplies.store().holds(key);
  }

  @Override
  public void generate(Trial trial, Progress progress) {
    String key = trial.resamplingKey();
    try {
      Reply reply =
          ask(new Task(trial.key(), true, null, null), "the generator's training", progress);
      if (reply.text() != null) {
        failures.put(key, reply.text());
      }
      if (reply.seconds() != null) {
        seconds.put(key, reply.seconds());
      }
    } catch (WorkerDied e) {
      failures.put(key, "the generator was not trained: " + e.getMessage());
    }
  }

  @Override
  public TrialOutcome run(Trial trial, Progress progress) {
    String key = trial.resamplingKey();
    Task task = new Task(trial.key(), false, failures.get(key), seconds.get(key));
    try {
      return new OutcomeFolder(Path.of(ask(task, "the trial", progress).text())).take();
    } catch (WorkerDied e) {
      return new FailedTrial(supplies).outcome(trial, e.getMessage(), e.words());
    }
  }

  private Reply ask(Task task, String what, Progress progress) throws WorkerDied {
    WorkerProcess child = idle();
    if (child == null) {
      child = start(progress);
    }
    boolean sound = false;
    try {
      Reply reply = child.ask(task, Listening.to(progress, setting.limit(), notes), what);
      sound = true;
      return reply;
    } finally {
      if (sound) {
        idle.push(child);
      } else {
        child.close();
      }
    }
  }

  /** A child that waits for work; null if there is none. */
  private WorkerProcess idle() {
    WorkerProcess child = idle.poll();
    while (child != null && !child.isAlive()) {
      child.close();
      child = idle.poll();
    }
    return child;
  }

  private WorkerProcess start(Progress progress) {
    String name = "worker-" + number.incrementAndGet();
    Path folder = setting.work().resolve(name).toAbsolutePath();
    try {
      return WorkerProcess.start(
          command(setting.worker(), folder), setting.job(), folder, progress);
    } catch (WorkerDied e) { // no trial can be blamed
      throw new RunException("a process for trials cannot be started: " + e.getMessage(), e);
    }
  }

  /** This virtual machine's own command, with another main class. */
  private static List<String> command(Class<?> worker, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(TrialProcesses::isForChildren)
        .forEach(command::add);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + folder.resolve(CRASH));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(worker.getName());
    return command;
  }

  /** No debugger, profiler or archive is shared. */
  private static boolean isForChildren(String argument) {
    return !argument.startsWith("-agent")
        && !argument.startsWith("-javaagent")
        && !argument.startsWith("-XX:ArchiveClassesAtExit");
  }

  @Override
  public void close() {
    for (WorkerProcess child = idle.poll(); child != null; child = idle.poll()) {
      child.close();
    }
  }
}
