package equipoise.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a folder will do for what is to be kept in it: it can be written, has room, and the
 * system maps programs from it.
 *
 * @param mounts lines in the form of {@code /proc/self/mounts}, later ones over earlier ones
 */
public record FolderCheck(List<String> mounts) {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  /** A check that keeps the lines. */
  public FolderCheck {
    mounts = List.copyOf(mounts);
  }

  /** With this system's mounts; none where the system does not tell them. */
  public static FolderCheck ofThisSystem() {
    try {
      return new FolderCheck(Files.readAllLines(MOUNTS, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return new FolderCheck(List.of());
    }
  }

  /**
   * Why files cannot be written there.
   *
   * @param folder need not be there
   * @param bytes that are to be written
   * @return a few words that follow the folder's name; empty if nothing speaks against it
   */
  public Optional<String> forFiles(Path folder, long bytes) {
    Path there = existing(folder);
    try {
      if (!Files.isDirectory(there)) {
        return Optional.of("is no folder");
      }
      if (!Files.isWritable(there)) {
        return Optional.of("cannot be written");
      }
      long free = Files.getFileStore(there).getUsableSpace();
      return free < bytes
          ? Optional.of("has " + (free >> 20) + " MB of room, but " + (bytes >> 20) + " are needed")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be read");
    }
  }

  /**
   * Why programs cannot be kept and run there; also if it is another user's.
   *
   * @param folder need not be there
   * @param bytes that are to be written
   * @return as {@link #forFiles}
   */
  public Optional<String> forPrograms(Path folder, long bytes) {
    if (isMountedWithoutPrograms(folder)) {
      return Optional.of("is on a file system that runs no programs (noexec)");
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isOwn(folder)) {
      return Optional.of("can be written by other users");
    }
    return forFiles(folder, bytes);
  }

  private boolean isMountedWithoutPrograms(Path folder) {
    Path real;
    try {
      real = existing(folder).toRealPath();
    } catch (IOException e) {
      return false; // said by the check for files
    }
    String options = "";
    int depth = -1;
    for (String mount : mounts) {
      String[] words = mount.split(" ");
      if (words.length > 3) {
        Path point = Path.of(unescaped(words[1]));
        if (real.startsWith(point) && point.getNameCount() >= depth) {
          depth = point.getNameCount();
          options = words[3];
        }
      }
    }
    return List.of(options.split(",")).contains("noexec");
  }

  /** Blanks and tabs stand as octal numbers there. */
  private static String unescaped(String word) {
    return word.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
  }

  /** Whether nobody else can put a library there; true where the system has no such owners. */
  private static boolean isOwn(Path folder) {
    try {
      Path real = folder.toRealPath();
      Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
      return Objects.equals(user, Files.getAttribute(real, "unix:uid"))
          && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return true;
    }
  }

  /** The folder, or the nearest above it that is there. */
  private static Path existing(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there;
  }
}
