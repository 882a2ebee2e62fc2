package equipoise.core.symbols;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Map;

/** Letters and digits as strokes, so that no font of the platform is asked for. */
final class Letters {
  static final String ALL = "CFILPT147M";

  /** Strokes as x, y digits on a grid of 2 by 4, one word a stroke. */
  private static final Map<Character, String> STROKES =
      Map.of(
          'C', "21100103142423",
          'F', "040020 0212",
          'I', "1014",
          'L', "000424",
          'P', "04002022 0222",
          'T', "0020 1014",
          '1', "011014",
          '4', "10032313 2024",
          '7', "002014",
          'M', "0400122024");

  private Letters() {}

  /** Appends a letter whose box 0..1 is mapped by the transform. */
  static void append(Path2D path, char letter, AffineTransform transform) {
    for (String stroke : STROKES.get(letter).split(" ")) {
      Path2D.Double line = new Path2D.Double();
      for (int i = 0; i < stroke.length(); i += 2) {
        double x = (stroke.charAt(i) - '0') / 2.0;
        double y = (stroke.charAt(i + 1) - '0') / 4.0;
        if (i == 0) {
          line.moveTo(x, y);
        } else {
          line.lineTo(x, y);
        }
      }
      path.append(line.getPathIterator(transform), false);
    }
  }
}
