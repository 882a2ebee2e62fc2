package equipoise.reports.sections;

import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Figure;
import equipoise.reports.charts.PanelChart;
import equipoise.reports.charts.PanelChart.Axis;
import equipoise.reports.charts.PanelChart.Line;
import equipoise.reports.charts.PanelChart.Panel;
import equipoise.reports.charts.PanelChart.Style;
import equipoise.reports.results.Arm;
import equipoise.reports.results.ProbabilityCurves;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Scored;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** ROC, precision against recall, and reliability, from the recorded probabilities. */
final class ProbabilityCharts {
  private static final int MOST_PANELS = 12;
  private static final Axis SHARE = new Axis("", 0, 1, false, "0.#");

  private ProbabilityCharts() {}

  /** Empty where no predictions are recorded. */
  static List<Block> of(Setting setting) {
    List<Arm> arms = setting.arms().stream().filter(arm -> !curves(arm).isEmpty()).toList();
    if (arms.isEmpty()) {
      return List.of();
    }
    return List.of(rankings(setting, chosen(setting, arms)), reliability(arms));
  }

  private static List<ProbabilityCurves> curves(Arm arm) {
    return arm.done().stream()
        .map(RecordedTrial::scored)
        .flatMap(Optional::stream)
        .map(Scored::curves)
        .toList();
  }

  /** The baseline, and the best of each kind of synthesis. */
  private static List<Arm> chosen(Setting setting, List<Arm> arms) {
    Set<Arm> chosen = new LinkedHashSet<>();
    setting.baseline().ifPresent(chosen::add);
    for (Synthesis synthesis : Synthesis.values()) {
      setting.best(arm -> arm.synthesis() == synthesis).ifPresent(chosen::add);
    }
    chosen.retainAll(arms);
    return chosen.isEmpty() ? arms.subList(0, 1) : List.copyOf(chosen);
  }

  private static Block rankings(Setting setting, List<Arm> arms) {
    double[] grid =
        IntStream.range(0, ProbabilityCurves.GRID)
            .mapToDouble(i -> i / (ProbabilityCurves.GRID - 1.0))
            .toArray();
    List<Line> roc = new ArrayList<>();
    List<Line> precision = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      roc.add(band(arms.get(i), i, grid, ProbabilityCurves::roc));
      precision.add(band(arms.get(i), i, grid, ProbabilityCurves::precision));
    }
    double[] ends = {0, 1};
    roc.add(Line.of("", 0, Style.REFERENCE, ends, ends));
    PanelChart chart =
        new PanelChart(
            "Receiver operating characteristic, and precision against recall: "
                + ChartsSection.name(setting.classifier()),
            axis("False positive rate | recall"),
            axis("True positive rate | precision"),
            List.of(new Panel("ROC", roc), new Panel("Precision against recall", precision)),
            2);
    return Figure.of(
        chart,
        "One class against the others, mean over classes: at left true against false positive rate,"
            + " at right the highest precision with at least that recall. Line: mean over repeats;"
            + " band: one standard deviation to either side. Shown: the method in which nothing was"
            + " done, and the best of each kind.");
  }

  private static Axis axis(String label) {
    return new Axis(label, SHARE.low(), SHARE.high(), false, SHARE.pattern());
  }

  private static Line band(
      Arm arm, int colour, double[] grid, Function<ProbabilityCurves, double[]> curve) {
    List<double[]> repeats = curves(arm).stream().map(curve).toList();
    double[] mean = new double[grid.length];
    double[] low = new double[grid.length];
    double[] high = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      int at = i;
      mean[i] = repeats.stream().mapToDouble(c -> c[at]).average().orElse(Double.NaN);
      double squares =
          repeats.stream().mapToDouble(c -> (c[at] - mean[at]) * (c[at] - mean[at])).sum();
      double deviation = repeats.size() < 2 ? 0 : Math.sqrt(squares / (repeats.size() - 1));
      low[i] = Math.max(0, mean[i] - deviation);
      high[i] = Math.min(1, mean[i] + deviation);
    }
    String name = ChartsSection.name(arm.method());
    return new Line(name, colour, Style.LINE, grid, mean, low, high);
  }

  private static Block reliability(List<Arm> arms) {
    List<Panel> panels = new ArrayList<>();
    double[] ends = {0, 1};
    for (Arm arm : arms.subList(0, Math.min(MOST_PANELS, arms.size()))) {
      double[] confidence = new double[ProbabilityCurves.BINS];
      double[] right = new double[ProbabilityCurves.BINS];
      double[] count = new double[ProbabilityCurves.BINS];
      for (ProbabilityCurves curves : curves(arm)) {
        for (int b = 0; b < count.length; b++) {
          confidence[b] += curves.confidence()[b];
          right[b] += curves.right()[b];
          count[b] += curves.count()[b];
        }
      }
      for (int b = 0; b < count.length; b++) {
        confidence[b] = count[b] == 0 ? Double.NaN : confidence[b] / count[b];
        right[b] = count[b] == 0 ? Double.NaN : right[b] / count[b];
      }
      panels.add(
          new Panel(
              ChartsSection.name(arm.method()),
              List.of(
                  Line.of("", 0, Style.REFERENCE, ends, ends),
                  Line.of("", 0, Style.LINE, confidence, right),
                  Line.of("", 0, Style.POINTS, confidence, right))));
    }
    int hidden = arms.size() - panels.size();
    return Figure.of(
        new PanelChart("Reliability", axis("Stated confidence"), axis("Share right"), panels, 3),
        "Test images of all repeats in ten bins by the probability of the class that was predicted:"
            + " below the dashed line a classifier is surer than it is right. As stated, on the test"
            + " set as it is."
            + (hidden == 0 ? "" : " " + hidden + " more methods are left out."));
  }
}
