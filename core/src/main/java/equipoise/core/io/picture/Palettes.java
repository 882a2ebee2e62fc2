package equipoise.core.io.picture;

import java.nio.ByteBuffer;

/** Looks at colour tables before anything is decoded. */
final class Palettes {
  private Palettes() {}

  /**
   * Whether one of the entries, {@code step} bytes each with the colour in the first three, is not
   * grey.
   */
  static boolean hasColour(ByteBuffer table, int step) {
    for (int i = 0; i + 2 < table.limit(); i += step) {
      if (table.get(i) != table.get(i + 1) || table.get(i) != table.get(i + 2)) {
        return true;
      }
    }
    return false;
  }
}
