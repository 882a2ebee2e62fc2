package equipoise.core.symbols;

import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/**
 * A symbol as it is cut out of a scanned drawing: placed, surrounded by what else is on the sheet,
 * drawn with ink, blurred and noisy. Only {@link StrictMath} and exact operations are used, so the
 * bytes are the same everywhere.
 */
final class Scan {
  static final int SIDE = 28;

  private final RandomGenerator random;
  private final Sheet sheet = new Sheet(SIDE);
  private final double stroke;

  Scan(RandomGenerator random) {
    this.random = random;
    this.stroke = between(0.9, 1.9);
  }

  /** The image's pixels, row by row: ink is bright, paper is dark. */
  byte[] of(Symbol symbol) {
    Pen pen = new Pen(random);
    symbol.draw(pen);
    AffineTransform placement = placement(symbol);
    sheet.draw(placement.createTransformedShape(pen.lines()), stroke);
    sheet.draw(placement.createTransformedShape(pen.pipes()), stroke * between(0.7, 1.2));
    double scale = StrictMath.sqrt(StrictMath.abs(placement.getDeterminant()));
    for (Pen.Dot dot : pen.dots()) {
      double[] at = {dot.x(), dot.y()};
      placement.transform(at, 0, at, 0, 1);
      sheet.dot(at[0], at[1], dot.radius() * scale + stroke / 4);
    }
    drawSurroundings();
    return expose(sheet.coverage());
  }

  private AffineTransform placement(Symbol symbol) {
    double size = between(7.2, 10.8);
    double high = size * between(0.85, 1.15);
    double wide = symbol.mirrored() && random.nextBoolean() ? -size : size;
    double quarter = symbol.upright() || random.nextInt(3) > 0 ? 0 : 90;
    double angle = StrictMath.toRadians(quarter + between(-7, 7));
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double x = SIDE / 2.0 + between(-2.2, 2.2);
    double y = SIDE / 2.0 + between(-2.2, 2.2);
    return new AffineTransform(cos * wide, sin * wide, -sin * high, cos * high, x, y);
  }

  /** Another pipe that crosses, and a piece of lettering near the edge. */
  private void drawSurroundings() {
    if (random.nextInt(5) < 2) {
      double at = between(0, SIDE);
      double end = at + between(-1.5, 1.5);
      boolean across = random.nextBoolean();
      sheet.draw(
          across ? new Line2D.Double(0, at, SIDE, end) : new Line2D.Double(at, 0, end, SIDE),
          stroke * between(0.6, 1));
    }
    if (random.nextInt(5) < 2) {
      double height = between(3.5, 5.5);
      double fromEdge = between(-1, 2);
      double y = random.nextBoolean() ? fromEdge : SIDE - height - fromEdge;
      double x = between(0, 18);
      Path2D.Double text = new Path2D.Double();
      for (int i = 2 + random.nextInt(3); i > 0; i--, x += height * 0.85) {
        char letter = Letters.ALL.charAt(random.nextInt(Letters.ALL.length()));
        Letters.append(text, letter, new AffineTransform(height * 0.55, 0, 0, height, x, y));
      }
      sheet.draw(text, 0.8);
    }
  }

  private byte[] expose(double[] coverage) {
    double blur = between(0, 0.2); // weight of a neighbour in one direction
    double[] soft = smooth(smooth(coverage, blur, 1), blur, SIDE);
    double ink = between(150, 250);
    double paper = between(0, 30);
    double noise = between(6, 24);
    byte[] pixels = new byte[soft.length];
    for (int i = 0; i < pixels.length; i++) {
      double value = paper + soft[i] * (ink - paper) + noise * bell();
      if (random.nextInt(400) == 0) {
        value = between(0, 255); // dust
      }
      pixels[i] = (byte) Math.max(0, Math.min(255, (int) value));
    }
    return pixels;
  }

  private static double[] smooth(double[] image, double weight, int step) {
    double[] smoothed = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      int position = i / step % SIDE;
      double before = position > 0 ? image[i - step] : image[i];
      double after = position < SIDE - 1 ? image[i + step] : image[i];
      smoothed[i] = image[i] + weight * (before - 2 * image[i] + after);
    }
    return smoothed;
  }

  /** About normal, mean 0, variance 1: the sum of three uniform numbers, scaled. */
  private double bell() {
    return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
