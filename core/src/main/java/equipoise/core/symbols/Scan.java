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

  private Scan() {}

  /** The image's pixels, row by row: ink is bright, paper is dark. */
  static byte[] of(Symbol symbol, RandomGenerator random) {
    Sheet sheet = new Sheet(SIDE);
    double stroke = between(0.9, 1.9, random);
    drawSymbol(symbol, sheet, stroke, random);
    if (random.nextInt(5) < 2) {
      drawCrossing(sheet, stroke * between(0.6, 1, random), random);
    }
    if (random.nextInt(5) < 2) {
      drawLettering(sheet, random);
    }
    return expose(sheet.coverage(), random);
  }

  private static void drawSymbol(
      Symbol symbol, Sheet sheet, double stroke, RandomGenerator random) {
    Pen pen = new Pen();
    symbol.draw(pen, random);
    AffineTransform placement = placement(symbol, random);
    sheet.draw(placement.createTransformedShape(pen.traceLines(random)), stroke);
    sheet.draw(
        placement.createTransformedShape(pen.tracePipes(random)),
        stroke * between(0.7, 1.2, random));
    double scale = Math.sqrt(Math.abs(placement.getDeterminant()));
    for (Pen.Disc dot : pen.traceDots(random)) {
      double[] at = {dot.x(), dot.y()};
      placement.transform(at, 0, at, 0, 1);
      sheet.dot(at[0], at[1], dot.radius() * scale + stroke / 4);
    }
  }

  private static AffineTransform placement(Symbol symbol, RandomGenerator random) {
    double size = between(7.2, 10.8, random);
    double high = size * between(0.85, 1.15, random);
    double wide = symbol.mirrored() && random.nextBoolean() ? -size : size;
    double quarter = symbol.upright() || random.nextInt(3) > 0 ? 0 : 90;
    double angle = StrictMath.toRadians(quarter + between(-7, 7, random));
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double x = SIDE / 2.0 + between(-2.2, 2.2, random);
    double y = SIDE / 2.0 + between(-2.2, 2.2, random);
    return new AffineTransform(cos * wide, sin * wide, -sin * high, cos * high, x, y);
  }

  /** Another pipe that crosses. */
  private static void drawCrossing(Sheet sheet, double stroke, RandomGenerator random) {
    double at = between(0, SIDE, random);
    double end = at + between(-1.5, 1.5, random);
    sheet.draw(
        random.nextBoolean()
            ? new Line2D.Double(0, at, SIDE, end)
            : new Line2D.Double(at, 0, end, SIDE),
        stroke);
  }

  /** A piece of text near the upper or lower edge. */
  private static void drawLettering(Sheet sheet, RandomGenerator random) {
    double height = between(3.5, 5.5, random);
    double fromEdge = between(-1, 2, random);
    double y = random.nextBoolean() ? fromEdge : SIDE - height - fromEdge;
    double x = between(0, 18, random);
    Path2D.Double text = new Path2D.Double();
    for (int i = 2 + random.nextInt(3); i > 0; i--, x += height * 0.85) {
      char letter = Letters.ALL.charAt(random.nextInt(Letters.ALL.length()));
      Letters.append(text, letter, new AffineTransform(height * 0.55, 0, 0, height, x, y));
    }
    sheet.draw(text, 0.8);
  }

  private static byte[] expose(double[] coverage, RandomGenerator random) {
    double blur = between(0, 0.2, random); // weight of a neighbour in one direction
    double[] soft = smooth(smooth(coverage, blur, 1), blur, SIDE);
    double ink = between(150, 250, random);
    double paper = between(0, 30, random);
    double noise = between(6, 24, random);
    byte[] pixels = new byte[soft.length];
    for (int i = 0; i < pixels.length; i++) {
      double value = paper + soft[i] * (ink - paper) + noise * bell(random);
      if (random.nextInt(400) == 0) {
        value = between(0, 255, random); // dust
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
  private static double bell(RandomGenerator random) {
    return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
  }

  private static double between(double low, double high, RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }
}
