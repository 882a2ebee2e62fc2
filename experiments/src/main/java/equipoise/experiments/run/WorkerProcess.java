package equipoise.experiments.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import equipoise.core.file.AtomicFiles;
import equipoise.core.learning.Progress;
import equipoise.experiments.run.WorkerMessages.Kind;
import equipoise.experiments.run.WorkerMessages.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A child process that runs trials one after the other, as its parent sees it. Time is measured by
 * a clock that nobody sets, and silence in turns of waiting, so that a parent that was itself
 * stopped blames no child.
 */
final class WorkerProcess implements AutoCloseable {
  private static final long TURN_MILLIS = 100;
  private static final int SILENT_TURNS = 600;
  private static final int CRASH_LINES = 40;

  private final Process process;
  private final Path folder;
  private final LastWords words = new LastWords();
  private final BlockingQueue<Optional<Reply>> replies = new LinkedBlockingQueue<>();
  private final List<Thread> readers = new ArrayList<>();

  private WorkerProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    readers.add(reader(process.getInputStream(), this::take, () -> replies.add(Optional.empty())));
    readers.add(reader(process.getErrorStream(), words::add, () -> {}));
  }

  /**
   * Returns when the child takes tasks.
   *
   * @param folder of its own for what is not finished; made and later deleted
   * @throws WorkerDied if it does not come so far
   */
  static WorkerProcess start(
      List<String> command, WorkerMessages.Job job, Path folder, Progress progress)
      throws WorkerDied {
    try {
      Files.createDirectories(folder);
      WorkerProcess child = new WorkerProcess(new ProcessBuilder(command).start(), folder);
      child.send(job.in(folder));
      try {
        child.await(Listening.to(progress, Optional.empty(), sentence -> {}), "starting");
      } catch (WorkerDied | Progress.Cancelled e) {
        child.close();
        throw e;
      }
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(command.get(0) + ": cannot be started", e);
    }
  }

  /**
   * What is done with what the child says before it is finished.
   *
   * @param limit of the time from when its data are ready
   * @param notes is given what a reader of the run's log should know
   */
  record Listening(Progress progress, Optional<Duration> limit, Consumer<String> notes) {
    static Listening to(Progress progress, Optional<Duration> limit, Consumer<String> notes) {
      return new Listening(progress, limit, notes);
    }
  }

  /**
   * @param what is asked for, for messages
   * @throws WorkerDied if the child ended, fell silent or took too long; it is then of no more use
   * @throws Progress.Cancelled if the run is no longer wanted; likewise
   * @throws ChangedData if the data are no longer those of the trials' keys
   * @throws UncheckedIOException if the child cannot write the run directory
   */
  Reply ask(WorkerMessages.Task task, Listening listening, String what) throws WorkerDied {
    try {
      send(task);
    } catch (IOException gone) {
      throw died(listening.progress());
    }
    return await(listening, what);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private void send(Object message) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((WorkerMessages.line(message) + "\n").getBytes(UTF_8));
    in.flush();
  }

  private Reply await(Listening listening, String what) throws WorkerDied {
    long begun = -1;
    int silent = 0;
    while (true) {
      listening.progress().checkpoint();
      if (begun >= 0 && isLate(begun, listening)) {
        String late = TimedProgress.overdue(what, listening.limit().orElseThrow());
        throw new WorkerDied(late, words.lines());
      }
      Optional<Reply> next = poll();
      silent = next == null ? silent + 1 : 0;
      if (silent > SILENT_TURNS) {
        throw new WorkerDied(
            "its process gave no sign of life for "
                + SILENT_TURNS * TURN_MILLIS / 1000
                + " s and was stopped",
            words.lines());
      }
      if (next == null) {
        continue;
      }
      if (next.isEmpty()) {
        throw died(listening.progress());
      }
      Reply reply = next.get();
      if (reply.kind() == Kind.STARTED) {
        begun = System.nanoTime();
      } else if (isFinal(reply, listening)) {
        return reply;
      }
    }
  }

  private static boolean isLate(long begun, Listening listening) {
    return listening.limit().isPresent()
        && System.nanoTime() - begun > listening.limit().get().toNanos();
  }

  /** Null if there is nothing yet; empty if there will be nothing more. */
  private Optional<Reply> poll() {
    try {
      return replies.poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Progress.Cancelled();
    }
  }

  private static boolean isFinal(Reply reply, Listening listening) {
    switch (reply.kind()) {
      case PROGRESS -> listening.progress().report(reply.text(), reply.done(), reply.total());
      case NOTE -> listening.notes().accept(reply.text());
      case DATA -> throw new ChangedData(reply.text(), null);
      case UNWRITABLE ->
          throw new UncheckedIOException(reply.text(), new IOException("in a child process"));
      case READY, FINISHED, GENERATED -> {
        return true;
      }
      default -> {}
    }
    return false;
  }

  /** An interrupt from the terminal goes to all its processes: that is no trial's failure. */
  private WorkerDied died(Progress progress) {
    try {
      int code = process.waitFor();
      for (Thread reader : readers) {
        reader.join(TimeUnit.SECONDS.toMillis(1));
      }
      progress.checkpoint();
      return new WorkerDied(words.ending(code), withCrash());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Progress.Cancelled();
    }
  }

  /** The last words, and the head of the virtual machine's report where native code crashed. */
  private List<String> withCrash() {
    List<String> all = new ArrayList<>(words.lines());
    Path report = folder.resolve(TrialProcesses.CRASH);
    if (Files.isRegularFile(report)) {
      try (Stream<String> lines = Files.lines(report)) {
        lines.limit(CRASH_LINES).forEach(all::add);
      } catch (IOException | UncheckedIOException e) {
        all.add(report + ": cannot be read");
      }
    }
    return all;
  }

  private void take(String line) {
    Optional<Reply> reply = WorkerMessages.reply(line);
    if (reply.isPresent()) {
      replies.add(reply);
    } else {
      words.add(line);
    }
  }

  private static Thread reader(InputStream in, Consumer<String> lines, Runnable end) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
                reader.lines().forEach(lines);
              } catch (IOException | UncheckedIOException closed) {
                // The child was ended; what it said before is known.
                Thread.yield();
              } finally {
                end.run();
              }
            },
            "trial-process-reader");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Ends the child, whatever it does. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      if (Files.exists(folder)) {
        AtomicFiles.delete(folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be deleted", e);
    }
  }
}
