package equipoise.core.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in a file that {@code numpy.load} reads, with a checksum: the array {@code sha256},
 * the last one, is the SHA-256 of the others' names and contents. The same arrays give the same
 * bytes.
 *
 * @param arrays in the order of the file, without the checksum
 */
public record NpzFile(Map<String, StoredArray> arrays) {
  private static final String CHECKSUM = "sha256";
  private static final String SUFFIX = ".npy";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Deflate packs at most 1032 bytes into one. */
  private static final long LARGEST_RATIO = 1032;

  public NpzFile {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    if (arrays.containsKey(CHECKSUM)) {
      throw new IllegalArgumentException("an array cannot be named " + CHECKSUM);
    }
  }

  /**
   * Writes the file at once; where others may read it meanwhile, into a temporary file that is then
   * renamed.
   */
  public void write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out);
    }
  }

  /** Writes the file's bytes; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    MessageDigest digest = Sha256.digest();
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    for (Map.Entry<String, StoredArray> array : arrays.entrySet()) {
      digest.update((array.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
      write(zip, array.getKey(), array.getValue(), digest);
    }
    StoredArray checksum = new StoredArray.Texts(List.of(hex(digest)));
    write(zip, CHECKSUM, checksum, Sha256.digest());
    zip.finish();
  }

  private static void write(
      ZipOutputStream zip, String name, StoredArray array, MessageDigest digest)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + SUFFIX);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    OutputStream out = new DigestOutputStream(zip, digest);
    out.write(NpyFormat.header(array));
    array.writeTo(out);
    zip.closeEntry();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws DamagedFileException if it is anything else
   * @throws IOException if there is no such file, or it cannot be read
   */
  public static NpzFile read(Path file) throws IOException {
    PlainFile.require(file);
    long most = Files.size(file) * LARGEST_RATIO;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return read(zip, most);
    } catch (ZipException | EOFException | IllegalArgumentException | ArithmeticException e) {
      throw new DamagedFileException(file, e.getMessage(), e);
    }
  }

  private static NpzFile read(ZipFile zip, long most) throws IOException {
    MessageDigest digest = Sha256.digest();
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      String name = entry.getName().replaceFirst("\\.npy$", "");
      if (name.equals(CHECKSUM) && !entries.hasMoreElements()) {
        requireEqual(array(zip, entry, Sha256.digest(), most), hex(digest));
        return new NpzFile(arrays);
      }
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      arrays.put(name, array(zip, entry, digest, most));
    }
    throw new ZipException("it does not end with a checksum");
  }

  private static StoredArray array(ZipFile zip, ZipEntry entry, MessageDigest digest, long most)
      throws IOException {
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(zip.getInputStream(entry)), digest)) {
      StoredArray array = NpyFormat.read(in, most);
      if (in.read() >= 0) {
        throw new ZipException("more data than the shape needs");
      }
      return array;
    }
  }

  private static void requireEqual(StoredArray written, String computed) throws ZipException {
    if (!(written instanceof StoredArray.Texts texts && texts.values().equals(List.of(computed)))) {
      throw new ZipException("its checksum is not that of its contents");
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The rows of an array of bytes.
   *
   * @throws IllegalArgumentException if there is none of that name and type
   */
  public byte[][] bytes(String name) {
    return array(name, StoredArray.Bytes.class).rows();
  }

  /** The values of an array of integers; errors as {@link #bytes}. */
  public long[] integers(String name) {
    return array(name, StoredArray.Integers.class).values();
  }

  /** The rows of an array of floats; errors as {@link #bytes}. */
  public float[][] floats(String name) {
    return array(name, StoredArray.Floats.class).rows();
  }

  /** The values of an array of text; errors as {@link #bytes}. */
  public List<String> texts(String name) {
    return array(name, StoredArray.Texts.class).values();
  }

  private <A extends StoredArray> A array(String name, Class<A> type) {
    StoredArray array = arrays.get(name);
    if (!type.isInstance(array)) {
      throw new IllegalArgumentException(
          "there is no array '%s' of %s, but %s"
              .formatted(name, type.getSimpleName().toLowerCase(Locale.ROOT), arrays.keySet()));
    }
    return type.cast(array);
  }
}
