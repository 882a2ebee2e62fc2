package equipoise.reports.charts;

import equipoise.reports.fonts.ShippedFont;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Colours, fonts and lines that all charts share. The series colours are those of M. Okabe and K.
 * Ito (Color Universal Design, 2008), told apart also by colour-blind readers; each series has its
 * own shape too.
 */
final class ChartStyle {
  static final Color INK = new Color(0x1f2933);
  static final Color MUTED = new Color(0x616e7c);
  static final Color GRID = new Color(0xe4e7eb);
  static final Color BAND = new Color(0xf5f7fa);
  static final Font PLAIN = ShippedFont.REGULAR.size(13);
  static final Font SMALL = ShippedFont.REGULAR.size(12);
  static final Font TITLE = ShippedFont.BOLD.size(14);
  private static final List<Color> SERIES =
      List.of(
          new Color(0x0072b2),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0x8a6d00),
          new Color(0x56b4e9),
          new Color(0x4b5563));

  private static final List<float[]> DASHES =
      List.of(
          new float[] {},
          new float[] {9, 3},
          new float[] {2, 2.5f},
          new float[] {9, 3, 2, 3},
          new float[] {16, 4});

  static {
    // Else text that stands upright becomes outlines, which no reader can search and which are
    // long.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private ChartStyle() {}

  static Color series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /** A marker about nine units wide around the origin. */
  static Shape marker(int index) {
    return switch (index % 4) {
      case 0 -> new Ellipse2D.Double(-4.5, -4.5, 9, 9);
      case 1 -> new Rectangle2D.Double(-4, -4, 8, 8);
      case 2 -> polygon(0, -5.5, 5.5, 4.2, -5.5, 4.2);
      default -> polygon(0, -5.8, 5.8, 0, 0, 5.8, -5.8, 0);
    };
  }

  static BasicStroke line(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** A line of a series, dashed as no other of its neighbours is, for who cannot tell colours. */
  static BasicStroke line(double width, int index) {
    float[] dashes = DASHES.get(index % DASHES.size());
    return dashes.length == 0
        ? line(width)
        : new BasicStroke(
            (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  static BasicStroke dashed(double width) {
    return new BasicStroke(
        (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);
  }

  static JFreeChart chart(String title, XYPlot plot, boolean legend) {
    plain(plot);
    return finish(new JFreeChart(null, TITLE, plot, legend), title);
  }

  static void plain(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(line(1));
    plot.setRangeGridlineStroke(line(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  /** Title to the left, legend below it, no shadow and no border. */
  static JFreeChart finish(JFreeChart chart, String title) {
    TextTitle heading = new TextTitle(title, TITLE);
    heading.setPaint(INK);
    heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
    heading.setPadding(new RectangleInsets(0, 4, 6, 0));
    chart.setTitle(heading);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(6, 6, 6, 14));
    LegendTitle legend = chart.getLegend();
    if (legend != null) {
      legend.setItemFont(PLAIN);
      legend.setItemPaint(INK);
      legend.setBackgroundPaint(Color.WHITE);
      legend.setFrame(org.jfree.chart.block.BlockBorder.NONE);
      legend.setPosition(RectangleEdge.BOTTOM);
      legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
    }
    return chart;
  }

  static NumberAxis numbers(String label, String pattern) {
    NumberAxis axis = new NumberAxis(label);
    axis.setNumberFormatOverride(format(pattern));
    axis.setAutoRangeIncludesZero(false);
    return styled(axis);
  }

  static SymbolAxis names(String label, List<String> names, int longest) {
    SymbolAxis axis =
        new SymbolAxis(
            label, names.stream().map(n -> shortened(n, longest)).toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setTickMarksVisible(false);
    axis.setRange(-.5, Math.max(1, names.size()) - .5);
    axis.setTickUnit(new org.jfree.chart.axis.NumberTickUnit(1));
    axis.setAutoTickUnitSelection(false);
    return styled(axis);
  }

  /** How long an axis's label is in pixels, with some room. */
  static int lengthOf(String label) {
    FontRenderContext fonts = new FontRenderContext(null, true, true);
    return (int) Math.ceil(1.1 * PLAIN.getStringBounds(label, fonts).getWidth());
  }

  static NumberFormat format(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** For a pattern with signs, which 0 goes without. */
  static NumberFormat signed(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)) {
      private static final long serialVersionUID = 1;

      @Override
      public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
        return Math.abs(value) < 1e-9 ? to.append('0') : super.format(value, to, position);
      }
    };
  }

  /** Cut in the middle, because names often differ at their end. */
  static String shortened(String text, int longest) {
    int[] points = text.codePoints().toArray();
    if (points.length <= longest) {
      return text;
    }
    int tail = longest / 2 - 1;
    return new String(points, 0, longest - 1 - tail)
        + "…"
        + new String(points, points.length - tail, tail);
  }

  private static <A extends ValueAxis> A styled(A axis) {
    axis.setLabelFont(PLAIN);
    axis.setLabelPaint(MUTED);
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(INK);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
