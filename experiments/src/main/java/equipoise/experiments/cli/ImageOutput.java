package equipoise.experiments.cli;

import equipoise.core.catalogue.Entry;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.NewDirectory;
import equipoise.core.io.write.SetWriter;
import equipoise.core.io.write.SetWriters;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import picocli.CommandLine.Option;

/** Where a set of images is written, and how; the same words on every command that writes one. */
final class ImageOutput {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to; a new or empty directory.")
  Path directory;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "folder",
      completionCandidates = Names.class,
      description = "One of @|bold ${COMPLETION-CANDIDATES}|@; default: ${DEFAULT-VALUE}.")
  String format;

  /** The formats, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SetWriters.CATALOGUE.names().iterator();
    }
  }

  /**
   * The format's writer, once it is sure that the directory may be written.
   *
   * @param source that is read, outside of which the directory must be
   */
  Entry<SetWriter> require(Subcommand command, Path source) {
    Entry<SetWriter> entry;
    try {
      entry = SetWriters.CATALOGUE.named(format);
    } catch (IllegalArgumentException e) {
      throw command.usage(e.getMessage());
    }
    try {
      new NewDirectory(directory).require();
      if (Files.isDirectory(source) && isWithin(source)) {
        throw command.usage(
            "--out " + directory + " is within " + source + ", which is read; choose another");
      }
    } catch (FileAlreadyExistsException e) {
      throw command.usage(
          "--out " + directory + ' ' + e.getReason() + "; choose a new or empty directory");
    } catch (IOException e) {
      throw new CommandFailure(directory + ": cannot be looked at (" + e.getMessage() + ")");
    }
    return entry;
  }

  private boolean isWithin(Path source) throws IOException {
    Path target = directory.toAbsolutePath().normalize();
    Path existing = target;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing
        .toRealPath()
        .resolve(existing.relativize(target))
        .normalize()
        .startsWith(source.toRealPath());
  }

  /**
   * Refuses what the format cannot hold.
   *
   * @throws DataException naming what was read
   */
  static void requireHolds(SetWriter writer, Dataset data, Path source) {
    try {
      writer.require(data);
    } catch (DataException e) {
      throw new DataException(source + ": " + e.getMessage(), e);
    }
  }

  /** Writes the directory as a whole; a failure or an interrupt leaves nothing. */
  void write(AtomicFiles.Filling filling) {
    try {
      new NewDirectory(directory).write(filling);
    } catch (IOException e) {
      throw failure(e);
    } catch (Progress.Cancelled e) {
      throw new CommandFailure("interrupted; " + directory + " was not written");
    }
  }

  private CommandFailure failure(IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new CommandFailure(
        directory + ": cannot be written (" + reason + "); nothing of it was kept");
  }
}
