package equipoise.experiments.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.run.WorkerMessages.Job;
import equipoise.experiments.run.WorkerMessages.Kind;
import equipoise.experiments.run.WorkerMessages.Reply;
import equipoise.experiments.run.WorkerMessages.Task;
import equipoise.experiments.study.Study;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The child process of a run: runs the trials that it is sent and ends when its parent has ended.
 * An interrupt from the terminal, which all its processes get, is left to the parent.
 */
public final class TrialWorker {
  private static final long HEARTBEAT_MILLIS = 1000;
  private static final long PROGRESS_NANOS = 250_000_000L;
  private static final int ABANDONED = 1;

  private final PrintStream replies;
  private final Consumer<Trial> before;

  private TrialWorker(PrintStream replies, Consumer<Trial> before) {
    this.replies = replies;
    this.before = before;
  }

  /** Takes a job and tasks from standard input, a line each; started by a run only. */
  public static void main(String[] arguments) {
    serve(trial -> {});
  }

  /**
   * @param before is called before each step of a trial
   */
  static void serve(Consumer<Trial> before) {
    PrintStream replies = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    PrintStream words = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    System.setOut(words);
    System.setErr(words);
    Runtime.getRuntime().addShutdownHook(new Thread(TrialWorker::waitForParent, "interrupt"));
    try {
      new TrialWorker(replies, before).work();
    } catch (RuntimeException | Error e) { // its last words, which the trial's record will have
      Thread main = Thread.currentThread();
      main.getUncaughtExceptionHandler().uncaughtException(main, e);
    } finally {
      Runtime.getRuntime().halt(ABANDONED);
    }
  }

  /** After a signal; where the process ends by itself there is nothing to wait for. */
  private static void waitForParent() {
    boolean signalled =
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().matches("SIG[A-Z]+ handler"));
    try {
      if (signalled) {
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    daemon("parent", () -> read(lines));
    daemon("heartbeat", this::beat);
    try {
      Job job = WorkerMessages.job(lines.take());
      Workplace place = Workplace.of(job, this::note);
      reply(Reply.of(Kind.READY, null));
      while (true) {
        take(WorkerMessages.task(lines.take()), place);
      }
    } catch (ChangedData e) {
      reply(Reply.of(Kind.DATA, e.getMessage()));
    } catch (UncheckedIOException e) {
      reply(Reply.of(Kind.UNWRITABLE, e.getMessage() + " (" + e.getCause().getMessage() + ")"));
    } catch (InterruptedException | JsonProcessingException e) {
      throw new IllegalStateException("the parent sent what no child can read", e);
    }
  }

  /** Lines until the parent is gone, and then this process is, too, whatever it does. */
  private static void read(BlockingQueue<String> lines) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException gone) {
      lines.clear();
    } finally {
      Runtime.getRuntime().halt(ABANDONED);
    }
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(HEARTBEAT_MILLIS);
        reply(Reply.of(Kind.ALIVE, null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void reply(Reply reply) {
    synchronized (replies) {
      replies.println(WorkerMessages.marked(reply));
      replies.flush();
    }
  }

  private void note(String sentence) {
    reply(Reply.of(Kind.NOTE, sentence));
  }

  private void take(Task task, Workplace place) {
    Trial trial = place.trial(task.key());
    place.trials().known(trial.resamplingKey(), task.failure(), task.seconds());
    place.trials().prepare(trial);
    reply(Reply.of(Kind.STARTED, null));
    before.accept(trial);
    if (task.generates()) {
      place.trials().generate(trial, progress());
      String failure = place.trials().failure(trial.resamplingKey()).orElse(null);
      var seconds = place.trials().seconds(trial.resamplingKey());
      reply(
          new Reply(
              Kind.GENERATED, failure, 0, 0, seconds.isPresent() ? seconds.getAsDouble() : null));
    } else {
      TrialOutcome outcome = place.trials().run(trial, progress());
      reply(Reply.of(Kind.FINISHED, place.keep(outcome)));
    }
  }

  /** Not more often than anybody can read. */
  private Progress progress() {
    long[] last = {System.nanoTime() - PROGRESS_NANOS};
    return (stage, done, total) -> {
      long now = System.nanoTime();
      if (now - last[0] >= PROGRESS_NANOS) {
        last[0] = now;
        reply(new Reply(Kind.PROGRESS, stage, done, total, null));
      }
    };
  }

  /** All that a child needs for its trials. */
  private record Workplace(Map<String, Trial> byKey, LocalTrials trials, Path work) {
    static Workplace of(Job job, Consumer<String> notes) {
      StudyMessage sent = job.study();
      Study study = sent.parsed();
      StudyData data = new StudyData(new DataSource(), study.folds());
      data.expect(sent.fingerprints());
      EngineChoice engine = new EngineChoice(sent.request());
      Map<String, Trial> byKey = new HashMap<>();
      new Grid(study, sent.fingerprints(), sent.separations(), engine::platform)
          .trials()
          .forEach(trial -> byKey.put(trial.key(), trial));
      RunDirectory directory = new RunDirectory(Path.of(job.root()));
      Path work = Path.of(job.work());
      LocalTrials.Supplies supplies =
          new LocalTrials.Supplies(
              directory, new RunStore(directory, work.resolve("files"), notes), data, engine);
      LocalTrials.Manner manner =
          new LocalTrials.Manner(
              study.augmentation(), sent.saveModels(), job.caches(), Optional.empty());
      return new Workplace(byKey, new LocalTrials(supplies, manner, notes), work);
    }

    Trial trial(String key) {
      Trial trial = byKey.get(key);
      if (trial == null) {
        throw new ChangedData(
            "trial " + key + " has another key in its own process: what its method reads changed",
            null);
      }
      return trial;
    }

    String keep(TrialOutcome outcome) {
      Path folder = work.resolve("outcome-" + outcome.result().key());
      new OutcomeFolder(folder).write(outcome);
      return folder.toString();
    }
  }
}
