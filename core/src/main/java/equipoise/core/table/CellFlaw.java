package equipoise.core.table;

import equipoise.core.Visible;

/**
 * A cell that holds no number where numbers are expected, or nothing where a name is.
 *
 * @param row from 0, without the header
 * @param line in the file, from 1
 * @param column the column's name
 * @param text as it stands in the file, without quotes
 */
public record CellFlaw(int row, int line, String column, Kind kind, String text) {
  /** What is wrong with it. */
  public enum Kind {
    /** It says that the value is not known. */
    MISSING,
    /** It is infinite. */
    INFINITE,
    /** It is beyond the largest double. */
    TOO_LARGE,
    /** It begins as a number, but is none in decimal notation. */
    NOTATION,
    /** It has a decimal comma where others have a decimal point, or the other way round. */
    DECIMAL_SIGN,
    /** It is text. */
    TEXT
  }

  static Kind kindOf(String text, boolean decimalComma) {
    String bare = text.replaceFirst("^[+-]", "");
    if (Missing.number(text)) {
      return Kind.MISSING;
    }
    if (bare.equalsIgnoreCase("inf") || bare.equalsIgnoreCase("infinity")) {
      return Kind.INFINITE;
    }
    if (Decimals.isDecimal(text, '.')) {
      return decimalComma ? Kind.DECIMAL_SIGN : Kind.TOO_LARGE;
    }
    if (Decimals.isDecimal(text, ',')) {
      return Kind.DECIMAL_SIGN;
    }
    return !bare.isEmpty() && Character.isDigit(bare.charAt(0)) ? Kind.NOTATION : Kind.TEXT;
  }

  /** Where it is and what it holds. */
  public String where() {
    return "row %d (line %d), column %s %s".formatted(row, line, Visible.quoted(column), holds());
  }

  private String holds() {
    String held = text.isEmpty() ? "is empty" : "holds " + Visible.quoted(text);
    return switch (kind) {
      case MISSING -> text.isEmpty() ? held : held + ", so its value is missing";
      case INFINITE -> held + ", which is not finite";
      case TOO_LARGE -> held + ", which is beyond the largest double, 1.8e308";
      case NOTATION -> held + ", which is not a decimal number such as 31 or 1.5e3";
      case DECIMAL_SIGN -> held + ", whose decimal sign is not the one of this file";
      case TEXT -> held + ", which is not a number";
    };
  }

  /** What can be done about it. */
  public String remedy() {
    return switch (kind) {
      case MISSING, INFINITE -> "fill it in, remove the row, or use random-over or random-under";
      case TOO_LARGE, NOTATION, DECIMAL_SIGN -> "write it in decimal notation";
      case TEXT ->
          "if the column is nominal, pass --nominal %s and use smote-nc, smote-n or a random method; else drop the column"
              .formatted(Visible.shortened(column));
    };
  }
}
