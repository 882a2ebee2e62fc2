package equipoise.experiments.draft;

import equipoise.core.Counted;
import equipoise.core.data.DataException;
import equipoise.core.data.ImageShape;
import equipoise.core.io.Inspection;
import equipoise.core.io.format.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a first study of a data set should be: everything in it follows from the counts and shapes
 * that {@code data inspect} sees.
 *
 * @param path of the data, as the study file will name it
 * @param headless whether it is a CSV whose first line is a row
 */
public record StudyDraft(Inspection data, Path path, boolean headless) {
  /** Larger images are scaled so that their longer side has so many pixels: networks stay small. */
  private static final int LONGEST_SIDE = 64;

  private static final int SCALED_SIDE = 48;

  /** From so many examples on, one test part is enough; below it folds test every example. */
  private static final int FEW_EXAMPLES = 2000;

  private static final int FOLDS = 5;

  /** Fewer examples of a class cannot be trained, validated and tested on. */
  private static final int FEWEST_OF_CLASS = FOLDS;

  /** A generator refuses a class of fewer images. */
  private static final int FEWEST_FOR_GENERATOR = 20;

  /** Neighbours that SMOTE interpolates with, where a class has so many. */
  private static final int NEIGHBOURS = 5;

  private static final double TEST_SHARE = .2;

  /**
   * @throws DataException if the data cannot be used, or have fewer than two classes of five
   *     examples
   */
  public StudyDraft {
    for (Problem problem : data.problems()) {
      if (problem.severity() == Problem.Severity.ERROR) {
        throw new DataException(problem.line());
      }
    }
    if (kept(data).size() < 2) {
      throw new DataException(
          "%s: holds %s with %d examples or more; a study compares how well at least two are told apart"
              .formatted(path, Counted.of(kept(data).size(), "class"), FEWEST_OF_CLASS));
    }
  }

  /** Classes with examples enough to train, validate and test on. */
  private static List<Inspection.ClassCount> kept(Inspection data) {
    return data.classes().stream().filter(c -> c.count() >= FEWEST_OF_CLASS).toList();
  }

  /** Their names, if some class is left out; empty if all are kept. */
  List<String> classes() {
    List<Inspection.ClassCount> kept = kept(data);
    return leftOut().isEmpty() ? List.of() : kept.stream().map(c -> c.name()).toList();
  }

  /** Classes with examples, but too few of them. */
  List<Inspection.ClassCount> leftOut() {
    return data.classes().stream()
        .filter(c -> c.count() > 0 && c.count() < FEWEST_OF_CLASS)
        .toList();
  }

  private List<Integer> counts() {
    return kept(data).stream().map(Inspection.ClassCount::count).toList();
  }

  /** Examples of the classes that are kept. */
  int size() {
    return counts().stream().mapToInt(count -> count).sum();
  }

  int numberOfClasses() {
    return counts().size();
  }

  boolean isTable() {
    return "table".equals(data.kind());
  }

  /** The study's name: that of the file or folder. */
  String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String plain =
        last == null ? "study" : last.toString().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    return plain.isBlank() ? "study" : plain;
  }

  int smallest() {
    return counts().stream().min(Integer::compare).orElseThrow();
  }

  boolean hasTest() {
    return data.test() != null;
  }

  /** 0 where examples are tested otherwise. */
  int folds() {
    return !hasTest() && size() < FEW_EXAMPLES ? FOLDS : 0;
  }

  /** The share to test on where there is neither a test part nor folds. */
  double testShare() {
    return TEST_SHARE;
  }

  /** Examples of the smallest class that a trial is trained on. */
  private int trained() {
    double share = folds() > 0 ? 1 - 1.0 / folds() : hasTest() ? 1 : 1 - testShare();
    return (int) Math.max(1, Math.floor(smallest() * share * (1 - validation())));
  }

  /** So large that the smallest class is in it, where that is possible. */
  double validation() {
    return smallest() < 10 ? .2 : .1;
  }

  /** Five folds train five times a repeat. */
  int repeats() {
    return folds() > 0 ? 5 : 10;
  }

  /** The shape to read images in; null for what they have. */
  ImageShape scaled() {
    if (!(data.shape() instanceof ImageShape shape)) {
      return null;
    }
    int longest = Math.max(shape.height(), shape.width());
    if (longest <= LONGEST_SIDE) {
      return null;
    }
    return new ImageShape(
        shape.channels(),
        Math.max(8, Math.round((float) SCALED_SIDE * shape.height() / longest)),
        Math.max(8, Math.round((float) SCALED_SIDE * shape.width() / longest)));
  }

  /** Lines of the study file's list. */
  List<String> methods() {
    List<String> methods = new ArrayList<>(List.of("none", "random-over", "threshold-moving"));
    if (!isTable()) {
      methods.add("class-weights");
    }
    int neighbours = Math.min(NEIGHBOURS, trained() - 1);
    if (neighbours >= 1) {
      methods.add(neighbours == NEIGHBOURS ? "smote" : "{name: smote, k: " + neighbours + "}");
    }
    methods.add("cdsmote");
    if (generates()) {
      methods.add("{name: dcgan, steps: 1500}");
    }
    return methods;
  }

  /** Whether a generator has a class to fill that it can learn. */
  boolean generates() {
    int largest = counts().stream().max(Integer::compare).orElseThrow();
    return !isTable()
        && counts().stream()
            .anyMatch(count -> count < largest && count * .7 >= FEWEST_FOR_GENERATOR);
  }

  List<String> classifiers() {
    return isTable()
        ? List.of("random-forest", "logistic-regression")
        : List.of("{name: lenet5, epochs: " + epochs() + "}", "random-forest");
  }

  /** About 1,500 steps of 64 images. */
  private int epochs() {
    return Math.max(10, Math.min(40, 96_000 / size()));
  }
}
