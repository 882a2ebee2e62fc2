package equipoise.experiments.diagnosis;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What class sizes, duplicates and neighbours mean for resampling, in sentences. */
final class Findings {
  private static final int MOST = 10;

  private Findings() {}

  static List<String> duplicates(Duplicates duplicates) {
    List<String> findings = new ArrayList<>();
    if (duplicates.within() > 0) {
      findings.add(
          "%s an earlier one of the same class; between equal ones SMOTE makes copies."
              .formatted(examples(duplicates.within(), "repeats", "repeat")));
    }
    if (duplicates.across() > 0) {
      findings.add(
          "%s values that another class has, too; no classifier can tell them apart."
              .formatted(examples(duplicates.across(), "has", "have")));
    }
    return findings;
  }

  private static String examples(int n, String one, String more) {
    return Counted.of(n, "example") + " " + (n == 1 ? one : more);
  }

  /**
   * @param constant values that are the same in all examples
   */
  static List<String> constant(Dataset data, int[] constant) {
    if (constant.length == 0 || data.size() == 1) {
      return List.of();
    }
    if (data.isImages()) {
      return List.of(
          "%d of %s the same in all images."
              .formatted(
                  constant.length,
                  Counted.of(data.dimension(), "pixel") + (constant.length == 1 ? " is" : " are")));
    }
    List<TableShape.Column> columns = ((TableShape) data.shape()).columns();
    String names =
        String.join(", ", IntStream.of(constant).mapToObj(j -> columns.get(j).name()).toList());
    return List.of(
        "%s only one value and says nothing: %s."
            .formatted(
                constant.length == 1
                    ? "1 column has"
                    : "Each of " + Counted.of(constant.length, "column") + " has",
                Visible.shortened(names)));
  }

  /** Classes that are too small for k neighbours. */
  static List<String> sizes(Dataset data, int k) {
    List<String> findings = new ArrayList<>();
    int[] counts = data.counts();
    for (int c = 0; c < counts.length; c++) {
      String name = Visible.quoted(data.classes().get(c));
      if (counts[c] == 1) {
        findings.add("Class %s has one example: oversampling can only copy it.".formatted(name));
      } else if (counts[c] > 0 && counts[c] <= k) {
        findings.add(
            "Class %s has %d examples, no more than k = %d: SMOTE and its family take %s there."
                .formatted(name, counts[c], k, Counted.of(counts[c] - 1, "neighbour")));
      }
    }
    return shortened(findings);
  }

  /** Classes among others, and classes without a border. */
  static List<String> overlap(List<NeighbourhoodStatistics> classes) {
    List<String> findings = new ArrayList<>();
    for (NeighbourhoodStatistics c : classes) {
      String name = Visible.quoted(c.name());
      if (c.overlap() > 0) {
        findings.add(
            String.format(
                Locale.ROOT,
                "Class %s: %.0f %% of %s lie among other classes (at least half of the %d nearest neighbours), %d of %d without any neighbour of their own class.",
                name,
                100 * c.overlap(),
                Counted.of(c.size(), "example"),
                c.neighbours(),
                c.noise(),
                c.size()));
      }
      if (c.danger() == 0 && c.neighbours() == NeighbourhoodStatistics.M) {
        findings.add(
            "Class %s has no example in danger: Borderline-SMOTE generates none for it."
                .formatted(name));
      }
    }
    return shortened(findings);
  }

  private static List<String> shortened(List<String> findings) {
    if (findings.size() <= MOST) {
      return findings;
    }
    List<String> some = new ArrayList<>(findings.subList(0, MOST));
    some.add("The same holds for " + (findings.size() - MOST) + " more.");
    return some;
  }
}
