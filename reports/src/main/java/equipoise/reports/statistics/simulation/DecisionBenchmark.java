package equipoise.reports.statistics.simulation;

import equipoise.core.Seed;
import equipoise.reports.statistics.decision.CandidateRule;
import equipoise.reports.statistics.decision.PairedPredictions;
import equipoise.reports.statistics.decision.Uncertainty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * How often each rule of decision is wrong and how often it speaks, on simulated data sets: five
 * classes, small learners with seeds and training sets of their own, arms whose true difference is
 * known. The same seed gives the same figures on any number of threads.
 */
public final class DecisionBenchmark {
  private static final int POPULATIONS = 4;

  private final Options options;

  /**
   * @param dataSets simulated in each setting, at least 1
   * @param calibration training sets on which true differences are found, at least 1
   * @param repeats numbers of repeats, each at least 2
   * @param threads at least 1
   */
  public record Options(
      int dataSets, int calibration, List<Integer> repeats, int threads, Seed seed) {
    private static final Seed SEED = new Seed(20261126);

    /** Some minutes on two cores. */
    public static final Options DEFAULTS = new Options(500, 2000, List.of(5, 10, 30), 2, SEED);

    /** Some seconds: shows what the figures look like. */
    public static final Options QUICK = new Options(40, 300, List.of(5, 10), 2, SEED);

    public Options {
      if (dataSets < 1 || calibration < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "data sets, calibration and threads must be at least 1, but are %d, %d and %d"
                .formatted(dataSets, calibration, threads));
      }
      if (repeats.isEmpty() || repeats.stream().anyMatch(r -> r < 2)) {
        throw new IllegalArgumentException("repeats must be at least 2, but are " + repeats);
      }
      repeats = List.copyOf(repeats);
    }

    public Options withDataSets(int number) {
      return new Options(number, calibration, repeats, threads, seed);
    }

    public Options withThreads(int number) {
      return new Options(dataSets, calibration, repeats, number, seed);
    }
  }

  /**
   * How often a true difference is found, in percent.
   *
   * @param single by the comparison alone
   * @param amongSix at the first step of Holm's procedure over six
   */
  public record Power(double single, double amongSix) {}

  /**
   * One rule in one setting; rates in percent.
   *
   * @param falsePositives the highest of three kinds of equal arms
   * @param standardError of that rate
   * @param coverage of the 95 % interval, the lowest of all contrasts
   * @param falseEquivalence equivalent although the difference is as large as the margin
   */
  public record Line(
      String setting,
      int repeats,
      String rule,
      int dataSets,
      double falsePositives,
      double standardError,
      double coverage,
      Power threePoints,
      Power fivePoints,
      Power tenPoints,
      double falseEquivalence) {}

  public DecisionBenchmark(Options options) {
    this.options = options;
  }

  /**
   * @param each is given the lines as settings are finished
   */
  public void run(Consumer<Line> each) {
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try {
      for (Protocol protocol : Protocol.values()) {
        setting(protocol, pool).forEach(each);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Line> setting(Protocol protocol, ExecutorService pool) {
    Seed seed = options.seed().child(protocol.name());
    List<Future<Calibration>> calibrations = new ArrayList<>();
    for (int k = 0; k < POPULATIONS; k++) {
      int number = k;
      calibrations.add(
          pool.submit(
              () ->
                  new Calibration(
                      protocol,
                      population(number),
                      options.calibration(),
                      seed.child("calibration", number))));
    }
    List<Calibration> calibrated = calibrations.stream().map(DecisionBenchmark::done).toList();
    List<Future<List<Outcome>>> studies = new ArrayList<>();
    for (int s = 0; s < options.dataSets(); s++) {
      int number = s;
      studies.add(
          pool.submit(
              () ->
                  outcomes(
                      study(protocol, number, seed.child("data-set", number)),
                      protocol.testToTrain(),
                      calibrated.get(number % POPULATIONS))));
    }
    return lines(protocol, studies);
  }

  private Population population(int number) {
    return new Population(options.seed().child("population", number));
  }

  private SimulatedStudy study(Protocol protocol, int number, Seed seed) {
    int most = options.repeats().stream().mapToInt(r -> r).max().orElseThrow();
    return new SimulatedStudy(protocol, population(number % POPULATIONS), most, seed);
  }

  /** What the rules make of one comparison. */
  private record Outcome(
      int repeats, Contrast contrast, Map<CandidateRule, Uncertainty> uncertainties) {}

  private List<Outcome> outcomes(
      SimulatedStudy study, double testToTrain, Calibration calibration) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int repeats : options.repeats()) {
      for (Contrast contrast : Contrast.values()) {
        PairedPredictions paired = study.paired(contrast, calibration.shift(contrast), repeats);
        outcomes.add(new Outcome(repeats, contrast, CandidateRule.weigh(paired, testToTrain)));
      }
    }
    return outcomes;
  }

  private List<Line> lines(Protocol protocol, List<Future<List<Outcome>>> studies) {
    Map<Integer, Map<CandidateRule, Tally>> tallies = new LinkedHashMap<>();
    for (Future<List<Outcome>> study : studies) {
      for (Outcome outcome : done(study)) {
        Map<CandidateRule, Tally> ofRules =
            tallies.computeIfAbsent(outcome.repeats(), r -> new EnumMap<>(CandidateRule.class));
        outcome
            .uncertainties()
            .forEach(
                (rule, uncertainty) ->
                    ofRules
                        .computeIfAbsent(rule, r -> new Tally())
                        .add(outcome.contrast(), uncertainty));
      }
    }
    List<Line> lines = new ArrayList<>();
    tallies.forEach(
        (repeats, ofRules) ->
            ofRules.forEach(
                (rule, tally) -> lines.add(tally.line(protocol.label(), repeats, rule.label()))));
    return lines;
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
