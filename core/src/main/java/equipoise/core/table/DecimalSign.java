package equipoise.core.table;

/** The decimal sign of a file's numbers: a comma only where none separates cells. */
final class DecimalSign {
  private final boolean mayBeComma;
  private char sign;

  DecimalSign(char separator) {
    this.mayBeComma = separator != ',';
  }

  boolean isComma() {
    return sign == ',';
  }

  /** The number; NaN where the text is none with this file's decimal sign, or not finite. */
  double parse(String text) {
    double value = Double.NaN;
    if (text.indexOf(',') >= 0) {
      if (mayBeComma && sign != '.' && Decimals.isDecimal(text, ',')) {
        sign = ',';
        value = Double.parseDouble(text.replace(',', '.'));
      }
    } else if (Decimals.isDecimal(text, '.')) {
      boolean point = text.indexOf('.') >= 0;
      if (point && sign == ',') {
        return Double.NaN;
      }
      if (point) {
        sign = '.';
      }
      value = Double.parseDouble(text);
    }
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
