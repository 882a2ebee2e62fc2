package equipoise.reports.scores;

import equipoise.reports.statistics.BenjaminiHochberg;
import equipoise.reports.statistics.CriticalDifference;
import equipoise.reports.statistics.Finner;
import equipoise.reports.statistics.Hochberg;
import equipoise.reports.statistics.Holm;
import equipoise.reports.statistics.Hommel;
import equipoise.reports.statistics.Li;
import equipoise.reports.statistics.RankDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All other methods against one, by mean ranks.
 *
 * @param control index of the method
 * @param bonferroniDunn the critical difference of mean ranks; empty with missing cells
 * @param rivals the other methods, in the table's order; none with too few data sets for tests
 */
public record ControlComparison(
    int control, Optional<CriticalDifference> bonferroniDunn, List<Rival> rivals) {
  public ControlComparison {
    rivals = List.copyOf(rivals);
  }

  /**
   * A method against the control.
   *
   * @param z positive where the method ranks better than the control
   * @param p not adjusted; the others are, among all rivals
   */
  public record Rival(
      int method,
      double z,
      double p,
      double bonferroniDunn,
      double holm,
      double hochberg,
      double hommel,
      double finner,
      double li,
      double benjaminiHochberg) {}

  static List<Rival> rivals(double[][] ranks, int control) {
    int methods = ranks[0].length;
    List<Integer> others = new ArrayList<>();
    List<RankDifference> differences = new ArrayList<>();
    for (int j = 0; j < methods; j++) {
      if (j != control) {
        RankDifference difference = RankDifference.between(ranks, control, j);
        if (difference.datasets() >= ScoreComparison.FEWEST) {
          others.add(j);
          differences.add(difference);
        }
      }
    }
    double[] p = differences.stream().mapToDouble(RankDifference::p).toArray();
    double[] holm = Holm.adjust(p);
    double[] hochberg = Hochberg.adjust(p);
    double[] hommel = Hommel.adjust(p);
    double[] finner = Finner.adjust(p);
    double[] li = Li.adjust(p);
    double[] discovery = BenjaminiHochberg.adjust(p);
    List<Rival> rivals = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      rivals.add(
          new Rival(
              others.get(i),
              differences.get(i).z(),
              p[i],
              Math.min(1, p.length * p[i]),
              holm[i],
              hochberg[i],
              hommel[i],
              finner[i],
              li[i],
              discovery[i]));
    }
    return rivals;
  }
}
