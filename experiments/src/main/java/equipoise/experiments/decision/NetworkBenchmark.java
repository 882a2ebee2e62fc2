package equipoise.experiments.decision;

import equipoise.reports.statistics.decision.CandidateRule;
import equipoise.reports.statistics.decision.PairedPredictions;
import equipoise.reports.statistics.decision.Uncertainty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** How often each rule of decision finds a difference between equal networks. */
public final class NetworkBenchmark {
  private static final double ALPHA = .05;

  private NetworkBenchmark() {}

  /**
   * One rule on one kind of test.
   *
   * @param falsePositives in percent
   * @param standardError of that rate
   */
  public record Line(
      String setting,
      int repeats,
      String rule,
      int pairs,
      double falsePositives,
      double standardError) {}

  /**
   * @param pairs of equal arms, each on a data set of its own; at least 1
   * @param repeats at least 2
   * @param progress is given the number of pairs done
   */
  public static List<Line> run(
      EqualNetworks networks, int pairs, int repeats, IntConsumer progress) {
    Map<CandidateRule, Integer> redrawn = new EnumMap<>(CandidateRule.class);
    Map<CandidateRule, Integer> fixed = new EnumMap<>(CandidateRule.class);
    for (int number = 0; number < pairs; number++) {
      EqualNetworks.Pair pair = networks.pair(number, repeats);
      count(redrawn, pair.redrawn(), EqualNetworks.TEST_TO_TRAIN);
      count(fixed, pair.fixed(), networks.fixedToTrain());
      progress.accept(number + 1);
    }
    List<Line> lines = new ArrayList<>();
    redrawn.forEach((rule, n) -> lines.add(line("quarter redrawn", repeats, rule, pairs, n)));
    fixed.forEach((rule, n) -> lines.add(line("fixed", repeats, rule, pairs, n)));
    return lines;
  }

  private static void count(
      Map<CandidateRule, Integer> different, PairedPredictions paired, double testToTrain) {
    Map<CandidateRule, Uncertainty> weighed = CandidateRule.weigh(paired, testToTrain);
    weighed.forEach((rule, u) -> different.merge(rule, u.p(0) < ALPHA ? 1 : 0, Integer::sum));
  }

  private static Line line(String setting, int repeats, CandidateRule rule, int pairs, int n) {
    double rate = 100.0 * n / pairs;
    double error = Math.sqrt(rate * (100 - rate) / pairs);
    return new Line(setting, repeats, rule.label(), pairs, rate, error);
  }
}
