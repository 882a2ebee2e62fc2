package equipoise.reports.charts;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The trainings of one generator over steps, a thin line each: losses above, below them the
 * distance to validation images with the checkpoint that was taken. Losses whose sizes differ much
 * have plots of their own.
 *
 * @param losses each a colour and a marker in the legend
 * @param distances one a training, empty if none was measured
 */
public record TrainingChart(String title, List<Loss> losses, List<Line> distances)
    implements Chart {
  private static final int WIDTH = 456;
  private static final int LOSS_HEIGHT = 118;
  private static final int DISTANCE_HEIGHT = 130;
  private static final int AROUND = 104;

  /** Losses of one plot differ at most by this factor. */
  private static final double ALIKE = 8;

  private static final String DISTANCE = "distance";
  private static final String TAKEN = "checkpoint taken";

  public TrainingChart {
    losses = List.copyOf(losses);
    distances = List.copyOf(distances);
  }

  /**
   * One training; both arrays have one value a checkpoint, NaN where there is none.
   *
   * @param taken index of the checkpoint that was taken, -1 if it is not known
   */
  public record Line(double[] steps, double[] values, int taken) {}

  /**
   * @param name in the legend
   * @param lines one a training
   */
  public record Loss(String name, List<Line> lines) {
    public Loss {
      lines = List.copyOf(lines);
    }

    double size() {
      return lines.stream()
          .flatMapToDouble(line -> Arrays.stream(line.values()))
          .filter(Double::isFinite)
          .map(Math::abs)
          .average()
          .orElse(0);
    }
  }

  @Override
  public Drawing drawing() {
    NumberAxis steps = ChartStyle.numbers("Training steps", "0");
    steps.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    steps.setTickLabelInsets(new RectangleInsets(2, 10, 2, 10));
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(steps);
    all.setGap(12);
    List<List<Integer>> groups = alike();
    for (List<Integer> group : groups) {
      all.add(losses(group), LOSS_HEIGHT);
    }
    if (!distances.isEmpty()) {
      all.add(distance(), DISTANCE_HEIGHT);
    }
    JFreeChart chart = ChartStyle.finish(new JFreeChart(null, ChartStyle.TITLE, all, true), title);
    int height = AROUND + groups.size() * LOSS_HEIGHT + (distances.isEmpty() ? 0 : DISTANCE_HEIGHT);
    return new Drawing(chart, WIDTH, height, AltText.of(this));
  }

  @Override
  public String description() {
    String trainings = losses.isEmpty() ? "" : losses.get(0).lines().size() + " trainings. ";
    StringBuilder text = new StringBuilder(trainings + "Over training steps: ");
    text.append(AltText.listed(losses.stream().map(loss -> "loss " + loss.name()).toList()));
    if (!distances.isEmpty()) {
      List<String> taken =
          distances.stream()
              .filter(line -> line.taken() >= 0)
              .map(line -> AltText.number(line.steps()[line.taken()]))
              .toList();
      text.append("; distance to validation images");
      text.append(taken.isEmpty() ? "" : ", checkpoints taken at step " + AltText.listed(taken));
    }
    return text.append('.').toString();
  }

  /** Indices of losses that share a plot. */
  List<List<Integer>> alike() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int index = 0; index < losses.size(); index++) {
      double size = losses.get(index).size();
      List<Integer> group =
          groups.stream()
              .filter(g -> near(size, losses.get(g.get(0)).size()))
              .findFirst()
              .orElse(null);
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(index);
    }
    return groups;
  }

  private static boolean near(double a, double b) {
    return Math.max(a, b) <= ALIKE * Math.min(a, b);
  }

  private XYPlot losses(List<Integer> group) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int index : group) {
      Loss loss = losses.get(index);
      add(data, renderer, loss.name(), loss.lines(), ChartStyle.series(index));
    }
    String label = group.size() == 1 ? "Loss: " + losses.get(group.get(0)).name() : "Loss";
    return plot(data, ChartStyle.shortened(label, 18), renderer);
  }

  private XYPlot distance() {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    add(data, renderer, DISTANCE, distances, ChartStyle.INK);
    XYPlot plot = plot(data, "Distance", renderer);
    XYSeries taken = new XYSeries(TAKEN);
    for (Line line : distances) {
      if (line.taken() >= 0 && Double.isFinite(line.values()[line.taken()])) {
        taken.add(line.steps()[line.taken()], line.values()[line.taken()]);
      }
    }
    if (!taken.isEmpty()) {
      XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
      dots.setSeriesPaint(0, ChartStyle.INK);
      dots.setSeriesShape(0, ChartStyle.marker(0));
      plot.setDataset(1, new XYSeriesCollection(taken));
      plot.setRenderer(1, dots);
    }
    return plot;
  }

  /** A line a training, the first of which stands in the legend. */
  private static void add(
      XYSeriesCollection data,
      XYLineAndShapeRenderer renderer,
      String name,
      List<Line> lines,
      Color colour) {
    for (int i = 0; i < lines.size(); i++) {
      int s = data.getSeriesCount();
      XYSeries series = new XYSeries(new SeriesKey(s, name));
      Line line = lines.get(i);
      IntStream.range(0, line.steps().length)
          .filter(p -> Double.isFinite(line.values()[p]))
          .forEach(p -> series.add(line.steps()[p], line.values()[p]));
      data.addSeries(series);
      renderer.setSeriesPaint(s, colour);
      renderer.setSeriesStroke(s, ChartStyle.line(1.1));
      renderer.setSeriesVisibleInLegend(s, i == 0);
    }
  }

  private static XYPlot plot(
      XYSeriesCollection data, String label, XYLineAndShapeRenderer renderer) {
    NumberAxis axis = ChartStyle.numbers(label, "0.###");
    XYPlot plot = new XYPlot(data, null, axis, renderer);
    ChartStyle.plain(plot);
    plot.setInsets(new RectangleInsets(2, 2, 2, 2));
    return plot;
  }
}
