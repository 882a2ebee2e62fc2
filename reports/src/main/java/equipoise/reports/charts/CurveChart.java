package equipoise.reports.charts;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Learning curves of several methods over gradient steps: accuracy above, losses below. */
public record CurveChart(String title, List<Curve> curves) implements Chart {

  /**
   * One method's curve; all arrays have one value a point, NaN where there is none.
   *
   * @param accuracies balanced accuracy on the validation set in percent
   * @param best index of the point whose weights were kept, -1 if none
   */
  public record Curve(
      String method,
      double[] steps,
      double[] accuracies,
      double[] trainLosses,
      double[] validationLosses,
      int best) {}

  @Override
  public Drawing drawing() {
    NumberAxis steps = ChartStyle.numbers("Gradient steps", "0");
    steps.setTickLabelInsets(new RectangleInsets(2, 16, 2, 16));
    steps.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(steps);
    both.setGap(18);
    both.add(accuracy(curves), 3);
    both.add(losses(curves), 2);
    JFreeChart chart = ChartStyle.finish(new JFreeChart(null, ChartStyle.TITLE, both, true), title);
    return new Drawing(chart, 860, 460, title);
  }

  private static XYPlot accuracy(List<Curve> curves) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYSeriesCollection kept = new XYSeriesCollection();
    for (Curve curve : curves) {
      SeriesKey key = new SeriesKey(lines.getSeriesCount(), curve.method());
      lines.addSeries(series(key, curve.steps(), curve.accuracies()));
      XYSeries best = new XYSeries(key);
      if (curve.best() >= 0 && curve.best() < curve.steps().length) {
        best.add(curve.steps()[curve.best()], curve.accuracies()[curve.best()]);
      }
      kept.addSeries(best);
    }
    XYPlot plot = plot(lines, "Validation bal. acc. (%)", "0.#");
    plot.setRenderer(0, lines(curves.size(), false, true));
    plot.setDataset(1, kept);
    plot.setRenderer(1, dots(curves.size()));
    return plot;
  }

  private static XYPlot losses(List<Curve> curves) {
    XYSeriesCollection validation = new XYSeriesCollection();
    XYSeriesCollection train = new XYSeriesCollection();
    for (Curve curve : curves) {
      SeriesKey key = new SeriesKey(train.getSeriesCount(), curve.method());
      validation.addSeries(series(key, curve.steps(), curve.validationLosses()));
      train.addSeries(series(key, curve.steps(), curve.trainLosses()));
    }
    XYPlot plot = plot(validation, "Loss (nats)", "0.##");
    plot.setRenderer(0, lines(curves.size(), false, false));
    plot.setDataset(1, train);
    plot.setRenderer(1, lines(curves.size(), true, false));
    return plot;
  }

  private static XYPlot plot(XYSeriesCollection data, String label, String pattern) {
    XYPlot plot = new XYPlot(data, null, ChartStyle.numbers(label, pattern), null);
    ChartStyle.plain(plot);
    plot.setInsets(new RectangleInsets(2, 2, 2, 2));
    return plot;
  }

  private static XYSeries series(SeriesKey name, double[] steps, double[] values) {
    XYSeries series = new XYSeries(name);
    for (int i = 0; i < steps.length; i++) {
      if (Double.isFinite(values[i])) {
        series.add(steps[i], values[i]);
      }
    }
    return series;
  }

  private static XYLineAndShapeRenderer lines(int count, boolean dashed, boolean inLegend) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int s = 0; s < count; s++) {
      renderer.setSeriesPaint(s, ChartStyle.series(s));
      renderer.setSeriesStroke(s, dashed ? ChartStyle.dashed(1.3) : ChartStyle.line(1.9));
      renderer.setSeriesVisibleInLegend(s, inLegend);
    }
    return renderer;
  }

  private static XYLineAndShapeRenderer dots(int count) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    for (int s = 0; s < count; s++) {
      renderer.setSeriesPaint(s, ChartStyle.series(s));
      renderer.setSeriesShape(s, new Ellipse2D.Double(-4, -4, 8, 8));
      renderer.setSeriesVisibleInLegend(s, false);
    }
    return renderer;
  }
}
