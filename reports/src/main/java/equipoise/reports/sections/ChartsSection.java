package equipoise.reports.sections;

import equipoise.core.Visible;
import equipoise.core.metrics.Metric;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Charts of balanced accuracy, recall by class, confusion and learning. */
public final class ChartsSection implements ReportSection {
  private static final int MOST_CLASSIFIERS = 4;
  private static final int MOST_CONFUSIONS = 30;

  @Override
  public String id() {
    return "charts";
  }

  @Override
  public String title() {
    return "Charts";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    Run run = analysis.run();
    List<Block> blocks = new ArrayList<>();
    for (String dataset : run.datasets()) {
      List<Setting> settings = run.of(dataset).stream().filter(ChartsSection::hasFigures).toList();
      if (!settings.isEmpty()) {
        blocks.add(new Heading(Text.name(dataset, 120)));
        accuracy(settings, blocks);
        for (Setting setting : settings) {
          blocks.add(details(setting, setting == settings.get(0), run.settings().size()));
        }
      }
    }
    return blocks.isEmpty()
        ? List.of(Paragraph.body("No trial finished, so there is nothing to draw."))
        : blocks;
  }

  private static boolean hasFigures(Setting setting) {
    return setting.arms().stream()
        .anyMatch(arm -> arm.interval(Metric.BALANCED_ACCURACY).isPresent());
  }

  private static void accuracy(List<Setting> settings, List<Block> blocks) {
    for (int from = 0; from < settings.size(); from += MOST_CLASSIFIERS) {
      int to = Math.min(settings.size(), from + MOST_CLASSIFIERS);
      blocks.add(
          Figure.of(
              AccuracyPlot.of(settings.subList(from, to)),
              "Large marks: means; faint dots: single repeats; whiskers: 95 % t intervals from five"
                  + " repeats on, cut at 0 and 100. Grey rows: interpolation."));
    }
    CostChart.of(settings).ifPresent(blocks::add);
  }

  private static Block details(Setting setting, boolean open, int settings) {
    List<Block> blocks = new ArrayList<>();
    List<String> rarest = setting.classesByRarity().stream().map(Map.Entry::getKey).toList();
    if (rarest.size() > ConfusionMaps.MOST_CLASSES) {
      blocks.add(Paragraph.hint(leftOut(rarest.size())));
    }
    RecallMap.of(setting)
        .ifPresent(
            map ->
                blocks.add(
                    Figure.of(
                        map,
                        "Mean over repeats. The number after a class is its training images before"
                            + " resampling.")));
    blocks.addAll(RecallByCount.of(setting));
    blocks.addAll(ConfusionMaps.of(setting, rarest, confusionsOf(settings)));
    blocks.addAll(ProbabilityCharts.of(setting));
    blocks.addAll(LearningCurves.of(setting));
    Text summary =
        Text.name(setting.classifier(), 80)
            .plain(": classes, confusion, curves, calibration, learning");
    return new Fold(summary, open, blocks);
  }

  /** Matrices of one setting, so that a page of many settings stays small. */
  private static int confusionsOf(int settings) {
    return Math.max(2, MOST_CONFUSIONS / Math.max(1, settings));
  }

  private static String leftOut(int classes) {
    return "Of "
        + classes
        + " classes the charts show the rarest: "
        + Math.min(RecallMap.MOST_CLASSES, classes)
        + " in the recall chart, "
        + (ConfusionMaps.MOST_CLASSES - 1)
        + " in the confusion matrices, which add all others into one line.";
  }

  /** A user's name as charts show it. */
  static String name(String text) {
    return Visible.line(text, 60);
  }
}
