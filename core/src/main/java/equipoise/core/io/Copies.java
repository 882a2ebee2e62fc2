package equipoise.core.io;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds files of the same bytes: contradictory labels, or the same image in training and test. */
final class Copies {
  private final Map<String, List<Labelled>> filesByDigest = new LinkedHashMap<>();

  private record Labelled(String label, String file) {}

  void add(byte[] bytes, String label, String file) {
    filesByDigest
        .computeIfAbsent(digest(bytes), d -> new ArrayList<>(1))
        .add(new Labelled(label, file));
  }

  void report(Path root, Problems problems) {
    List<String> copies = new ArrayList<>();
    for (List<Labelled> same : filesByDigest.values()) {
      List<String> files = same.stream().map(Labelled::file).toList();
      if (same.stream().map(Labelled::label).distinct().count() > 1) {
        problems.warning(
            root,
            "the same image has more than one label: "
                + Skipped.some(files)
                + "; keep the right one");
      } else {
        copies.addAll(files.subList(1, files.size()));
      }
    }
    if (!copies.isEmpty()) {
      problems.warning(
          root,
          copies.size()
              + " images are copies of others of their class and may end up in training and test: "
              + Skipped.some(copies));
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
