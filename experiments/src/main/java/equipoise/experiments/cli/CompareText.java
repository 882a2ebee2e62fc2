package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.reports.scores.ControlComparison;
import equipoise.reports.scores.PairComparison;
import equipoise.reports.scores.ScoreComparison;
import equipoise.reports.statistics.CriticalDifference;
import equipoise.reports.statistics.Friedman;
import equipoise.reports.statistics.SkillingsMack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison for people. */
final class CompareText {
  private static final int WIDTH = 100;

  /** With more methods only the pairs with the best method are shown. */
  private static final int ALL_PAIRS = 8;

  private final ScoreComparison comparison;
  private final List<String> names;
  private final List<String> lines = new ArrayList<>();

  private CompareText(ScoreComparison comparison) {
    this.comparison = comparison;
    this.names = comparison.table().methods().stream().map(Visible::shortened).toList();
  }

  static List<String> lines(ScoreComparison comparison) {
    CompareText text = new CompareText(comparison);
    text.ranks();
    comparison.friedman().ifPresent(text::friedman);
    comparison.skillingsMack().ifPresent(text::skillingsMack);
    comparison.nemenyi().ifPresent(d -> text.difference("Nemenyi", d));
    text.cliques();
    text.pairs();
    if (comparison.tested()) {
      comparison.control().ifPresent(text::control);
    }
    text.lines.add("");
    text.lines.addAll(Lines.wrapped("", comparison.verdict(), WIDTH));
    return text.lines;
  }

  private void ranks() {
    lines.add(
        "%s, %s, %s is better"
            .formatted(
                Counted.of(names.size(), "method"),
                Counted.of(comparison.table().datasets().size(), "data set"),
                comparison.options().lowerIsBetter() ? "lower" : "higher"));
    lines.add("");
    TextTable table = new TextTable(1, "method", "mean rank");
    for (int j : comparison.order()) {
      table.row(names.get(j), number("%.3f", comparison.meanRanks().get(j)));
    }
    lines.addAll(table.lines());
    if (comparison.tested()) {
      lines.add("");
    }
  }

  private void friedman(Friedman test) {
    lines.add(
        "Friedman: chi-squared %s, df %d, p %s; with tie correction %s, p %s; Kendall's W %s"
            .formatted(
                number("%.4f", test.chiSquared()),
                test.df(),
                p(test.p()),
                number("%.4f", test.correctedChiSquared()),
                p(test.correctedP()),
                number("%.3f", test.kendallsW())));
    Friedman.ImanDavenport davenport = test.imanDavenport();
    lines.add(
        "Iman-Davenport: F(%d, %d) %s, p %s"
            .formatted(
                davenport.df1(),
                davenport.df2(),
                Double.isInfinite(davenport.f())
                    ? "infinite, since all data sets rank alike"
                    : number("%.4f", davenport.f()),
                p(davenport.p())));
  }

  private void skillingsMack(SkillingsMack test) {
    lines.addAll(
        Lines.wrapped(
            "",
            "%s without a score, so the test is that of Skillings and Mack: chi-squared %s, df %d, p %s. A pair is compared on the data sets that have both methods."
                .formatted(
                    Counted.of(comparison.table().missing(), "cell"),
                    number("%.4f", test.chiSquared()),
                    test.df(),
                    p(test.p())),
            WIDTH));
  }

  private void difference(String test, CriticalDifference difference) {
    lines.add(
        "%s at %s: q %s, critical difference of mean ranks %s"
            .formatted(
                test,
                number("%s", difference.alpha()),
                number("%.4f", difference.q()),
                number("%.4f", difference.value())));
  }

  private void cliques() {
    if (!comparison.tested()) {
      return;
    }
    String by = comparison.nemenyi().isPresent() ? "Nemenyi" : "Holm";
    if (comparison.cliques().isEmpty()) {
      lines.add("All methods are told apart by " + by + ".");
      return;
    }
    lines.add("Not told apart by " + by + ":");
    for (List<Integer> clique : comparison.cliques()) {
      String members = String.join(", ", clique.stream().map(names::get).toList());
      lines.addAll(Lines.wrapped("  ", members, WIDTH));
    }
  }

  private void pairs() {
    int best = comparison.order().get(0);
    boolean all = names.size() <= ALL_PAIRS;
    List<PairComparison> shown =
        comparison.pairs().stream().filter(p -> all || p.a() == best || p.b() == best).toList();
    lines.add("");
    lines.add(
        (all ? "All pairs" : "Pairs with " + names.get(best) + " (all: --json)")
            + ": win/tie/loss of a over b"
            + (comparison.tested()
                ? "; z and R+ are high where b is better; Bayes is the probability that a is"
                : ""));
    if (comparison.tested()) {
      lines.add(
          "better, that they are practically equal (within %s) and that b is better"
              .formatted(number("%.3g", comparison.rope())));
    }
    lines.addAll(pairTable(shown).lines());
  }

  private TextTable pairTable(List<PairComparison> shown) {
    TextTable table =
        comparison.tested()
            ? new TextTable(
                2,
                "a",
                "b",
                "w/t/l",
                "z",
                "p",
                "Holm",
                "Shaffer",
                "Nemenyi",
                "R+",
                "R-",
                "Wilcoxon",
                "Holm",
                "Bayes")
            : new TextTable(2, "a", "b", "w/t/l");
    for (PairComparison pair : shown) {
      List<String> cells = new ArrayList<>();
      cells.add(names.get(pair.a()));
      cells.add(names.get(pair.b()));
      cells.add(pair.wins() + "/" + pair.ties() + "/" + pair.losses());
      pair.tests().ifPresent(tests -> cells.addAll(cells(tests)));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static List<String> cells(PairComparison.Tests tests) {
    return List.of(
        number("%.3f", tests.z()),
        p(tests.p()),
        p(tests.holm()),
        p(tests.shaffer()),
        p(tests.nemenyi()),
        number("%.1f", tests.wilcoxon().rPlus()),
        number("%.1f", tests.wilcoxon().rMinus()),
        p(tests.wilcoxon().p()),
        p(tests.wilcoxonHolm()),
        number("%.2f", tests.bayesian().left())
            + number(" %.2f", tests.bayesian().rope())
            + number(" %.2f", tests.bayesian().right()));
  }

  private void control(ControlComparison control) {
    lines.add("");
    control.bonferroniDunn().ifPresent(d -> difference("Bonferroni-Dunn", d));
    lines.add(
        "Against %s (z is positive where the method ranks better), p and adjusted p:"
            .formatted(names.get(control.control())));
    TextTable table =
        new TextTable(
            1,
            "method",
            "z",
            "p",
            "Bonf.-Dunn",
            "Holm",
            "Hochberg",
            "Hommel",
            "Finner",
            "Li",
            "Benj.-Hochb.");
    for (ControlComparison.Rival rival : control.rivals()) {
      table.row(
          names.get(rival.method()),
          number("%.3f", rival.z()),
          p(rival.p()),
          p(rival.bonferroniDunn()),
          p(rival.holm()),
          p(rival.hochberg()),
          p(rival.hommel()),
          p(rival.finner()),
          p(rival.li()),
          p(rival.benjaminiHochberg()));
    }
    lines.addAll(table.lines());
  }

  private static String p(double p) {
    if (Double.isNaN(p)) {
      return "-";
    }
    return p < 1e-4 ? "<.0001" : number("%.4f", p);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
