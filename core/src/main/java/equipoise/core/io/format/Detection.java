package equipoise.core.io.format;

import equipoise.core.io.picture.FileHead;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Detects what a path holds: by its first bytes first, then by its name. */
public final class Detection {
  private static final int HEAD = 1024;
  private static final List<String> TABLES = List.of("csv", "tsv", "arff", "dat", "data", "txt");

  /** First bytes of archives and of compressed files. */
  private static final Map<String, String> ARCHIVES =
      Map.of(
          "PK", "zip",
          "7z\u00bc\u00af", "7z",
          "Rar!", "rar",
          "\u00fd7zXZ", "xz",
          "BZh", "bzip2",
          "(\u00b5/\u00fd", "zstd");

  private Detection() {}

  /** What a path holds. */
  public enum Holding {
    IDX,
    FOLDER,
    CIFAR,
    NPZ,
    MAT,
    IMAGE,
    TABLE
  }

  public static Holding of(Path path) throws Flaw {
    try {
      if (!Files.exists(path)) {
        throw new Flaw("there is no such file or folder");
      }
      if (Files.isDirectory(path)) {
        return folder(path);
      }
      if (!Files.isRegularFile(path)) {
        throw new Flaw("is neither a file nor a folder");
      }
      return file(path.getFileName().toString(), FileHead.of(path, HEAD));
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private static Holding folder(Path path) throws IOException {
    if (IdxNames.train(path).isPresent()) {
      return Holding.IDX;
    }
    if (MatReader.isFolder(path)) {
      return Holding.MAT;
    }
    return CifarNames.isFolder(path) ? Holding.CIFAR : Holding.FOLDER;
  }

  private static Holding file(String name, byte[] head) throws Flaw {
    String extension = ImageKind.extension(name);
    if (ImageKind.sniff(head).isPresent()) {
      return Holding.IMAGE;
    }
    if (extension.equals("npz")) {
      return Holding.NPZ;
    }
    if (extension.equals("mat") || latin(head).startsWith(MatFile.START)) {
      return Holding.MAT;
    }
    refuseArchives(head, name);
    if (IdxNames.isIdx(name) || isIdx(head) || isIdx(unzipped(head))) {
      return Holding.IDX;
    }
    if (ImageKind.isImageName(name)) {
      return Holding.IMAGE;
    }
    if (TABLES.contains(extension)) {
      return Holding.TABLE;
    }
    if (extension.equals("bin")) {
      return Holding.CIFAR;
    }
    throw new Flaw(
        (head.length == 0 ? "is empty (0 bytes)" : "is of no known kind")
            + "; IDX, NPZ, MAT and CIFAR files, images, folders of class folders, and tables (CSV, ARFF, KEEL)"
            + " are read");
  }

  private static void refuseArchives(byte[] head, String name) throws Flaw {
    String start = latin(head);
    Optional<String> archive =
        ARCHIVES.entrySet().stream()
            .filter(e -> start.startsWith(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    boolean tar = isTar(head) || lower.endsWith(".tar");
    boolean packedTar =
        isTar(unzipped(head)) || lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
    if (archive.isPresent() || tar || packedTar) {
      throw new Flaw(
          "is a "
              + archive.orElse(tar ? "tar" : "tar.gz")
              + " archive, and archives are not read; unpack it and pass the folder");
    }
  }

  private static boolean isTar(byte[] head) {
    return head.length > 262 && latin(head).startsWith("ustar", 257);
  }

  private static boolean isIdx(byte[] head) {
    return head.length >= 4
        && head[0] == 0
        && head[1] == 0
        && head[2] == 8
        && (head[3] == 1 || head[3] == 3);
  }

  /** The beginning of what a gzip file holds; empty if it is none. */
  private static byte[] unzipped(byte[] head) {
    byte[] out = new byte[HEAD];
    int n = 0;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
      for (int b = in.read(); b >= 0 && n < HEAD; b = in.read()) {
        out[n++] = (byte) b;
      }
    } catch (IOException e) {
      // The head ends somewhere within the compressed data: what came out before that is enough.
      return java.util.Arrays.copyOf(out, n);
    }
    return java.util.Arrays.copyOf(out, n);
  }

  private static String latin(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
