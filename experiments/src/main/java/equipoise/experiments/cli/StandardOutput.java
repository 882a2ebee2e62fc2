package equipoise.experiments.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The process's standard output. Print streams swallow every {@link IOException}, so the first
 * failed write throws an {@link OutputFailure} through them; what is written later is dropped.
 */
final class StandardOutput extends OutputStream {
  private static final Path LINK = Path.of("/proc/self/fd/1");

  private final OutputStream out;
  private IOException failure;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** Takes the place of {@link System#out}. */
  static StandardOutput install() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Charset charset =
        Charset.forName(
            System.getProperty(
                "stdout.encoding",
                System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name())));
    System.setOut(new PrintStream(new BufferedOutputStream(output, 1 << 16), false, charset));
    return output;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    if (failure != null) {
      return;
    }
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw new OutputFailure(e);
    }
  }

  /** Why a write failed; empty if none did. */
  synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether a failed write means that the reader of a pipe has gone. */
  static boolean isClosedPipe(IOException failure) {
    if (String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
      return true;
    }
    try {
      return Files.isSymbolicLink(LINK)
          && Files.readSymbolicLink(LINK).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
  }
}
