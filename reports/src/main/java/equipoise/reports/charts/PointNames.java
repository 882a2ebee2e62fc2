package equipoise.reports.charts;

import equipoise.reports.charts.PanelChart.Line;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Names of points in a column at the right of their panel, each joined to its point. */
final class PointNames {
  static final int ROW = 15;
  private static final int LONGEST = 26;
  private static final int JOINT = 22;
  private static final int MARKER = 7;

  private final List<Line> points;

  /**
   * @param points of one value each
   */
  PointNames(List<Line> points) {
    this.points = points;
  }

  /** Pixels that the column needs at the right of the panel. */
  int width() {
    return JOINT + points.stream().mapToInt(p -> ChartStyle.lengthOf(name(p))).max().orElse(0);
  }

  private static String name(Line point) {
    return ChartStyle.shortened(point.name(), LONGEST);
  }

  /**
   * @param plot whose axes say where a point is
   * @param area of the plot's data in pixels
   */
  void draw(Graphics2D graphics, XYPlot plot, Rectangle2D area) {
    List<Point2D> places = new ArrayList<>();
    List<Line> falling =
        points.stream().sorted(Comparator.comparingDouble(point -> -point.y()[0])).toList();
    for (Line point : falling) {
      places.add(
          new Point2D.Double(
              plot.getDomainAxis().valueToJava2D(point.x()[0], area, RectangleEdge.BOTTOM),
              plot.getRangeAxis().valueToJava2D(point.y()[0], area, RectangleEdge.LEFT)));
    }
    double[] rows = rows(places, area.getMinY(), area.getMaxY());
    graphics.setFont(ChartStyle.SMALL);
    for (int i = 0; i < rows.length; i++) {
      Point2D place = places.get(i);
      double right = area.getMaxX();
      graphics.setColor(ChartStyle.MUTED);
      graphics.setStroke(ChartStyle.line(.7));
      graphics.draw(
          new Line2D.Double(place.getX() + MARKER, place.getY(), right + 4, place.getY()));
      graphics.draw(new Line2D.Double(right + 4, place.getY(), right + JOINT - 5, rows[i]));
      graphics.setColor(ChartStyle.INK);
      graphics.drawString(name(falling.get(i)), (float) (right + JOINT - 2), (float) rows[i] + 4);
    }
  }

  /** As near to the points' heights as rows of text may be, from the top. */
  static double[] rows(List<? extends Point2D> places, double top, double bottom) {
    double[] rows = places.stream().mapToDouble(Point2D::getY).toArray();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Math.max(rows[i], i == 0 ? top : rows[i - 1] + ROW);
    }
    for (int i = rows.length - 1; i >= 0; i--) {
      rows[i] = Math.min(rows[i], i == rows.length - 1 ? bottom : rows[i + 1] - ROW);
    }
    return rows;
  }
}
