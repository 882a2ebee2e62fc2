package equipoise.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Points of classes in the plane before and after resampling, side by side.
 *
 * @param horizontal what the x axis is
 * @param vertical what the y axis is
 */
public record ScatterChart(
    String title, String horizontal, String vertical, List<Cloud> before, List<Cloud> after)
    implements Chart {
  private static final Color REMOVED = new Color(0xb3bac2);

  /** What points are. */
  public enum Kind {
    /** In the table and in the output. */
    ORIGINAL,
    /** In the output only. */
    SYNTHETIC,
    /** In the table only. */
    REMOVED
  }

  /**
   * Points that look alike.
   *
   * @param name in the legend, which names clouds of one name once
   * @param colour number of the series' colour
   */
  public record Cloud(String name, Kind kind, int colour, double[] x, double[] y) {}

  @Override
  public Drawing drawing() {
    NumberAxis values = ChartStyle.numbers(vertical, "0.###");
    CombinedRangeXYPlot both = new CombinedRangeXYPlot(values);
    both.setGap(14);
    both.add(plot("Before: " + horizontal, before, Set.of()));
    Set<String> named = before.stream().map(Cloud::name).collect(Collectors.toSet());
    both.add(plot("After: " + horizontal, after, named));
    Range range = range(both);
    both.getSubplots().forEach(plot -> plot.getDomainAxis().setRange(range));
    JFreeChart chart = ChartStyle.finish(new JFreeChart(null, ChartStyle.TITLE, both, true), title);
    return new Drawing(chart, 860, 420, AltText.of(this));
  }

  @Override
  public String description() {
    return "Horizontal: %s; vertical: %s. Before: %s. After: %s."
        .formatted(horizontal, vertical, counts(before), counts(after));
  }

  private static String counts(List<Cloud> clouds) {
    return AltText.listed(
        clouds.stream().map(cloud -> cloud.name() + " " + cloud.x().length + " points").toList());
  }

  private static Range range(CombinedRangeXYPlot both) {
    return both.getSubplots().stream()
        .map(plot -> plot.getDomainAxis().getRange())
        .reduce(Range::combine)
        .orElseThrow();
  }

  private static XYPlot plot(String label, List<Cloud> clouds, Set<String> inLegend) {
    XYSeriesCollection points = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    for (Cloud cloud : clouds) {
      int s = points.getSeriesCount();
      XYSeries series = new XYSeries(new SeriesKey(s, cloud.name()), false);
      for (int i = 0; i < cloud.x().length; i++) {
        series.add(cloud.x()[i], cloud.y()[i]);
      }
      points.addSeries(series);
      style(renderer, s, cloud);
      renderer.setSeriesVisibleInLegend(s, !inLegend.contains(cloud.name()));
    }
    XYPlot plot = new XYPlot(points, ChartStyle.numbers(label, "0.###"), null, renderer);
    ChartStyle.plain(plot);
    return plot;
  }

  private static void style(XYLineAndShapeRenderer renderer, int s, Cloud cloud) {
    Shape shape = cloud.kind() == Kind.REMOVED ? cross() : small(cloud.colour());
    renderer.setSeriesShape(s, shape);
    renderer.setSeriesShapesFilled(s, cloud.kind() == Kind.ORIGINAL);
    renderer.setSeriesPaint(
        s, cloud.kind() == Kind.REMOVED ? REMOVED : ChartStyle.series(cloud.colour()));
    renderer.setSeriesOutlineStroke(s, new BasicStroke(1.1f));
    renderer.setSeriesStroke(s, new BasicStroke(1.1f));
  }

  private static Shape small(int colour) {
    return java.awt.geom.AffineTransform.getScaleInstance(0.62, 0.62)
        .createTransformedShape(ChartStyle.marker(colour));
  }

  private static Shape cross() {
    Path2D cross = new Path2D.Double();
    cross.moveTo(-2.6, -2.6);
    cross.lineTo(2.6, 2.6);
    cross.moveTo(-2.6, 2.6);
    cross.lineTo(2.6, -2.6);
    return cross;
  }
}
