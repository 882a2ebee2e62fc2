package equipoise.core.symbols;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/**
 * A square of paper that takes ink: a pixel's coverage follows from its distance to the line.
 * Java2D's geometry, but not its rasteriser, which draws the same edge one step brighter on another
 * JDK.
 */
final class Sheet {
  private static final double FLATNESS = 0.02;

  private final int side;
  private final double[] coverage;

  Sheet(int side) {
    this.side = side;
    this.coverage = new double[side * side];
  }

  /** Coverage 0..1 of each pixel, row by row. */
  double[] coverage() {
    return coverage.clone();
  }

  /**
   * Draws a shape's outline with round ends and joins.
   *
   * @param width in pixels
   */
  void draw(Shape shape, double width) {
    double[] point = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (PathIterator path = shape.getPathIterator(null, FLATNESS); !path.isDone(); path.next()) {
      switch (path.currentSegment(point)) {
        case PathIterator.SEG_MOVETO -> {
          startX = point[0];
          startY = point[1];
          x = startX;
          y = startY;
        }
        case PathIterator.SEG_LINETO -> {
          segment(x, y, point[0], point[1], width / 2);
          x = point[0];
          y = point[1];
        }
        default -> segment(x, y, startX, startY, width / 2);
      }
    }
  }

  /** A filled circle. */
  void dot(double x, double y, double radius) {
    segment(x, y, x, y, radius);
  }

  private void segment(double x1, double y1, double x2, double y2, double radius) {
    double reach = radius + 1;
    int left = (int) Math.max(0, Math.floor(Math.min(x1, x2) - reach));
    int right = (int) Math.min(side - 1, Math.ceil(Math.max(x1, x2) + reach));
    int top = (int) Math.max(0, Math.floor(Math.min(y1, y2) - reach));
    int bottom = (int) Math.min(side - 1, Math.ceil(Math.max(y1, y2) + reach));
    double length = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double dx = column + 0.5 - x1;
        double dy = row + 0.5 - y1;
        double along = length == 0 ? 0 : (dx * (x2 - x1) + dy * (y2 - y1)) / length;
        double nearest = Math.max(0, Math.min(1, along));
        double awayX = dx - nearest * (x2 - x1);
        double awayY = dy - nearest * (y2 - y1);
        double ink = radius + 0.5 - Math.sqrt(awayX * awayX + awayY * awayY);
        int at = row * side + column;
        coverage[at] = Math.max(coverage[at], Math.min(1, ink));
      }
    }
  }
}
