package equipoise.reports.charts;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A line a row, a marker a series for the mean, whiskers over its interval, single values as faint
 * dots.
 *
 * @param axis what the values are, in percent
 * @param rows names from top to bottom
 * @param shaded rows that get a grey background, to set groups of rows apart
 */
public record DotPlot(
    String title, String axis, List<String> rows, List<Integer> shaded, List<Series> series)
    implements Chart {
  private static final int LONGEST_NAME = 30;

  /**
   * The values of one row in one series.
   *
   * @param row index of the row
   * @param mean in percent
   * @param halfWidth of the interval in points; NaN if there is none
   * @param values in percent
   */
  public record Dot(int row, double mean, double halfWidth, List<Double> values) {}

  /**
   * @param name in the legend
   * @param dots of those rows that have values
   */
  public record Series(String name, List<Dot> dots) {}

  @Override
  public Drawing drawing() {
    XYPlot plot = new XYPlot();
    NumberAxis percent = ChartStyle.numbers(axis, "0.##");
    SymbolAxis names = ChartStyle.names(null, rows, LONGEST_NAME);
    names.setInverted(true);
    plot.setDomainAxis(percent);
    plot.setRangeAxis(names);
    plot.setOrientation(PlotOrientation.VERTICAL);
    plot.setDataset(0, means(series));
    plot.setRenderer(0, whiskers(series.size()));
    plot.setDataset(1, repeats(series));
    plot.setRenderer(1, faint(series.size()));
    percent.setRange(range(series)[0], range(series)[1]);
    shaded.forEach(row -> plot.addRangeMarker(band(row), Layer.BACKGROUND));
    JFreeChart chart = ChartStyle.chart(title, plot, true);
    plot.setRangeGridlinesVisible(false);
    int height = 120 + rows.size() * Math.max(26, 9 + 13 * series.size());
    return new Drawing(chart, 860, height, AltText.of(this));
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder("Means. ");
    for (Series one : series) {
      List<String> means =
          one.dots().stream()
              .map(dot -> rows.get(dot.row()) + " " + AltText.number(dot.mean()))
              .toList();
      text.append(one.name()).append(": ").append(AltText.listed(means)).append(". ");
    }
    return text.toString().strip();
  }

  private static XYIntervalSeriesCollection means(List<Series> all) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    for (int s = 0; s < all.size(); s++) {
      XYIntervalSeries series =
          new XYIntervalSeries(new SeriesKey(s, all.get(s).name()), false, true);
      for (Dot dot : all.get(s).dots()) {
        double half = Double.isFinite(dot.halfWidth()) ? dot.halfWidth() : 0;
        double y = dot.row() + offset(s, all.size());
        series.add(dot.mean(), dot.mean() - half, dot.mean() + half, y, y, y);
      }
      data.addSeries(series);
    }
    return data;
  }

  private static XYSeriesCollection repeats(List<Series> all) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (int s = 0; s < all.size(); s++) {
      XYSeries series = new XYSeries(s, false, true);
      for (Dot dot : all.get(s).dots()) {
        double y = dot.row() + offset(s, all.size());
        dot.values().forEach(value -> series.add(value.doubleValue(), y));
      }
      data.addSeries(series);
    }
    return data;
  }

  private static XYErrorRenderer whiskers(int series) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(true);
    renderer.setDrawYError(false);
    renderer.setCapLength(7);
    renderer.setErrorStroke(ChartStyle.line(1.6));
    for (int s = 0; s < series; s++) {
      renderer.setSeriesPaint(s, ChartStyle.series(s));
      renderer.setSeriesShape(s, ChartStyle.marker(s));
      renderer.setSeriesLinesVisible(s, false);
    }
    return renderer;
  }

  private static XYLineAndShapeRenderer faint(int series) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    for (int s = 0; s < series; s++) {
      Color c = ChartStyle.series(s);
      renderer.setSeriesPaint(s, new Color(c.getRed(), c.getGreen(), c.getBlue(), 90));
      renderer.setSeriesShape(s, new java.awt.geom.Ellipse2D.Double(-2.2, -2.2, 4.4, 4.4));
      renderer.setSeriesVisibleInLegend(s, false);
    }
    return renderer;
  }

  private static IntervalMarker band(int row) {
    return new IntervalMarker(row - .5, row + .5, ChartStyle.BAND);
  }

  private static double offset(int series, int count) {
    return count == 1 ? 0 : (series - (count - 1) / 2.0) * Math.min(.3, .7 / count);
  }

  /** Just wide enough for all whiskers and dots, but whiskers may be cut at 0 and 100. */
  private static double[] range(List<Series> all) {
    List<Double> ends = new ArrayList<>();
    for (Series series : all) {
      for (Dot dot : series.dots()) {
        double half = Double.isFinite(dot.halfWidth()) ? dot.halfWidth() : 0;
        ends.addAll(dot.values());
        ends.add(Math.max(0, dot.mean() - half));
        ends.add(Math.min(100, dot.mean() + half));
      }
    }
    double low = ends.stream().mapToDouble(v -> v).min().orElse(0);
    double high = ends.stream().mapToDouble(v -> v).max().orElse(100);
    double margin = Math.max(.5, .04 * (high - low));
    return new double[] {Math.max(-1, low - margin), Math.min(101, high + margin)};
  }
}
