package equipoise.core.table;

import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * The text of a table and where its rows stand in it.
 *
 * @param header end of what stands before the first row
 */
record TableSource(String text, Charset charset, int header, RowPlaces places, Style style) {
  /**
   * How the file writes a row.
   *
   * @param spaced whether a space follows the separator
   * @param decimalComma whether numbers have a comma for a point
   * @param quoted the columns that the first row has in quotes
   */
  record Style(char separator, boolean spaced, boolean decimalComma, BitSet quoted) {
    String between() {
      return spaced ? separator + " " : String.valueOf(separator);
    }
  }

  /** What ends the file's first complete line. */
  String lineEnd() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        return "\n";
      }
      if (text.charAt(i) == '\r') {
        return text.startsWith("\r\n", i) ? "\r\n" : "\r";
      }
    }
    return "\n";
  }

  /** Whether the file's last row has a line end. */
  boolean isEnded() {
    int last = places.size() - 1;
    return places.next(last) > places.end(last);
  }
}
