package equipoise.reports.sections;

import equipoise.core.trial.FeatureMap;
import equipoise.core.trial.GenerationRecord;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Figure;
import equipoise.reports.charts.FeatureMapChart;
import equipoise.reports.results.AuditedArm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Run;
import java.util.List;
import java.util.Optional;

/** Where real and synthetic images lie in the features of the audit: a chart a generator. */
final class FeatureMapFigure {
  private static final int MOST_CLASSES = 12;

  private FeatureMapFigure() {}

  /** Empty where no trial of the generator has a map. */
  static List<Block> of(Run run, AuditedArm arm) {
    return map(run, arm).map(map -> blocks(map, arm)).orElse(List.of());
  }

  private static Optional<FeatureMap> map(Run run, AuditedArm arm) {
    return run.trials().stream()
        .filter(trial -> arm.dataset().equals(trial.result().dataset()))
        .filter(trial -> arm.method().equals(trial.result().method()))
        .map(RecordedTrial::record)
        .flatMap(Optional::stream)
        .map(TrialRecord::generation)
        .flatMap(generation -> Optional.ofNullable(generation).stream())
        .map(GenerationRecord::map)
        .flatMap(map -> Optional.ofNullable(map).stream())
        .filter(map -> !map.classes().isEmpty())
        .findFirst();
  }

  private static List<Block> blocks(FeatureMap map, AuditedArm arm) {
    List<String> classes = map.classes();
    List<String> shown = classes.subList(0, Math.min(MOST_CLASSES, classes.size()));
    List<FeatureMapChart.Cloud> clouds =
        map.clouds().stream().map(FeatureMapFigure::cloud).toList();
    FeatureMapChart chart =
        new FeatureMapChart(
            "Map of real and synthetic features: " + ChartsSection.name(arm.method()),
            shown,
            clouds);
    int hidden = classes.size() - shown.size();
    return List.of(
        Figure.of(
            chart,
            "t-SNE of what the audit’s network sees, first repeat, at most 40 images of a kind."
                + " Synthetic images (triangles) should lie among the held-out ones (dots) of their"
                + " class and spread as far: apart from them they look different, in tight knots"
                + " they repeat themselves. Only neighbours mean something: distances between far"
                + " groups, the size of a group and the axes do not, and a map decides nothing."
                + hidden(hidden)));
  }

  private static String hidden(int classes) {
    return switch (classes) {
      case 0 -> "";
      case 1 -> " One more class is not drawn.";
      default -> " " + classes + " more classes are not drawn.";
    };
  }

  private static FeatureMapChart.Cloud cloud(FeatureMap.Cloud cloud) {
    return new FeatureMapChart.Cloud(
        cloud.className(),
        FeatureMapChart.Kind.valueOf(cloud.kind().name()),
        cloud.x().stream().mapToDouble(v -> v).toArray(),
        cloud.y().stream().mapToDouble(v -> v).toArray());
  }
}
