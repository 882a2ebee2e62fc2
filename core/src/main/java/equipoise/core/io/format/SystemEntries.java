package equipoise.core.io.format;

import java.util.Locale;
import java.util.Set;

/** What operating systems and archive programs leave in folders, which is never data. */
final class SystemEntries {
  private static final Set<String> NAMES =
      Set.of(
          "__macosx",
          "thumbs.db",
          "ehthumbs.db",
          "desktop.ini",
          "icon\r",
          "@eadir",
          "$recycle.bin",
          "system volume information",
          "lost+found");

  private SystemEntries() {}

  /** Whether a file or folder of this name is one of them; hidden ones are, too. */
  static boolean isOne(String name) {
    return name.startsWith(".") || NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
