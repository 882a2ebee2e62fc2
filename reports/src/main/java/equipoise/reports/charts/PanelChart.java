package equipoise.reports.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Small panels side by side over the same axes, so that they compare.
 *
 * @param horizontal of every panel
 * @param vertical of every panel
 * @param columns of panels
 */
public record PanelChart(
    String title, Axis horizontal, Axis vertical, List<Panel> panels, int columns)
    implements Chart {
  private static final int WIDTH = 860;
  private static final int HEAD = 34;
  private static final int LONGEST_TITLE = 40;

  /** Long enough to tell dashes. */
  private static final Line2D LEGEND_LINE = new Line2D.Double(-17, 0, 17, 0);

  public PanelChart {
    panels = List.copyOf(panels);
  }

  /**
   * @param low where the axis begins; NaN for what the values need
   * @param high where it ends; NaN for what the values need
   * @param logarithmic for values above 0
   * @param pattern of its numbers
   */
  public record Axis(String label, double low, double high, boolean logarithmic, String pattern) {}

  /**
   * @param title above the panel; empty if there is none
   */
  public record Panel(String title, List<Line> lines) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /** How a line is drawn. */
  public enum Style {
    LINE,
    POINTS,
    /** A point whose name stands at the right of the panel. */
    NAMED_POINT,
    /** Thin, dashed and grey, to compare with. */
    REFERENCE
  }

  /**
   * Arrays have one value a point.
   *
   * @param colour number of the series' colour
   * @param low lower edge of the band around the line; {@code y} where there is none
   * @param high upper edge of the band
   */
  public record Line(
      String name, int colour, Style style, double[] x, double[] y, double[] low, double[] high) {
    /** Without a band. */
    public static Line of(String name, int colour, Style style, double[] x, double[] y) {
      return new Line(name, colour, style, x, y, y, y);
    }
  }

  @Override
  public Drawing drawing() {
    int wide = Math.max(1, Math.min(columns, panels.size()));
    int rows = (panels.size() + wide - 1) / wide;
    int panelWidth = WIDTH / Math.max(wide, 2);
    int usual = wide == 1 ? 420 : (int) (panelWidth * (wide > 2 ? .8 : .85)) + 20;
    int most = panels.stream().mapToInt(panel -> named(panel).size()).max().orElse(0);
    int panelHeight = Math.max(usual, 110 + PointNames.ROW * most);
    int width = Math.max(wide * panelWidth, 520);
    return new Drawing(
        (graphics, area) -> draw(graphics, wide, panelWidth, panelHeight),
        wide == 1 ? WIDTH : width,
        HEAD + rows * panelHeight,
        AltText.of(this));
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder();
    text.append("Horizontal: ").append(horizontal.label());
    text.append("; vertical: ").append(vertical.label()).append('.');
    for (Panel panel : panels) {
      List<String> lines =
          panel.lines().stream()
              .map(
                  line ->
                      line.style() == Style.NAMED_POINT
                          ? line.name()
                              + " at "
                              + AltText.number(line.x()[0])
                              + " and "
                              + AltText.number(line.y()[0])
                          : line.name())
              .filter(name -> !name.isBlank())
              .distinct()
              .toList();
      String said = AltText.listed(lines);
      text.append(panel.title().isEmpty() ? "" : " " + panel.title());
      text.append(said.isEmpty() ? ";" : ": " + said + ";");
    }
    return text.toString().replaceFirst(";$", ".");
  }

  private void draw(Graphics2D graphics, int wide, int panelWidth, int panelHeight) {
    graphics.setColor(Color.WHITE);
    int rows = (panels.size() + wide - 1) / wide;
    int full = wide == 1 ? WIDTH : Math.max(wide * panelWidth, 520);
    graphics.fill(new Rectangle2D.Double(0, 0, full, HEAD + rows * panelHeight));
    graphics.setFont(ChartStyle.TITLE);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString(title, 10, 20);
    for (int i = 0; i < panels.size(); i++) {
      double width = wide == 1 ? WIDTH : panelWidth;
      double x = i % wide * width;
      double y = HEAD + i / wide * (double) panelHeight;
      JFreeChart chart = chart(panels.get(i));
      ChartRenderingInfo layout = new ChartRenderingInfo();
      chart.draw(graphics, new Rectangle2D.Double(x, y, width, panelHeight), layout);
      List<Line> named = named(panels.get(i));
      if (!named.isEmpty()) {
        Rectangle2D area = layout.getPlotInfo().getDataArea();
        new PointNames(named).draw(graphics, chart.getXYPlot(), area);
      }
    }
  }

  private static List<Line> named(Panel panel) {
    return panel.lines().stream().filter(line -> line.style() == Style.NAMED_POINT).toList();
  }

  private JFreeChart chart(Panel panel) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    renderer.setLegendLine(LEGEND_LINE);
    XYPlot plot = new XYPlot(data, axis(horizontal), axis(vertical), renderer);
    for (Line line : panel.lines()) {
      int s = data.getSeriesCount();
      data.addSeries(series(s, line));
      style(renderer, s, line);
    }
    boolean legend =
        panels.size() <= 2
            && panel.lines().stream().anyMatch(line -> line.style() != Style.NAMED_POINT)
            && panel.lines().size() > 1;
    JFreeChart chart = ChartStyle.chart(panel.title(), plot, legend);
    TextTitle heading = new TextTitle(ChartStyle.shortened(panel.title(), LONGEST_TITLE));
    heading.setFont(ChartStyle.PLAIN);
    heading.setPaint(ChartStyle.INK);
    chart.setTitle(panel.title().isEmpty() ? null : heading);
    List<Line> named = named(panel);
    int names = named.isEmpty() ? 0 : new PointNames(named).width();
    plot.setInsets(new RectangleInsets(2, 2, 2, 10 + names));
    return chart;
  }

  private static ValueAxis axis(Axis axis) {
    NumberAxis plain = ChartStyle.numbers(axis.label(), axis.pattern());
    if (Double.isFinite(axis.low()) && Double.isFinite(axis.high())) {
      plain.setRange(axis.low(), axis.high());
      if (axis.high() == 1) {
        plain.setTickUnit(new NumberTickUnit(.2));
      }
    }
    if (!axis.logarithmic()) {
      return plain;
    }
    LogAxis log = new LogAxis(axis.label());
    log.setBase(2);
    log.setNumberFormatOverride(ChartStyle.format(axis.pattern()));
    log.setLabelFont(ChartStyle.PLAIN);
    log.setLabelPaint(ChartStyle.MUTED);
    log.setTickLabelFont(ChartStyle.SMALL);
    log.setTickLabelPaint(ChartStyle.INK);
    log.setAxisLineVisible(false);
    log.setMinorTickMarksVisible(false);
    if (Double.isFinite(axis.low()) && Double.isFinite(axis.high())) {
      log.setRange(axis.low(), axis.high());
      double octaves = Math.log(axis.high() / axis.low()) / Math.log(2);
      log.setTickUnit(new NumberTickUnit(Math.ceil(octaves / 8)));
    }
    return log;
  }

  private static YIntervalSeries series(int index, Line line) {
    YIntervalSeries series = new YIntervalSeries(new SeriesKey(index, line.name()), false, true);
    for (int i = 0; i < line.x().length; i++) {
      if (Double.isFinite(line.x()[i]) && Double.isFinite(line.y()[i])) {
        series.add(line.x()[i], line.y()[i], line.low()[i], line.high()[i]);
      }
    }
    return series;
  }

  private static void style(DeviationRenderer renderer, int s, Line line) {
    boolean reference = line.style() == Style.REFERENCE;
    Color colour = reference ? ChartStyle.MUTED : ChartStyle.series(line.colour());
    renderer.setSeriesPaint(s, colour);
    renderer.setSeriesFillPaint(s, colour);
    renderer.setAlpha(.14f);
    renderer.setSeriesStroke(
        s, reference ? ChartStyle.dashed(1) : ChartStyle.line(1.6, line.colour()));
    boolean points = line.style() == Style.POINTS || line.style() == Style.NAMED_POINT;
    renderer.setSeriesLinesVisible(s, !points);
    renderer.setSeriesShapesVisible(s, points);
    renderer.setSeriesShape(
        s,
        line.style() == Style.NAMED_POINT
            ? ChartStyle.marker(line.colour())
            : new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2));
    renderer.setSeriesVisibleInLegend(s, !reference && !line.name().isEmpty());
  }
}
