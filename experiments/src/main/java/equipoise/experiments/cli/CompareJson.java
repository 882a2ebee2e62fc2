package equipoise.experiments.cli;

import equipoise.core.table.ScoreTable;
import equipoise.reports.scores.ControlComparison;
import equipoise.reports.scores.PairComparison;
import equipoise.reports.scores.ScoreComparison;
import equipoise.reports.statistics.CriticalDifference;
import equipoise.reports.statistics.Friedman;
import equipoise.reports.statistics.SkillingsMack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as the contract of the command line has it; what was not computed is null. */
final class CompareJson {
  private CompareJson() {}

  static Map<String, Object> of(ScoreComparison comparison) {
    ScoreTable table = comparison.table();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("methods", table.methods());
    json.put("datasets", table.datasets().size());
    json.put("missingCells", table.missing());
    json.put("lowerIsBetter", comparison.options().lowerIsBetter());
    json.put("test", test(comparison));
    json.put("meanRanks", comparison.meanRanks());
    json.put("friedman", comparison.friedman().map(CompareJson::friedman).orElse(null));
    json.put("imanDavenport", comparison.friedman().map(CompareJson::imanDavenport).orElse(null));
    json.put("kendallsW", comparison.friedman().map(Friedman::kendallsW).orElse(null));
    json.put("skillingsMack", comparison.skillingsMack().map(CompareJson::skillings).orElse(null));
    json.put("nemenyi", comparison.nemenyi().map(CompareJson::difference).orElse(null));
    json.put("rope", comparison.rope());
    json.put("pairs", comparison.pairs().stream().map(p -> pair(table.methods(), p)).toList());
    json.put("control", comparison.control().map(c -> control(table.methods(), c)).orElse(null));
    json.put(
        "cliques",
        comparison.cliques().stream()
            .map(clique -> clique.stream().map(table.methods()::get).toList())
            .toList());
    json.put("verdict", comparison.verdict());
    return json;
  }

  private static String test(ScoreComparison comparison) {
    if (!comparison.tested()) {
      return null;
    }
    return comparison.friedman().isPresent() ? "friedman" : "skillings-mack";
  }

  private static Map<String, Object> friedman(Friedman friedman) {
    Map<String, Object> corrected = new LinkedHashMap<>();
    corrected.put("chiSquared", friedman.correctedChiSquared());
    corrected.put("p", friedman.correctedP());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("chiSquared", friedman.chiSquared());
    json.put("df", friedman.df());
    json.put("p", friedman.p());
    json.put("tieCorrected", corrected);
    return json;
  }

  /** JSON has no infinity: where all data sets rank alike, f is null and p 0. */
  private static Map<String, Object> imanDavenport(Friedman friedman) {
    Friedman.ImanDavenport test = friedman.imanDavenport();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("f", finite(test.f()));
    json.put("df1", test.df1());
    json.put("df2", test.df2());
    json.put("p", test.p());
    return json;
  }

  private static Map<String, Object> skillings(SkillingsMack test) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("chiSquared", test.chiSquared());
    json.put("df", test.df());
    json.put("p", test.p());
    return json;
  }

  private static Map<String, Object> difference(CriticalDifference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("alpha", difference.alpha());
    json.put("q", difference.q());
    json.put("criticalDifference", difference.value());
    return json;
  }

  private static Map<String, Object> pair(List<String> methods, PairComparison pair) {
    Optional<PairComparison.Tests> tests = pair.tests();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", methods.get(pair.a()));
    json.put("b", methods.get(pair.b()));
    json.put("datasets", pair.datasets());
    json.put("z", tests.map(PairComparison.Tests::z).orElse(null));
    json.put("p", tests.map(PairComparison.Tests::p).orElse(null));
    json.put("holm", tests.map(PairComparison.Tests::holm).orElse(null));
    json.put("shaffer", tests.map(PairComparison.Tests::shaffer).orElse(null));
    json.put("nemenyi", tests.map(t -> finite(t.nemenyi())).orElse(null));
    json.put("wilcoxon", tests.map(CompareJson::wilcoxon).orElse(null));
    json.put("wins", pair.wins());
    json.put("ties", pair.ties());
    json.put("losses", pair.losses());
    json.put("bayesianSignedRank", tests.map(CompareJson::bayesian).orElse(null));
    return json;
  }

  private static Map<String, Object> wilcoxon(PairComparison.Tests tests) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rPlus", tests.wilcoxon().rPlus());
    json.put("rMinus", tests.wilcoxon().rMinus());
    json.put("p", tests.wilcoxon().p());
    json.put("pHolm", tests.wilcoxonHolm());
    return json;
  }

  private static Map<String, Object> bayesian(PairComparison.Tests tests) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("left", tests.bayesian().left());
    json.put("rope", tests.bayesian().rope());
    json.put("right", tests.bayesian().right());
    return json;
  }

  private static Map<String, Object> control(List<String> methods, ControlComparison control) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", methods.get(control.control()));
    json.put("bonferroniDunn", control.bonferroniDunn().map(CompareJson::difference).orElse(null));
    json.put("rivals", control.rivals().stream().map(r -> rival(methods, r)).toList());
    return json;
  }

  private static Map<String, Object> rival(List<String> methods, ControlComparison.Rival rival) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", methods.get(rival.method()));
    json.put("z", rival.z());
    json.put("p", rival.p());
    json.put("bonferroniDunn", rival.bonferroniDunn());
    json.put("holm", rival.holm());
    json.put("hochberg", rival.hochberg());
    json.put("hommel", rival.hommel());
    json.put("finner", rival.finner());
    json.put("li", rival.li());
    json.put("benjaminiHochberg", rival.benjaminiHochberg());
    return json;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
