package equipoise.reports.sections;

import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.charts.DifferencePlot;
import equipoise.reports.charts.DifferencePlot.Difference;
import equipoise.reports.charts.DifferencePlot.Kind;
import equipoise.reports.charts.DifferencePlot.Panel;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.Comparison;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paired differences as the first thing to look at. */
final class DifferencesChart {
  private static final int MOST_ROWS = 60;

  private DifferencesChart() {}

  /** Empty without comparisons. */
  static Optional<Block> of(Analysis analysis) {
    List<Panel> panels = new ArrayList<>();
    int rows = 0;
    int left = 0;
    for (Setting setting : analysis.run().settings()) {
      List<Difference> here = analysis.of(setting).stream().map(DifferencesChart::of).toList();
      if (here.isEmpty() || rows + here.size() > MOST_ROWS) {
        left += here.size();
      } else {
        rows += here.size();
        panels.add(new Panel(title(analysis, setting), here));
      }
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    double margin = analysis.run().rule().margin();
    String caption =
        "Synthesis minus its rival without it; the line is the 95 % interval, the shaded band "
            + Numbers.pointsOf(margin)
            + " to either side of 0 counts as equivalent. Triangle: better; diamond: worse; circle:"
            + " neither is shown."
            + (left == 0 ? "" : " " + left + " more stand in the table alone.");
    String title =
        "Does synthesis help? Difference to the best method without it"
            + (panels.size() == 1 ? ", " + panels.get(0).title() : "");
    return Optional.of(Figure.of(new DifferencePlot(title, margin, panels), caption));
  }

  private static String title(Analysis analysis, Setting setting) {
    String classifier = ChartsSection.name(setting.classifier());
    return analysis.run().datasets().size() == 1
        ? classifier
        : classifier + " on " + ChartsSection.name(setting.dataset());
  }

  private static Difference of(Comparison c) {
    boolean tested = c.tested().isPresent();
    Kind kind =
        switch (c.finding()) {
          case BETTER -> Kind.BETTER;
          case WORSE -> Kind.WORSE;
          case EQUIVALENT, UNDECIDED, TOO_FEW_REPEATS, NO_PREDICTIONS -> Kind.OPEN;
        };
    return new Difference(
        ChartsSection.name(c.challenger().method()),
        kind,
        100 * c.mean(),
        tested ? 100 * c.low() : Double.NaN,
        tested ? 100 * c.high() : Double.NaN);
  }
}
