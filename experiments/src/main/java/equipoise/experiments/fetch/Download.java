package equipoise.experiments.fetch;

import equipoise.core.file.Placing;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.experiments.fetch.FetchFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings one file into a folder from the first address that has it as published. */
final class Download {
  static final String PART = ".part";

  private static final int TRIES = 5;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final RemoteFile file;
  private final Path target;
  private final Path part;
  private final Progress progress;

  Download(RemoteFile file, Path folder, Progress progress) {
    this.file = file;
    this.target = folder.resolve(file.name());
    this.part = folder.resolve(file.name() + PART);
    this.progress = progress;
  }

  /**
   * A file that is there already, and as published, is taken as it is.
   *
   * @param addresses at least one; each ends in a slash
   * @return the address it came from; empty if it was there
   * @throws FetchFailure of the last address; those of the others are notes
   */
  Optional<URI> run(List<URI> addresses) {
    if (Files.isRegularFile(target) && file.hasHash() && difference(target).isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < addresses.size() - 1; i++) {
      try {
        return Optional.of(from(addresses.get(i)));
      } catch (FetchFailure failure) {
        if (failure.kind() == Kind.DISK) {
          throw failure;
        }
        progress.note(Note.of(Note.Kind.DATA, failure.getMessage() + "; trying the next address"));
      }
    }
    return Optional.of(from(addresses.get(addresses.size() - 1)));
  }

  private URI from(URI base) {
    URI address = base.resolve(file.name());
    boolean resumed = Files.exists(part);
    int transfers = transfer(address);
    Optional<String> difference = difference(part);
    if (difference.isPresent() && (resumed || transfers > 1)) {
      delete();
      transfer(address);
      difference = difference(part);
    }
    if (difference.isPresent()) {
      delete();
      throw new FetchFailure(
          Kind.CONTENT, address + ": is another file: " + difference.get() + Transfer.remedy());
    }
    try {
      Placing.move(part, target);
    } catch (IOException e) {
      throw FetchFailure.disk(target, e);
    }
    return address;
  }

  /** How many connections it took. */
  private int transfer(URI address) {
    Transfer transfer = new Transfer(file, address, part, progress);
    for (int tries = 1; ; tries++) {
      long before = length();
      try {
        transfer.run();
        return tries;
      } catch (Transfer.BrokenOff e) {
        if (tries == TRIES) {
          throw new FetchFailure(
              Kind.NETWORK,
              "%s: gave up after %d tries: %s; rerun the command to resume, or give a mirror with"
                      .formatted(address, TRIES, e.getMessage())
                  + " --from URL",
              e);
        }
        if (length() <= before) {
          pause(tries);
        }
      }
    }
  }

  private static void pause(int tries) {
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS << tries - 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Progress.Cancelled();
    }
  }

  private long length() {
    return part.toFile().length();
  }

  private Optional<String> difference(Path path) {
    try {
      return Checksums.of(path).differenceFrom(file);
    } catch (IOException e) {
      throw FetchFailure.disk(path, e);
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw FetchFailure.disk(part, e);
    }
  }
}
