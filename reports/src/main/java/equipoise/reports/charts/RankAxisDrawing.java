package equipoise.reports.charts;

import equipoise.reports.charts.CriticalDifferenceDiagram.Place;
import equipoise.reports.charts.CriticalDifferenceDiagram.Span;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The layout of a critical-difference diagram: the axis, bars below it on as few levels as they
 * fit, below those the labels, the better half of the methods to the right.
 */
final class RankAxisDrawing {
  private static final int LONGEST_NAME = 44;
  private static final int MARGIN = 16;
  private static final int AXIS = 460;
  private static final int ROW = 20;
  private static final int LEVEL = 9;
  private static final int GAP = 8;
  private static final int LONGEST_TICKS = 20;
  private static final FontRenderContext FONTS = new FontRenderContext(null, true, true);

  private final CriticalDifferenceDiagram diagram;
  private final List<Place> methods;
  private final int right;
  private final double from;
  private final double to;
  private final double axisY;
  private final List<List<Span>> levels;
  private final double labelsY;
  private final int width;
  private final int height;

  RankAxisDrawing(CriticalDifferenceDiagram diagram) {
    this.diagram = diagram;
    this.methods = diagram.methods();
    this.right = (methods.size() + 1) / 2;
    double leftLabels = longest(methods.subList(right, methods.size()));
    double rightLabels = longest(methods.subList(0, right));
    this.from = MARGIN + leftLabels + 2 * GAP;
    this.to = from + AXIS;
    this.width = (int) Math.ceil(Math.max(to + 2 * GAP + rightLabels + MARGIN, notesEnd()));
    this.axisY = diagram.criticalDifference().isPresent() ? 104 : 76;
    this.levels = levels(diagram.cliques());
    int bars = levels.size() + (diagram.control().isPresent() ? 1 : 0);
    this.labelsY = axisY + 14 + LEVEL * bars + ROW / 2.0;
    int notes = diagram.notes().isEmpty() ? 0 : 10 + 16 * diagram.notes().size();
    this.height = (int) Math.ceil(labelsY + ROW * (right - .5) + notes + MARGIN);
  }

  Drawing drawing() {
    return new Drawing((graphics, area) -> draw(graphics), width, height, AltText.of(diagram));
  }

  private void draw(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    text(graphics, ChartStyle.TITLE, ChartStyle.INK, diagram.title(), MARGIN, 24, 0);
    diagram.criticalDifference().ifPresent(difference -> drawRuler(graphics, difference));
    drawLabels(graphics);
    drawBars(graphics);
    drawAxis(graphics);
    double y = height - MARGIN - 16 * (diagram.notes().size() - 1.0);
    for (String note : diagram.notes()) {
      text(graphics, ChartStyle.SMALL, ChartStyle.MUTED, note, MARGIN, y, 0);
      y += 16;
    }
  }

  private void drawAxis(Graphics2D graphics) {
    graphics.setColor(ChartStyle.INK);
    graphics.setStroke(ChartStyle.line(1.2));
    graphics.draw(new Line2D.Double(from, axisY, to, axisY));
    int step = methods.size() <= LONGEST_TICKS ? 1 : 5;
    for (int rank = 1; rank <= methods.size(); rank++) {
      boolean named = step == 1 || rank == 1 || rank % step == 0;
      double x = x(rank);
      graphics.draw(new Line2D.Double(x, axisY - (named ? 6 : 3), x, axisY));
      if (named) {
        String number = String.valueOf(rank);
        text(graphics, ChartStyle.SMALL, ChartStyle.INK, number, x, axisY - 10, .5);
      }
    }
    text(graphics, ChartStyle.SMALL, ChartStyle.MUTED, "mean rank", from - GAP, axisY + 4, 1);
    text(graphics, ChartStyle.SMALL, ChartStyle.MUTED, "better →", to + GAP, axisY + 4, 0);
  }

  /** Beyond the axis it is cut, and its number says how long it is. */
  private void drawRuler(Graphics2D graphics, double difference) {
    double length = difference / (methods.size() - 1) * AXIS;
    boolean fits = length <= AXIS;
    double end = from + Math.min(AXIS, length);
    double y = axisY - 38;
    graphics.setColor(ChartStyle.INK);
    graphics.setStroke(ChartStyle.line(1.6));
    graphics.draw(new Line2D.Double(from, y, end, y));
    graphics.draw(new Line2D.Double(from, y - 4, from, y + 4));
    if (fits) {
      graphics.draw(new Line2D.Double(end, y - 4, end, y + 4));
    }
    String number =
        "CD = "
            + ChartStyle.format("0.00").format(difference)
            + (fits ? "" : ", wider than the axis");
    double middle = (from + end) / 2;
    double half = lengthOf(ChartStyle.SMALL, number) / 2;
    text(
        graphics,
        ChartStyle.SMALL,
        ChartStyle.INK,
        number,
        Math.max(middle, from + half),
        y - 8,
        .5);
  }

  private void drawLabels(Graphics2D graphics) {
    for (int i = 0; i < methods.size(); i++) {
      boolean atRight = i < right;
      int row = atRight ? i : methods.size() - 1 - i;
      double y = labelsY + ROW * row;
      double x = x(methods.get(i).meanRank());
      double end = atRight ? to + GAP : from - GAP;
      graphics.setColor(ChartStyle.MUTED);
      graphics.setStroke(ChartStyle.line(1));
      graphics.draw(new Line2D.Double(x, axisY, x, y));
      graphics.draw(new Line2D.Double(x, y, end, y));
      drawLabel(graphics, methods.get(i), atRight ? end + GAP / 2.0 : end - GAP / 2.0, y, atRight);
    }
  }

  private void drawLabel(Graphics2D graphics, Place method, double x, double y, boolean atRight) {
    double name = lengthOf(ChartStyle.PLAIN, label(method));
    double number = lengthOf(ChartStyle.SMALL, rank(method));
    double nameAt = atRight ? x : x - number - GAP - name;
    double numberAt = atRight ? x + name + GAP : x - number;
    text(graphics, ChartStyle.PLAIN, ChartStyle.INK, label(method), nameAt, y + 4, 0);
    text(graphics, ChartStyle.SMALL, ChartStyle.MUTED, rank(method), numberAt, y + 4, 0);
  }

  private void drawBars(Graphics2D graphics) {
    double y = axisY + 12;
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    if (diagram.control().isPresent()) {
      double low = Math.max(1, diagram.control().get().low());
      double high = Math.min(methods.size(), diagram.control().get().high());
      graphics.setColor(ChartStyle.series(1));
      graphics.draw(new Line2D.Double(x(high), y, x(low), y));
      y += LEVEL;
    }
    graphics.setColor(ChartStyle.series(0));
    for (List<Span> level : levels) {
      for (Span span : level) {
        graphics.draw(new Line2D.Double(left(span), y, right(span), y));
      }
      y += LEVEL;
    }
  }

  /** Bars share a level where there is room between them. */
  private List<List<Span>> levels(List<Span> spans) {
    List<List<Span>> filled = new ArrayList<>();
    for (Span span : spans) {
      List<Span> free =
          filled.stream()
              .filter(level -> level.stream().allMatch(s -> left(s) - right(span) > 2 * GAP))
              .findFirst()
              .orElse(null);
      if (free == null) {
        free = new ArrayList<>();
        filled.add(free);
      }
      free.add(span);
    }
    return filled;
  }

  /** A little beyond the worst method of the bar, so that also a bar of ties is seen. */
  private double left(Span span) {
    return x(methods.get(span.last()).meanRank()) - 4;
  }

  private double right(Span span) {
    return x(methods.get(span.first()).meanRank()) + 4;
  }

  /** Rank 1 is at the right. */
  private double x(double rank) {
    return to - (rank - 1) / (methods.size() - 1) * AXIS;
  }

  private double notesEnd() {
    OptionalDouble longest =
        diagram.notes().stream().mapToDouble(n -> lengthOf(ChartStyle.SMALL, n)).max();
    double title = lengthOf(ChartStyle.TITLE, diagram.title());
    return 2 * MARGIN + Math.max(title, longest.orElse(0));
  }

  private static double longest(List<Place> places) {
    return places.stream()
        .mapToDouble(
            p -> lengthOf(ChartStyle.PLAIN, label(p)) + GAP + lengthOf(ChartStyle.SMALL, rank(p)))
        .max()
        .orElse(0);
  }

  static String label(Place method) {
    return ChartStyle.shortened(method.name(), LONGEST_NAME);
  }

  static String rank(Place method) {
    return ChartStyle.format("0.00").format(method.meanRank());
  }

  private static double lengthOf(Font font, String text) {
    return font.getStringBounds(text, FONTS).getWidth();
  }

  /**
   * @param anchor the share of the text that is left of x
   */
  private static void text(
      Graphics2D graphics,
      Font font,
      Color colour,
      String text,
      double x,
      double y,
      double anchor) {
    graphics.setFont(font);
    graphics.setColor(colour);
    graphics.drawString(text, (float) (x - anchor * lengthOf(font, text)), (float) y);
  }
}
