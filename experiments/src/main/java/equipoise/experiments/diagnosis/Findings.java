package equipoise.experiments.diagnosis;

import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What class sizes and neighbours mean for resampling, in sentences. */
final class Findings {
  private static final int MOST = 10;

  private Findings() {}

  /** Classes that are too small for k neighbours. */
  static List<String> sizes(Dataset data, int k) {
    List<String> findings = new ArrayList<>();
    int[] counts = data.counts();
    for (int c = 0; c < counts.length; c++) {
      String name = Visible.quoted(data.classes().get(c));
      if (counts[c] == 1) {
        findings.add("Class %s has one example: over-sampling can only copy it.".formatted(name));
      } else if (counts[c] > 0 && counts[c] <= k) {
        findings.add(
            "Class %s has %d examples, no more than k = %d: SMOTE and its family take %d neighbours there."
                .formatted(name, counts[c], k, counts[c] - 1));
      }
    }
    return shortened(findings);
  }

  /** Classes without a border, and classes among others. */
  static List<String> overlap(List<NeighbourhoodStatistics> classes) {
    List<String> findings = new ArrayList<>();
    for (NeighbourhoodStatistics c : classes) {
      String name = Visible.quoted(c.name());
      if (c.overlap() > 0) {
        findings.add(
            String.format(
                Locale.ROOT,
                "Class %s: %.0f %% of its examples lie among other classes (at least half of their %d nearest neighbours), %d of %d all alone there.",
                name,
                100 * c.overlap(),
                NeighbourhoodStatistics.M,
                c.noise(),
                c.size()));
      }
      if (c.danger() == 0) {
        findings.add(
            "Class %s has no example in danger: Borderline-SMOTE makes none of it."
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
    some.add("And so for " + (findings.size() - MOST) + " more.");
    return some;
  }
}
