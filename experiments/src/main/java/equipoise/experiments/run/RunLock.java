package equipoise.experiments.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * One process at a time in a run directory: {@code .lock} is locked and holds the process's pid,
 * host and start. A process that has died holds nothing, so its lock is taken over; one of another
 * host cannot be looked for, so it is believed. A killed process may hold its lock for a moment
 * longer, until its memory is given back: that is waited for.
 *
 * <p>The file is read through the channel that is locked: on POSIX systems closing any other one of
 * the same file gives the process's lock up. What is written in it counts beside the lock for that
 * reason.
 */
final class RunLock implements AutoCloseable {
  /** Its name in the run directory. */
  static final String FILE = ".lock";

  private static final int LARGEST = 1024;
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final long PAUSE_MILLIS = 20;

  private final Path file;
  private final Object identity;
  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.identity = identity(file);
  }

  /** What tells the file from another one of the same name; null where there is none. */
  private static Object identity(Path file) {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? file : key;
    } catch (IOException gone) {
      return null;
    }
  }

  /**
   * @throws RunException if the directory was removed, or another one is in its place
   */
  void requireInPlace() {
    if (identity == null || !identity.equals(identity(file))) {
      throw new RunException(
          file.getParent()
              + ": was removed or replaced while the study ran; what had been finished in it is"
              + " lost; rerun the command to start anew",
          null);
    }
  }

  /**
   * @throws RunException if another process holds the directory, with its pid and host
   */
  static RunLock take(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = patientLock(channel);
      Holder holder = Holder.read(channel);
      if (lock == null || holder.mayBeAlive()) {
        channel.close();
        throw refusal(directory, file, holder);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Holder.current().text().getBytes(UTF_8)), 0);
      channel.force(true);
      return new RunLock(file, channel, lock);
    } catch (IOException e) {
      throw new RunException(file + ": cannot be locked (" + Reason.of(e) + ")", e);
    }
  }

  /**
   * @throws RunException if another process holds the directory, with its pid and host
   */
  static void requireFree(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Holder holder = Holder.read(channel);
      if (holder.mayBeAlive()) {
        throw refusal(directory, file, holder);
      }
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read (" + Reason.of(e) + ")", e);
    }
  }

  private static RunException refusal(Path directory, Path file, Holder holder) {
    return new RunException(
        directory
            + ": process "
            + holder.pid()
            + " on host "
            + holder.host()
            + " is running in this directory; wait for it, or choose another --out (if it is gone,"
            + " delete "
            + file
            + ")");
  }

  /**
   * Waits while a process that is dead or exiting still holds the lock; null where another does.
   */
  private static FileLock patientLock(FileChannel channel) throws IOException {
    long begun = System.nanoTime();
    try {
      FileLock lock = channel.tryLock();
      while (lock == null
          && !Holder.read(channel).mayBeAlive()
          && System.nanoTime() - begun < PATIENCE_NANOS) {
        Thread.sleep(PAUSE_MILLIS);
        lock = channel.tryLock();
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException("the run directory's lock cannot be released", e);
    }
  }

  /** Who holds a lock; empty texts if nobody has written. */
  private record Holder(String pid, String host, String start) {
    static Holder current() {
      ProcessHandle self = ProcessHandle.current();
      return new Holder(String.valueOf(self.pid()), localHost(), startOf(self));
    }

    static Holder read(FileChannel channel) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
      channel.read(buffer, 0);
      String[] lines =
          (new String(buffer.array(), 0, buffer.position(), UTF_8) + "\n\n\n").split("\n", -1);
      return new Holder(lines[0].strip(), lines[1].strip(), lines[2].strip());
    }

    String text() {
      return pid + "\n" + host + "\n" + start + "\n";
    }

    /** Whether another process wrote this that has not ended, as far as this host can tell. */
    boolean mayBeAlive() {
      if (pid.isEmpty() || equals(current())) {
        return false;
      }
      if (!host.equals(localHost())) {
        return true;
      }
      return pid.matches("[0-9]{1,18}")
          && ProcessHandle.of(Long.parseLong(pid))
              .filter(process -> process.isAlive() && startOf(process).equals(start))
              .filter(process -> !ExitingProcess.isExiting(process.pid()))
              .isPresent();
    }

    /**
     * Tells a process from a later one of the same number; where the system tells it, by a clock
     * that nobody sets.
     */
    private static String startOf(ProcessHandle process) {
      return ProcessStart.of(process.pid())
          .orElseGet(() -> process.info().startInstant().map(Instant::toString).orElse(""));
    }

    private static String localHost() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "localhost";
      }
    }
  }
}
