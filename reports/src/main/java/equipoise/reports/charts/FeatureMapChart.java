package equipoise.reports.charts;

import equipoise.core.Visible;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One map of many images, drawn once for each class: that class in colours and shapes, the real
 * images of the others as grey dots.
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
  private static final int SIDE = (WIDTH - (COLUMNS + 1) * GAP) / COLUMNS;
  private static final int LONGEST_NAME = 28;
  private static final Color OTHERS = new Color(0xc3cad2);
  private static final Color EDGE = new Color(0xd5dae0);

  private static final float SMALL_DOT = 2.6f;
  private static final float LARGE_DOT = 6;

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
    Frame frame = Frame.around(clouds);
    int height = HEAD + rows * (frame.height() + NAME + GAP);
    return new Drawing(
        (graphics, area) -> draw(graphics, frame, height), WIDTH, height, AltText.of(this));
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
    return "Images with similar features are neighbours. One panel a class, real images of"
        + " the other classes in grey. "
        + String.join("; ", counts)
        + ".";
  }

  private void draw(Graphics2D graphics, Frame frame, int height) {
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
    graphics.setFont(ChartStyle.TITLE);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString(title, 10, 20);
    legend(graphics);
    for (int i = 0; i < classes.size(); i++) {
      int x = GAP + i % COLUMNS * (SIDE + GAP);
      int y = HEAD + i / COLUMNS * (frame.height() + NAME + GAP);
      panel(graphics, classes.get(i), frame.at(x, y + NAME));
    }
  }

  private static void legend(Graphics2D graphics) {
    graphics.setFont(ChartStyle.PLAIN);
    int x = 16;
    for (Kind kind : Kind.values()) {
      Path2D marks = new Path2D.Double();
      mark(marks, kind, x, 41);
      draw(graphics, kind, marks);
      graphics.setColor(ChartStyle.INK);
      graphics.drawString(kind.words, x + 10, 45);
      x += 30 + ChartStyle.lengthOf(kind.words);
    }
    Path2D others = new Path2D.Double();
    dot(others, x, 41);
    dots(graphics, others, OTHERS, SMALL_DOT);
    graphics.setColor(ChartStyle.INK);
    graphics.drawString("real images of other classes", x + 10, 45);
  }

  private void panel(Graphics2D graphics, String name, Frame frame) {
    graphics.setFont(ChartStyle.PLAIN);
    graphics.setColor(ChartStyle.INK);
    String shown = ChartStyle.shortened(Visible.line(name), LONGEST_NAME);
    graphics.drawString(shown, (float) frame.left(), (float) frame.top() - 7);
    graphics.setColor(EDGE);
    graphics.setStroke(ChartStyle.line(1));
    graphics.draw(new Rectangle2D.Double(frame.left(), frame.top(), SIDE, frame.height()));
    Path2D others = new Path2D.Double();
    for (Cloud cloud : clouds) {
      if (!cloud.className().equals(name) && cloud.kind() != Kind.SYNTHETIC) {
        for (int i = 0; i < cloud.x().length; i++) {
          dot(others, frame.x(cloud.x()[i]), frame.y(cloud.y()[i]));
        }
      }
    }
    dots(graphics, others, OTHERS, SMALL_DOT);
    for (Kind kind : Kind.values()) {
      Path2D marks = new Path2D.Double();
      for (Cloud cloud : clouds) {
        if (cloud.className().equals(name) && cloud.kind() == kind) {
          for (int i = 0; i < cloud.x().length; i++) {
            mark(marks, kind, frame.x(cloud.x()[i]), frame.y(cloud.y()[i]));
          }
        }
      }
      draw(graphics, kind, marks);
    }
  }

  /** A line without length, which a round pen makes a dot: the shortest drawing there is. */
  private static void dot(Path2D dots, double x, double y) {
    dots.moveTo(x, y);
    dots.lineTo(x + .01, y);
  }

  private static void dots(Graphics2D graphics, Path2D dots, Color colour, float width) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(dots);
  }

  private static void mark(Path2D marks, Kind kind, double x, double y) {
    switch (kind) {
      case HELD_OUT -> dot(marks, x, y);
      case TRAINING -> marks.append(new Rectangle2D.Double(x - 2.5, y - 2.5, 5, 5), false);
      case SYNTHETIC -> {
        marks.moveTo(x, y - 4.3);
        marks.lineTo(x + 4.3, y + 3.3);
        marks.lineTo(x - 4.3, y + 3.3);
        marks.closePath();
      }
    }
  }

  private static void draw(Graphics2D graphics, Kind kind, Path2D marks) {
    Color colour = ChartStyle.series(kind.colour);
    graphics.setColor(colour);
    switch (kind) {
      case HELD_OUT -> dots(graphics, marks, colour, LARGE_DOT);
      case SYNTHETIC -> graphics.fill(marks);
      case TRAINING -> {
        graphics.setStroke(ChartStyle.line(1.1));
        graphics.draw(marks);
      }
    }
  }

  /** The part of the plane that all points lie in, and where a panel shows it. */
  private record Frame(double x0, double y0, double scale, int height, double left, double top) {
    private static final double MARGIN = 9;
    private static final double LOWEST = .5;

    static Frame around(List<Cloud> clouds) {
      double[] across = ends(clouds.stream().map(Cloud::x).toList());
      double[] up = ends(clouds.stream().map(Cloud::y).toList());
      double width = Math.max(across[1] - across[0], 1e-9);
      double height = up[1] - up[0];
      double largest = Math.max(width, height);
      double scale = (SIDE - 2 * MARGIN) / largest;
      int pixels = (int) Math.max(LOWEST * SIDE, Math.ceil(scale * height + 2 * MARGIN));
      double x0 = across[0] - (largest - width) / 2;
      double y0 = up[0] - ((pixels - 2 * MARGIN) / scale - height) / 2;
      return new Frame(x0, y0, scale, pixels, 0, 0);
    }

    private static double[] ends(List<double[]> values) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double[] some : values) {
        for (double value : some) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      return low > high ? new double[] {0, 1} : new double[] {low, high};
    }

    Frame at(double panelLeft, double panelTop) {
      return new Frame(x0, y0, scale, height, panelLeft, panelTop);
    }

    double x(double value) {
      return left + MARGIN + (value - x0) * scale;
    }

    double y(double value) {
      return top + height - MARGIN - (value - y0) * scale;
    }
  }
}
