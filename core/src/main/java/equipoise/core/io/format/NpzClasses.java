package equipoise.core.io.format;

import equipoise.core.Visible;
import equipoise.core.io.picture.Flaw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The names of an archive's labels: its array {@code classes} of text, as NumPy stores it, one name
 * for each label from 0.
 */
final class NpzClasses {
  private static final String NAME = "classes";
  private static final String CHECKSUM = "sha256";
  private static final int MAX_CLASSES = 1 << 16;
  private static final Pattern TEXT = Pattern.compile("([<>])U(\\d{1,6})");

  private NpzClasses() {}

  /** Whether an array is no part's images or labels, but the names, or our checksum. */
  static boolean isOurs(ZipFile zip, String array) {
    return array.equals(CHECKSUM) || array.equals(NAME) && isText(zip);
  }

  private static boolean isText(ZipFile zip) {
    try {
      return read(zip, Long.MAX_VALUE / 4).isPresent();
    } catch (IOException | Flaw unreadable) {
      return false;
    }
  }

  /**
   * @param most bytes that the archive can hold
   * @return empty if there is no such array, or it holds no text
   * @throws Flaw if it is damaged, or has a name twice
   */
  static Optional<List<String>> read(ZipFile zip, long most) throws IOException, Flaw {
    ZipEntry entry = zip.getEntry(NAME + ".npy");
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
      Map<String, Object> header = PythonDict.parse(NpyHeader.text(in));
      Matcher type = TEXT.matcher(String.valueOf(header.get("descr")));
      if (!type.matches() || !(header.get("shape") instanceof long[] shape) || shape.length != 1) {
        return Optional.empty();
      }
      long bytes = 4L * Integer.parseInt(type.group(2));
      if (shape[0] > MAX_CLASSES || shape[0] * bytes > most) {
        throw new Flaw("names " + shape[0] + " classes, more than the limit");
      }
      boolean big = type.group(1).equals(">");
      return Optional.of(names(in, (int) shape[0], (int) bytes, big));
    } catch (Flaw flaw) {
      throw new Flaw("array '" + NAME + "' " + flaw.getMessage(), flaw);
    }
  }

  private static List<String> names(InputStream in, int n, int bytes, boolean big)
      throws IOException, Flaw {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      byte[] cell = in.readNBytes(bytes);
      if (cell.length < bytes) {
        throw new Flaw("is cut off: it names fewer classes than its shape says");
      }
      names.add(text(ByteBuffer.wrap(cell), big));
    }
    if (new HashSet<>(names).size() < n) {
      throw new Flaw("has a name twice among " + Visible.of(Skipped.some(names)));
    }
    return names;
  }

  private static String text(ByteBuffer cell, boolean big) throws Flaw {
    cell.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    StringBuilder text = new StringBuilder();
    while (cell.hasRemaining()) {
      int code = cell.getInt();
      if (!Character.isValidCodePoint(code)) {
        throw new Flaw("holds a number that is no character");
      }
      text.appendCodePoint(code);
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
