package equipoise.core.symbols;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws a symbol with an unsteady hand. Coordinates are the symbol's: x to the right, y down, the
 * symbol itself within -1..1.
 */
final class Pen {
  private static final double UNSTEADINESS = 0.07;
  private static final double FAR = 6;

  private final RandomGenerator random;
  private final Path2D.Double lines = new Path2D.Double();
  private final List<Dot> dots = new ArrayList<>();
  private final Path2D.Double pipes = new Path2D.Double();

  /** A filled circle. */
  record Dot(double x, double y, double radius) {}

  Pen(RandomGenerator random) {
    this.random = random;
  }

  /** Open line through points x, y, x, y, ... */
  void line(double... points) {
    follow(lines, points);
  }

  /** Closed line through points x, y, x, y, ... */
  void polygon(double... points) {
    follow(lines, points);
    lines.closePath();
  }

  void circle(double x, double y, double radius) {
    lines.append(disc(x, y, radius), false);
  }

  /** A filled circle. */
  void dot(double x, double y, double radius) {
    dots.add(new Dot(x + unsteady(), y + unsteady(), radius));
  }

  /**
   * A pipe from the symbol's edge outwards; most, not all, are drawn, and some end before the image
   * does.
   */
  void pipe(double x, double y, double directionX, double directionY) {
    double length = random.nextInt(4) == 0 ? 0.3 + random.nextDouble() : FAR;
    if (random.nextInt(8) > 0) {
      pipes.moveTo(x, y);
      pipes.lineTo(x + directionX * length, y + directionY * length);
    }
  }

  /** A letter of the given height around x, y. */
  void letter(char letter, double x, double y, double height) {
    Letters.append(
        lines,
        letter,
        new AffineTransform(height * 0.6, 0, 0, height, x - height * 0.3, y - height / 2));
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  char anyOf(String letters) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  Path2D lines() {
    return lines;
  }

  List<Dot> dots() {
    return dots;
  }

  Path2D pipes() {
    return pipes;
  }

  private void follow(Path2D path, double... points) {
    for (int i = 0; i < points.length; i += 2) {
      double x = points[i] + unsteady();
      double y = points[i + 1] + unsteady();
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
  }

  private Ellipse2D disc(double x, double y, double radius) {
    double width = radius + unsteady() / 2;
    double height = radius + unsteady() / 2;
    return new Ellipse2D.Double(
        x - width + unsteady() / 2, y - height + unsteady() / 2, 2 * width, 2 * height);
  }

  private double unsteady() {
    return UNSTEADINESS * (2 * random.nextDouble() - 1);
  }
}
