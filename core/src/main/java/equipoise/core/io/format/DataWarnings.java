package equipoise.core.io.format;

import equipoise.core.SimilarNames;
import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import equipoise.core.io.picture.ImageHeader;
import equipoise.core.io.picture.ImageKind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Warnings about data that can be read, but not learned from as they are. */
public final class DataWarnings {
  private static final int MOST_SINGLE = 10;

  private DataWarnings() {}

  /** Warns of classes that cannot be learned or tested. */
  public static void report(Path path, Loaded loaded, Problems problems) {
    List<String> classes = loaded.classes();
    if (loaded.train().labels() == null || loaded.train().size() == 0) {
      return;
    }
    int[] counts = loaded.train().counts(classes);
    int[] test = loaded.test() == null ? null : loaded.test().counts(classes);
    int present = 0;
    for (int c = 0; c < counts.length; c++) {
      present += counts[c] > 0 ? 1 : 0;
      if (counts[c] == 1) {
        problems.warning(
            path,
            "class '"
                + classes.get(c)
                + "' has one image: it cannot be in training, validation and test");
      }
      if (test != null && (test[c] == 0) != (counts[c] == 0)) {
        problems.warning(
            path,
            "class '"
                + classes.get(c)
                + "' has no image in the "
                + (counts[c] == 0 ? "training" : "test")
                + " part");
      }
    }
    if (problems.of(Problem.Severity.ERROR).isEmpty()) {
      for (List<String> group : SimilarNames.groups(classes)) {
        problems.warning(
            path,
            group.stream().map(Visible::quoted).collect(Collectors.joining(" and "))
                + " are separate classes, but look like one; if they are, put their images together");
      }
    }
    if (present == 1) {
      problems.warning(path, "only one class has images; learning needs two");
    }
  }

  /** Warns of a table's classes that cannot be learned. */
  public static void rows(Path path, Dataset data, Problems problems) {
    int[] counts = data.counts();
    if (counts.length == 1) {
      problems.warning(
          path,
          "only one class, "
              + Visible.quoted(data.classes().get(0))
              + ", has rows; learning needs two");
      return;
    }
    long single = java.util.Arrays.stream(counts).filter(n -> n == 1).count();
    for (int c = 0; c < counts.length && single <= MOST_SINGLE; c++) {
      if (counts[c] == 1) {
        problems.warning(
            path,
            "class "
                + Visible.quoted(data.classes().get(c))
                + " has one row: it cannot be in training, validation and test");
      }
    }
    if (single > MOST_SINGLE) {
      problems.warning(path, single + " classes have one row each");
    }
  }

  /** Warns of a file whose name contradicts its content, and of content that is not read. */
  public static void name(Path file, ImageHeader header, Problems problems) {
    header.remarks().forEach(remark -> problems.warning(file, remark));
    String name = file.getFileName().toString();
    if (!header.kind().fits(name) && ImageKind.isImageName(name)) {
      problems.warning(
          file, "is a " + header.kind() + " file despite its name; read as " + header.kind());
    }
  }
}
