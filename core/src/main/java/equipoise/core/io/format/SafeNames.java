package equipoise.core.io.format;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Folder names for classes, whatever the classes are called, on every file system. */
public final class SafeNames {
  private static final int MAX_BYTES = 100;
  private static final Pattern SAFE =
      Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_ .+=-]*[\\p{L}\\p{M}\\p{N}_+=-])?");
  private static final Pattern RESERVED =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private SafeNames() {}

  /** Whether a name is a plain file name everywhere. */
  public static boolean isSafe(String name) {
    return SAFE.matcher(name).matches()
        && !RESERVED.matcher(name).matches()
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
        && Normalizer.isNormalized(name, Normalizer.Form.NFC);
  }

  /** A folder name for each class, in their order; no two are the same when case is ignored. */
  public static Map<String, String> folders(List<String> classes) {
    Set<String> taken = new HashSet<>();
    Map<String, String> folders = new LinkedHashMap<>();
    for (String name : classes) {
      String folder = isSafe(name) ? name : slug(name);
      for (int n = 2; !taken.add(folder.toLowerCase(Locale.ROOT)); n++) {
        folder = slug(name) + "-" + n;
      }
      folders.put(name, folder);
    }
    return folders;
  }

  private static String slug(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return "class-" + slug.substring(0, Math.min(40, slug.length()));
  }
}
