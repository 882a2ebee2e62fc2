package equipoise.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * One process at a time in a run directory: {@code .lock} is locked and holds the process's pid and
 * host. A process that has died holds nothing, so its lock is taken over; one of another host
 * cannot be looked for, so it is believed.
 */
final class RunLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * @throws RunException if another process holds the directory, with its pid and host
   */
  static RunLock take(Path directory) {
    Path file = directory.resolve(".lock");
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      Holder holder = Holder.read(file);
      if (lock == null || !holder.host().isEmpty() && !holder.host().equals(host())) {
        channel.close();
        throw refusal(directory, file, holder);
      }
      channel.truncate(0);
      String content = ProcessHandle.current().pid() + "\n" + host() + "\n";
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
      channel.force(true);
      return new RunLock(channel, lock);
    } catch (IOException e) {
      throw new RunException(file + ": cannot be locked (" + e.getMessage() + ")", e);
    }
  }

  private static RunException refusal(Path directory, Path file, Holder holder) {
    return new RunException(
        directory
            + ": process "
            + holder.pid()
            + " on host "
            + holder.host()
            + " is running in this directory; wait for it, or choose another --out (if it is gone, delete "
            + file
            + ")");
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
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
  private record Holder(String pid, String host) {
    static Holder read(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return new Holder(
          lines.isEmpty() ? "" : lines.get(0).strip(),
          lines.size() < 2 ? "" : lines.get(1).strip());
    }
  }
}
