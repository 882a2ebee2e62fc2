package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.learning.TrainingPoint;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Text;
import equipoise.reports.charts.Chart;
import equipoise.reports.charts.TrainingChart;
import equipoise.reports.charts.TrainingChart.Line;
import equipoise.reports.charts.TrainingChart.Loss;
import equipoise.reports.results.Run;
import equipoise.reports.results.TrainedArm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How each generator was trained: a chart a generator, and whether its distance still fell. */
final class GeneratorCurves {
  private static final int MOST_CHARTS = 12;

  private GeneratorCurves() {}

  /** Empty if no trial recorded a training. */
  static List<Block> of(Run run) {
    List<TrainedArm> arms = TrainedArm.of(run);
    if (arms.isEmpty()) {
      return List.of();
    }
    List<TrainedArm> shown = arms.subList(0, Math.min(MOST_CHARTS, arms.size()));
    boolean several = run.datasets().size() > 1;
    List<Chart> charts = shown.stream().map(arm -> (Chart) chart(arm, several)).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.of("How the generators were trained"));
    blocks.add(new Figure(charts, caption(arms.size() - shown.size())));
    List<Text> ends =
        shown.stream()
            .filter(arm -> !distances(arm).isEmpty())
            .map(arm -> end(arm, several))
            .toList();
    if (!ends.isEmpty()) {
      blocks.add(new Bullets(ends));
    }
    return blocks;
  }

  private static TrainingChart chart(TrainedArm arm, boolean several) {
    String name = ChartsSection.name(arm.method());
    List<Loss> losses =
        arm.losses().stream()
            .map(loss -> new Loss(ChartsSection.name(loss), lines(arm, loss)))
            .toList();
    return new TrainingChart(
        several ? name + " on " + ChartsSection.name(arm.dataset()) : name, losses, distances(arm));
  }

  private static List<Line> lines(TrainedArm arm, String value) {
    return arm.histories().stream()
        .map(
            points ->
                new Line(
                    points.stream().mapToDouble(TrainingPoint::step).toArray(),
                    points.stream()
                        .mapToDouble(p -> p.values().getOrDefault(value, Double.NaN))
                        .toArray(),
                    IntStream.range(0, points.size())
                        .filter(i -> points.get(i).taken())
                        .findFirst()
                        .orElse(-1)))
        .toList();
  }

  /** Those that were measured at two checkpoints at least. */
  private static List<Line> distances(TrainedArm arm) {
    return lines(arm, TrainingPoint.DISTANCE).stream()
        .filter(line -> Arrays.stream(line.values()).filter(Double::isFinite).count() > 1)
        .toList();
  }

  private static Text caption(int hidden) {
    String more =
        hidden == 0 ? "" : " " + Counted.of(hidden, "more generator") + " in the trials’ records.";
    return Text.of(
        "A thin line a repeat; each loss is its mean since the checkpoint before. Distance: squared"
            + " kernel distance of grid and edge features between generated and validation images,"
            + " in which a lower value is better and a few validation images give much noise. The"
            + " losses of two networks that play against each other need not fall: a discriminator’s"
            + " loss that goes to 0 says that the generator cannot follow. Other losses level off"
            + " when training is done."
            + more);
  }

  /** What may be concluded from where the distance was lowest. */
  private static Text end(TrainedArm arm, boolean several) {
    List<Line> lines = distances(arm);
    long last = lines.stream().filter(GeneratorCurves::lowestAtTheEnd).count();
    Text name = Text.name(arm.method(), 60);
    if (several) {
      name = name.plain(" on ").plus(Text.name(arm.dataset(), 60));
    }
    String of =
        lines.size() == 1
            ? ""
            : last == 0 || last == lines.size()
                ? " in all " + lines.size() + " trainings"
                : " in " + last + " of " + lines.size() + " trainings";
    if (last == 0) {
      return name.plain(
          ": the distance was lowest before the last checkpoint"
              + of
              + ", so more steps alone would hardly bring its images nearer.");
    }
    return name.plain(
        ": the distance was still at its lowest at the last checkpoint"
            + of
            + (2 * last > lines.size()
                ? ", so more steps may bring its images nearer."
                : ", too few to say that more steps would help."));
  }

  private static boolean lowestAtTheEnd(Line line) {
    double[] measured = Arrays.stream(line.values()).filter(Double::isFinite).toArray();
    double last = measured[measured.length - 1];
    return Arrays.stream(measured).allMatch(value -> value >= last);
  }
}
