package equipoise.reports.charts;

import equipoise.core.Visible;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One map of many images, drawn once for each class: that class in colours and shapes, the others
 * as grey dots.
 *
 * @param clouds a name in the legend each, the same kinds in every class
 */
public record FeatureMapChart(String title, List<String> classes, List<Cloud> clouds)
    implements Chart {
  private static final int WIDTH = 860;
  private static final int COLUMNS = 4;
  private static final int HEAD = 62;
  private static final int NAME = 22;
  private static final int GAP = 10;
  private static final int LONGEST_NAME = 28;
  private static final Color OTHERS = new Color(0xc3cad2);
  private static final Color FRAME = new Color(0xd5dae0);

  /** What the images of a cloud are; later ones are drawn over earlier ones. */
  public enum Kind {
    TRAINING("training image", 5),
    HELD_OUT("held-out image", 0),
    SYNTHETIC("synthetic image", 1);

    private final String words;
    private final int colour;

    Kind(String words, int colour) {
      this.words = words;
      this.colour = colour;
    }

    private Shape shape() {
      return switch (this) {
        case TRAINING -> scaled(ChartStyle.marker(1), .62);
        case HELD_OUT -> scaled(ChartStyle.marker(0), .68);
        case SYNTHETIC -> scaled(ChartStyle.marker(2), .78);
      };
    }

    private static Shape scaled(Shape shape, double factor) {
      return AffineTransform.getScaleInstance(factor, factor).createTransformedShape(shape);
    }
  }

  /** The images of one class and kind; {@code x} and {@code y} have one value an image. */
  public record Cloud(String className, Kind kind, double[] x, double[] y) {}

  public FeatureMapChart {
    classes = List.copyOf(classes);
    clouds = List.copyOf(clouds);
  }

  @Override
  public Drawing drawing() {
    int rows = (classes.size() + COLUMNS - 1) / COLUMNS;
    int height = HEAD + rows * (side() + NAME + GAP);
    return new Drawing((graphics, area) -> draw(graphics, height), WIDTH, height, AltText.of(this));
  }

  @Override
  public String description() {
    List<String> counts = new ArrayList<>();
    for (String name : classes) {
      List<String> parts = new ArrayList<>();
      for (Cloud cloud : clouds) {
        if (cloud.className().equals(name)) {
          parts.add(cloud.x().length + " " + cloud.kind().words + "s");
        }
      }
      counts.add(Visible.line(name, 60) + ": " + AltText.listed(parts));
    }
    return "Images with similar features are neighbours. One panel a class, the other classes in"
        + " grey. "
        + String.join("; ", counts)
        + ".";
  }

  private static int side() {
    return (WIDTH - (COLUMNS + 1) * GAP) / COLUMNS;
  }

  private void draw(Graphics2D graphics, int height) {
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
    graphics.setFont(ChartStyle.TITLE);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString(title, 10, 20);
    legend(graphics);
    Square square = Square.around(clouds);
    for (int i = 0; i < classes.size(); i++) {
      int x = GAP + i % COLUMNS * (side() + GAP);
      int y = HEAD + i / COLUMNS * (side() + NAME + GAP);
      panel(graphics, classes.get(i), square.in(x, y + NAME, side()));
    }
  }

  private static void legend(Graphics2D graphics) {
    graphics.setFont(ChartStyle.PLAIN);
    int x = 16;
    for (Kind kind : Kind.values()) {
      mark(graphics, kind, x, 41);
      graphics.setColor(ChartStyle.INK);
      graphics.drawString(kind.words, x + 10, 45);
      x += 30 + ChartStyle.lengthOf(kind.words);
    }
    Path2D dots = new Path2D.Double();
    dot(dots, x, 41);
    dots(graphics, dots);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString("other classes", x + 10, 45);
  }

  private void panel(Graphics2D graphics, String name, Square square) {
    graphics.setFont(ChartStyle.PLAIN);
    graphics.setColor(ChartStyle.INK);
    String shown = ChartStyle.shortened(Visible.line(name), LONGEST_NAME);
    graphics.drawString(shown, (float) square.left(), (float) square.top() - 7);
    graphics.setColor(FRAME);
    graphics.setStroke(ChartStyle.line(1));
    graphics.draw(
        new Rectangle2D.Double(square.left(), square.top(), square.side(), square.side()));
    Path2D others = new Path2D.Double();
    for (Cloud cloud : clouds) {
      if (!cloud.className().equals(name)) {
        for (int i = 0; i < cloud.x().length; i++) {
          dot(others, square.x(cloud.x()[i]), square.y(cloud.y()[i]));
        }
      }
    }
    dots(graphics, others);
    for (Kind kind : Kind.values()) {
      for (Cloud cloud : clouds) {
        if (cloud.className().equals(name) && cloud.kind() == kind) {
          for (int i = 0; i < cloud.x().length; i++) {
            mark(graphics, kind, square.x(cloud.x()[i]), square.y(cloud.y()[i]));
          }
        }
      }
    }
  }

  /** A line without length, which a round pen makes a dot: the shortest drawing there is. */
  private static void dot(Path2D dots, double x, double y) {
    dots.moveTo(x, y);
    dots.lineTo(x + .01, y);
  }

  private static void dots(Graphics2D graphics, Path2D dots) {
    graphics.setColor(OTHERS);
    graphics.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(dots);
  }

  private static void mark(Graphics2D graphics, Kind kind, double x, double y) {
    Shape shape = AffineTransform.getTranslateInstance(x, y).createTransformedShape(kind.shape());
    graphics.setColor(ChartStyle.series(kind.colour));
    if (kind == Kind.TRAINING) {
      graphics.setStroke(ChartStyle.line(1.1));
      graphics.draw(shape);
    } else {
      graphics.fill(shape);
    }
  }

  /** The part of the plane that all points lie in, and where a panel shows it. */
  private record Square(double x0, double y0, double width, double left, double top, double side) {
    private static final double EDGE = 9;

    static Square around(List<Cloud> clouds) {
      double[] x = clouds.stream().flatMapToDouble(c -> Arrays.stream(c.x())).toArray();
      double[] y = clouds.stream().flatMapToDouble(c -> Arrays.stream(c.y())).toArray();
      double[] across = ends(x);
      double[] up = ends(y);
      double width = Math.max(Math.max(across[1] - across[0], up[1] - up[0]), 1e-9);
      double x0 = (across[0] + across[1] - width) / 2;
      double y0 = (up[0] + up[1] - width) / 2;
      return new Square(x0, y0, width, 0, 0, 0);
    }

    private static double[] ends(double[] values) {
      double low = Arrays.stream(values).min().orElse(0);
      double high = Arrays.stream(values).max().orElse(1);
      return new double[] {low, high};
    }

    Square in(double panelLeft, double panelTop, double panelSide) {
      return new Square(x0, y0, width, panelLeft, panelTop, panelSide);
    }

    double x(double value) {
      return left + EDGE + (value - x0) / width * (side - 2 * EDGE);
    }

    double y(double value) {
      return top + side - EDGE - (value - y0) / width * (side - 2 * EDGE);
    }
  }
}
