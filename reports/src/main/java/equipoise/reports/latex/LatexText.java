package equipoise.reports.latex;

import equipoise.reports.blocks.Text;
import java.util.Locale;
import java.util.Map;

/** Text as LaTeX: every character that means something to it is escaped. */
final class LatexText {
  private static final Map<Integer, String> SPECIAL =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "\\textquotedbl{}"),
          Map.entry((int) '\'', "\\textquotesingle{}"),
          Map.entry((int) '`', "\\textasciigrave{}"),
          Map.entry((int) '[', "{[}"),
          Map.entry((int) ']', "{]}"),
          Map.entry((int) '-', "{-}"),
          Map.entry((int) '−', "\\ensuremath{-}"),
          Map.entry((int) '±', "\\ensuremath{\\pm}"),
          Map.entry((int) '×', "\\ensuremath{\\times}"),
          Map.entry((int) '·', "\\ensuremath{\\cdot}"),
          Map.entry((int) '≈', "\\ensuremath{\\approx}"),
          Map.entry((int) '≤', "\\ensuremath{\\le}"),
          Map.entry((int) '≥', "\\ensuremath{\\ge}"),
          Map.entry((int) '→', "\\ensuremath{\\rightarrow}"),
          Map.entry((int) '↓', "\\ensuremath{\\downarrow}"),
          Map.entry((int) '↑', "\\ensuremath{\\uparrow}"),
          Map.entry((int) '²', "\\ensuremath{^2}"),
          Map.entry((int) '–', "\\textendash{}"),
          Map.entry((int) '—', "\\textemdash{}"),
          Map.entry((int) '“', "\\textquotedblleft{}"),
          Map.entry((int) '”', "\\textquotedblright{}"),
          Map.entry((int) '‘', "\\textquoteleft{}"),
          Map.entry((int) '’', "\\textquoteright{}"),
          Map.entry((int) '…', "\\dots{}"),
          Map.entry(0x00a0, "~"),
          Map.entry(0x202f, "\\,"));

  private LatexText() {}

  static String of(Text text) {
    StringBuilder out = new StringBuilder();
    for (Text.Span span : text.spans()) {
      String words = of(span.text());
      out.append(
          switch (span.form()) {
            case PLAIN, MUTED, NAME, LINK -> words;
            case STRONG -> "\\textbf{" + words + "}";
            case CODE -> "\\texttt{" + words + "}";
          });
    }
    return out.toString();
  }

  /**
   * Letters of Latin script as they are, which pdfLaTeX sets with the T1 encoding; any other
   * character that is not known as its code point.
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              String special = SPECIAL.get(c);
              if (special != null) {
                out.append(special);
              } else if (c >= ' ' && c < 0x7f || isLatin(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, "{\\tiny U+%04X}", c));
              }
            });
    return out.toString();
  }

  /** Letters of ISO 8859-1, all of which T1 has. */
  private static boolean isLatin(int c) {
    return c >= 0xc0 && c <= 0xff && c != '×' && c != '÷';
  }
}
