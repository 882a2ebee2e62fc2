package equipoise.reports.charts;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Differences with their intervals, a panel a setting, around 0 and the band in which a difference
 * counts as none.
 *
 * @param margin half the width of the band, in points
 */
public record DifferencePlot(String title, double margin, List<Panel> panels) implements Chart {
  private static final int LONGEST_NAME = 44;
  private static final int ROW = 30;

  /** More rows stand closer, so that their order is seen at a glance. */
  private static final int MANY = 24;

  private static final int SMALL_ROW = 20;
  private static final Color EQUIVALENT = new Color(0xe8eef4);

  public DifferencePlot {
    panels = List.copyOf(panels);
  }

  /** How a difference is marked. */
  public enum Kind {
    BETTER(2, 2),
    WORSE(1, 3),
    OPEN(6, 0);

    private final int colour;
    private final int marker;

    Kind(int colour, int marker) {
      this.colour = colour;
      this.marker = marker;
    }
  }

  /**
   * @param low lower end of the interval; NaN without one
   */
  public record Difference(String name, Kind kind, double points, double low, double high) {}

  /** Differences from top to bottom. */
  public record Panel(String title, List<Difference> differences) {
    public Panel {
      differences = List.copyOf(differences);
    }
  }

  @Override
  public Drawing drawing() {
    List<Panel> panels = drawn();
    JFreeChart chart =
        ChartStyle.finish(new JFreeChart(null, ChartStyle.TITLE, plot(panels), false), title);
    int rows = panels.stream().mapToInt(panel -> panel.differences().size()).sum();
    int height =
        96 + rows * (rows > MANY ? SMALL_ROW : ROW) + 26 * (panels.size() - 1) + 18 * panels.size();
    return new Drawing(chart, 860, height, AltText.of(this));
  }

  /** As it is drawn. */
  CombinedDomainXYPlot plot() {
    return plot(drawn());
  }

  private CombinedDomainXYPlot plot(List<Panel> panels) {
    NumberAxis points = ChartStyle.numbers("Difference in balanced accuracy (points)", "0");
    points.setNumberFormatOverride(ChartStyle.signed("+0.#;−0.#"));
    points.setRange(range());
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(points);
    all.setGap(26);
    panels.forEach(panel -> all.add(plot(panel), panel.differences().size()));
    return all;
  }

  /** Beside one or two rows there is no room for a panel's title: then each row bears it. */
  private List<Panel> drawn() {
    if (panels.size() < 2 || panels.stream().allMatch(panel -> panel.differences().size() > 2)) {
      return panels;
    }
    return List.of(new Panel("", panels.stream().flatMap(DifferencePlot::titled).toList()));
  }

  private static Stream<Difference> titled(Panel panel) {
    return panel.differences().stream()
        .map(
            d ->
                new Difference(
                    d.name() + ", " + panel.title(), d.kind(), d.points(), d.low(), d.high()));
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder("Differences in points. ");
    for (Panel panel : panels) {
      List<String> all = panel.differences().stream().map(DifferencePlot::spoken).toList();
      text.append(panel.title()).append(": ").append(AltText.listed(all)).append(". ");
    }
    return text.append("Within ")
        .append(AltText.number(margin))
        .append(" of 0 is equivalent.")
        .toString();
  }

  private static String spoken(Difference d) {
    String interval =
        Double.isNaN(d.low())
            ? ""
            : " (" + AltText.number(d.low()) + " to " + AltText.number(d.high()) + ")";
    return d.name() + " " + AltText.number(d.points()) + interval;
  }

  private XYPlot plot(Panel panel) {
    SymbolAxis names =
        ChartStyle.names(
            panels.size() > 1 && !panel.title().isEmpty()
                ? ChartStyle.shortened(panel.title(), 12 + 2 * panel.differences().size())
                : null,
            panel.differences().stream().map(Difference::name).toList(),
            LONGEST_NAME);
    names.setInverted(true);
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setCapLength(7);
    renderer.setErrorStroke(ChartStyle.line(1.8));
    for (Kind kind : Kind.values()) {
      XYIntervalSeries series = new XYIntervalSeries(kind, false, true);
      for (int row = 0; row < panel.differences().size(); row++) {
        Difference d = panel.differences().get(row);
        if (d.kind() == kind) {
          double low = Double.isNaN(d.low()) ? d.points() : d.low();
          double high = Double.isNaN(d.high()) ? d.points() : d.high();
          series.add(d.points(), low, high, row, row, row);
        }
      }
      renderer.setSeriesPaint(data.getSeriesCount(), ChartStyle.series(kind.colour));
      renderer.setSeriesShape(data.getSeriesCount(), ChartStyle.marker(kind.marker));
      data.addSeries(series);
    }
    XYPlot plot = new XYPlot(data, null, names, renderer);
    ChartStyle.plain(plot);
    plot.setRangeGridlinesVisible(false);
    plot.addDomainMarker(new IntervalMarker(-margin, margin, EQUIVALENT), Layer.BACKGROUND);
    plot.addDomainMarker(
        new ValueMarker(0, ChartStyle.MUTED, ChartStyle.line(1.2)), Layer.BACKGROUND);
    return plot;
  }

  private Range range() {
    double low = -margin;
    double high = margin;
    for (Panel panel : panels) {
      for (Difference d : panel.differences()) {
        low = Math.min(low, Double.isNaN(d.low()) ? d.points() : d.low());
        high = Math.max(high, Double.isNaN(d.high()) ? d.points() : d.high());
      }
    }
    double room = Math.max(.5, .06 * (high - low));
    return new Range(low - room, high + room);
  }
}
