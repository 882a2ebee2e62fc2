package equipoise.core.io;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.io.format.ClassSelection;
import equipoise.core.io.format.DataWarnings;
import equipoise.core.io.format.Formats;
import equipoise.core.io.format.Loaded;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.Problems;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.picture.Flaw;
import java.nio.file.Path;
import java.util.List;

/** Reads labelled images, whatever format a path holds. */
public final class ImageSets {
  private ImageSets() {}

  /**
   * The images at a path. The data set is named after the path's last element; classes without
   * images are left out.
   *
   * @throws DataException if something there cannot be used: one line that names the file
   */
  public static ImageSet read(Path path, ReadOptions options) {
    Problems problems = new Problems();
    try {
      Loaded loaded = Formats.read(path, options, problems);
      refuse(path, problems);
      ClassSelection selected = ClassSelection.of(loaded, options);
      DataWarnings.report(path, loaded, problems);
      return new ImageSet(
          loaded.format(),
          selected.train(path),
          selected.test(path),
          selected.trainFiles(),
          selected.testFiles(),
          problems.of(Problem.Severity.WARNING));
    } catch (Flaw flaw) {
      throw new DataException(
          new Problem(Problem.Severity.ERROR, path.toString(), flaw.getMessage()).line(), flaw);
    }
  }

  private static void refuse(Path path, Problems problems) {
    List<Problem> errors = problems.of(Problem.Severity.ERROR);
    if (!errors.isEmpty()) {
      String more =
          errors.size() == 1
              ? ""
              : " (and " + (errors.size() - 1) + " more; data inspect lists them)";
      String given = Visible.of(path.toString());
      Problem first =
          errors.stream().filter(e -> e.file().equals(given)).findFirst().orElse(errors.get(0));
      throw new DataException(first.line() + more);
    }
  }
}
