package equipoise.experiments.study;

import equipoise.core.data.Imbalance;
import equipoise.core.io.format.GroupSource;
import equipoise.core.table.TableFormat;
import equipoise.core.table.TableOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One data set of a study.
 *
 * @param path resolved against the study file's directory; null for the embedded set
 * @param labels a file of labels that stands apart; null if the format finds them
 * @param table how a table is read; not used for images
 * @param dropsMissing whether rows of a table that lack a value are left out, not refused
 * @param classes only these, in this order; empty for all
 * @param validation share of the thinned training set, in (0, 1)
 * @param groups where it stands which images belong together; empty if nowhere
 * @param duplicates what becomes of copies across given parts
 * @param contrastTo the data set whose groups this one ignores, to show what that would claim;
 *     empty for any other
 * @param place where the study file says so, such as {@code study.yaml:4}
 */
public record DataSpec(
    String name,
    Format format,
    Path path,
    Path labels,
    ImageSpec image,
    TableOptions table,
    boolean dropsMissing,
    List<String> classes,
    Imbalance imbalance,
    double validation,
    TestSpec test,
    Optional<GroupSource> groups,
    Duplicates duplicates,
    Optional<String> contrastTo,
    String place) {
  /** The same data set as if its images were unrelated. */
  DataSpec withoutGroups() {
    return new DataSpec(
        name + " as if unrelated",
        format,
        path,
        labels,
        image,
        table,
        dropsMissing,
        classes,
        imbalance,
        validation,
        test,
        Optional.empty(),
        duplicates,
        Optional.of(name),
        place);
  }

  /** Share held out for testing where neither the study nor the format says otherwise. */
  public static final double DEFAULT_TEST_SHARE = 0.2;

  public DataSpec {
    classes = List.copyOf(classes);
  }

  /** What becomes of images that a given test part shares with the training part. */
  public enum Duplicates {
    /** Nothing is stated: as {@link #DROP}, but a test part of many copies is refused. */
    UNSTATED,
    /** Copies leave the training part. */
    DROP,
    /** Copies end the study before it starts. */
    ERROR,
    /** Copies stay, and the verdict says so. */
    KEEP;

    /** As in a study file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How the images or the table are stored.
   *
   * @param word as in a study file: an image format of {@link
   *     equipoise.core.io.format.SetFormat#CATALOGUE}, a table's of {@link TableFormat#CATALOGUE},
   *     or that of {@link #EMBEDDED}
   */
  public record Format(String word) {
    /** The set that comes with Equipoise. */
    public static final Format EMBEDDED = new Format("embedded");

    /** Whether it holds rows of numbers and words, not images. */
    public boolean isTable() {
      return TableFormat.CATALOGUE.has(word);
    }
  }

  /**
   * The shape that image files are brought to.
   *
   * @param height rows; 0 for what the files have, and 32 if they differ
   * @param width columns; 0 as for {@code height}
   * @param channels 1 or 3; 0 for what the files have
   * @param filter {@code bilinear}, {@code bicubic} or {@code nearest}
   */
  public record ImageSpec(int height, int width, int channels, String filter) {
    public static final ImageSpec DEFAULTS = new ImageSpec(0, 0, 0, "bilinear");
  }

  /** How the test set is come by; drawn before the training part is thinned. */
  public sealed interface TestSpec {
    /** The format's own test part where it has one, else a fifth of the data. */
    record Default() implements TestSpec {}

    /** This many images of every class, from the test part where there is one. */
    record PerClass(int count) implements TestSpec {}

    /** A share in (0, 1) of the data, where the format has no test part. */
    record Fraction(double share) implements TestSpec {}
  }
}
