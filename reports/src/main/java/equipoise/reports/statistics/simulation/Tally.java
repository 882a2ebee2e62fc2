package equipoise.reports.statistics.simulation;

import equipoise.reports.statistics.decision.Uncertainty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often one rule said what, in one setting with one number of repeats. */
final class Tally {
  private static final double ALPHA = .05;

  /** Comparisons of a report, whose first step of Holm's procedure is counted too. */
  private static final int COMPARISONS = 6;

  private static final double MARGIN = .02;
  private static final List<Contrast> EQUAL =
      List.of(Contrast.SEEDS, Contrast.SAME_WEIGHTS, Contrast.EQUAL);

  /** Counts of one contrast. */
  private static final class Counts {
    private int different;
    private int differentAmongSix;
    private int covered;
    private int equivalent;
  }

  private final Map<Contrast, Counts> counts = new EnumMap<>(Contrast.class);
  private int dataSets;

  Tally() {
    for (Contrast contrast : Contrast.values()) {
      counts.put(contrast, new Counts());
    }
  }

  /** Takes in one data set's comparison; the contrasts of a data set follow one another. */
  void add(Contrast contrast, Uncertainty uncertainty) {
    Counts of = counts.get(contrast);
    double p = uncertainty.p(0);
    of.different += p < ALPHA ? 1 : 0;
    of.differentAmongSix += p < ALPHA / COMPARISONS ? 1 : 0;
    of.covered += uncertainty.p(contrast.truth()) >= ALPHA ? 1 : 0;
    boolean within = uncertainty.below(-MARGIN) < ALPHA && 1 - uncertainty.below(MARGIN) < ALPHA;
    of.equivalent += within ? 1 : 0;
    dataSets += contrast == Contrast.SEEDS ? 1 : 0;
  }

  DecisionBenchmark.Line line(String setting, int repeats, String rule) {
    double falsePositives =
        EQUAL.stream().mapToDouble(c -> percent(counts.get(c).different)).max().orElseThrow();
    return new DecisionBenchmark.Line(
        setting,
        repeats,
        rule,
        dataSets,
        falsePositives,
        Math.sqrt(falsePositives * (100 - falsePositives) / dataSets),
        counts.values().stream().mapToDouble(c -> percent(c.covered)).min().orElseThrow(),
        power(Contrast.THREE_POINTS),
        power(Contrast.FIVE_POINTS),
        power(Contrast.TEN_POINTS),
        percent(counts.get(Contrast.TWO_POINTS).equivalent));
  }

  private DecisionBenchmark.Power power(Contrast contrast) {
    Counts of = counts.get(contrast);
    return new DecisionBenchmark.Power(percent(of.different), percent(of.differentAmongSix));
  }

  private double percent(int count) {
    return 100.0 * count / dataSets;
  }
}
