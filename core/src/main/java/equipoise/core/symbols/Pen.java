package equipoise.core.symbols;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Notes what a symbol consists of and traces it with an unsteady hand. Coordinates are the
 * symbol's: x to the right, y down, the symbol itself within -1..1.
 */
final class Pen {
  private static final double UNSTEADINESS = 0.07;
  private static final double FAR = 6;

  private final List<Outline> outlines = new ArrayList<>();
  private final List<Disc> circles = new ArrayList<>();
  private final List<Disc> dots = new ArrayList<>();
  private final List<Pipe> pipes = new ArrayList<>();
  private final Path2D.Double letters = new Path2D.Double();

  private record Outline(double[] points, boolean closed) {}

  private record Pipe(double x, double y, double directionX, double directionY) {}

  /** A circle, or what it encloses. */
  record Disc(double x, double y, double radius) {}

  /** Open line through points x, y, x, y, ... */
  void line(double... points) {
    outlines.add(new Outline(points, false));
  }

  /** Closed line through points x, y, x, y, ... */
  void polygon(double... points) {
    outlines.add(new Outline(points, true));
  }

  void circle(double x, double y, double radius) {
    circles.add(new Disc(x, y, radius));
  }

  /** A filled circle. */
  void dot(double x, double y, double radius) {
    dots.add(new Disc(x, y, radius));
  }

  /** A pipe from the symbol's edge outwards. */
  void pipe(double x, double y, double directionX, double directionY) {
    pipes.add(new Pipe(x, y, directionX, directionY));
  }

  /** A letter of the given height around x, y. */
  void letter(char letter, double x, double y, double height) {
    Letters.append(
        letters,
        letter,
        new AffineTransform(height * 0.6, 0, 0, height, x - height * 0.3, y - height / 2));
  }

  Path2D traceLines(RandomGenerator random) {
    Path2D.Double path = new Path2D.Double();
    for (Outline outline : outlines) {
      double[] points = outline.points();
      for (int i = 0; i < points.length; i += 2) {
        double x = points[i] + unsteady(random);
        double y = points[i + 1] + unsteady(random);
        if (i == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      if (outline.closed()) {
        path.closePath();
      }
    }
    for (Disc circle : circles) {
      path.append(traceCircle(circle, random), false);
    }
    path.append(letters, false);
    return path;
  }

  private static Ellipse2D traceCircle(Disc circle, RandomGenerator random) {
    double halfWidth = circle.radius() + unsteady(random) / 2;
    double halfHeight = circle.radius() + unsteady(random) / 2;
    double x = circle.x() + unsteady(random) / 2;
    double y = circle.y() + unsteady(random) / 2;
    return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
  }

  List<Disc> traceDots(RandomGenerator random) {
    List<Disc> traced = new ArrayList<>();
    for (Disc dot : dots) {
      traced.add(new Disc(dot.x() + unsteady(random), dot.y() + unsteady(random), dot.radius()));
    }
    return traced;
  }

  /** Most pipes, not all, are drawn, and some end before the image does. */
  Path2D tracePipes(RandomGenerator random) {
    Path2D.Double path = new Path2D.Double();
    for (Pipe pipe : pipes) {
      double length = random.nextInt(4) == 0 ? 0.3 + random.nextDouble() : FAR;
      if (random.nextInt(8) > 0) {
        path.moveTo(pipe.x(), pipe.y());
        path.lineTo(pipe.x() + pipe.directionX() * length, pipe.y() + pipe.directionY() * length);
      }
    }
    return path;
  }

  private static double unsteady(RandomGenerator random) {
    return UNSTEADINESS * (2 * random.nextDouble() - 1);
  }
}
