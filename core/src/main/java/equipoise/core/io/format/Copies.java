package equipoise.core.io.format;

import equipoise.core.Counted;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds files of the same bytes: contradictory labels, copies, test images that are trained on. */
final class Copies {
  private final Map<ByteBuffer, List<Labelled>> filesByDigest = new LinkedHashMap<>();

  private record Labelled(String label, boolean test, Path file) {}

  /**
   * @param digest of the file's bytes
   * @param test whether the file is in the test part
   */
  void add(byte[] digest, String label, boolean test, Path file) {
    filesByDigest
        .computeIfAbsent(ByteBuffer.wrap(digest), d -> new ArrayList<>(1))
        .add(new Labelled(label, test, file));
  }

  void report(Path root, Problems problems) {
    List<String> copies = new ArrayList<>();
    List<String> trainedOn = new ArrayList<>();
    for (List<Labelled> same : filesByDigest.values()) {
      if (same.size() == 1) {
        continue;
      }
      List<String> files = same.stream().map(l -> name(root, l)).toList();
      if (same.stream().map(Labelled::label).distinct().count() > 1) {
        problems.warning(
            root,
            "the same image has more than one label: "
                + Skipped.some(files)
                + "; keep the right one");
      }
      List<String> test = same.stream().filter(Labelled::test).map(l -> name(root, l)).toList();
      if (!test.isEmpty() && test.size() < same.size()) {
        trainedOn.addAll(test);
      } else {
        copies.addAll(files.subList(1, files.size()));
      }
    }
    if (!trainedOn.isEmpty()) {
      problems.warning(
          root,
          Counted.of(trainedOn.size(), "test image")
              + (trainedOn.size() == 1 ? " is" : " are")
              + " also in the training part, which flatters the test results: "
              + Skipped.some(trainedOn)
              + "; remove them from one of the parts");
    }
    if (!copies.isEmpty()) {
      problems.warning(
          root,
          Counted.of(copies.size(), "file")
              + (copies.size() == 1 ? " repeats" : " repeat")
              + " the bytes of another: "
              + Skipped.some(copies)
              + "; splits keep copies on one side, but each counts as an image of its own");
    }
  }

  private static String name(Path root, Labelled labelled) {
    return root.relativize(labelled.file()).toString();
  }
}
