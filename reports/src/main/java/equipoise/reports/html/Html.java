package equipoise.reports.html;

import equipoise.reports.blocks.Text;
import java.util.ArrayList;
import java.util.List;

/** HTML in the making: everything but {@link #raw} and {@link #tag} is escaped. */
public final class Html {
  private final StringBuilder out = new StringBuilder();
  private final List<Part> parts = new ArrayList<>();

  /** What a page that is too large leaves out, in this order. */
  public enum Rank {
    /** A copy of a table to take away. */
    DOWNLOAD("CSV download"),
    /** Photographs. */
    PICTURES("picture sheet"),
    /** A chart that a reader has to open or to choose. */
    FOLDED_CHART("folded chart"),
    FOLDED_TABLE("folded table"),
    CHART("chart"),
    TABLE("table"),
    SECTION("section");

    private final String noun;

    Rank(String noun) {
      this.noun = noun;
    }

    String noun() {
      return noun;
    }
  }

  /**
   * A part of the text that can be left out.
   *
   * @param from its first character
   * @param to behind its last character
   * @param instead stands there if it is left out
   */
  record Part(int from, int to, Rank rank, String instead) {
    /** Whether the other part is within this one. */
    boolean holds(Part other) {
      return from <= other.from && other.to <= to && !equals(other);
    }
  }

  /** Where the next character goes. */
  int position() {
    return out.length();
  }

  /** Says that what was written since a position can be left out. */
  void part(int from, Rank rank, String instead) {
    parts.add(new Part(from, out.length(), rank, instead));
  }

  /** In the order in which they end. */
  List<Part> parts() {
    return parts;
  }

  /** A tag as it is, such as {@code <p class="hint">}. */
  public Html tag(String tag) {
    out.append(tag);
    return this;
  }

  /** A whole element that is well-formed and escaped already. */
  public Html raw(String element) {
    out.append(element);
    return this;
  }

  public Html line() {
    out.append('\n');
    return this;
  }

  public Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  public Html text(Text text) {
    text.spans().forEach(this::span);
    return this;
  }

  private void span(Text.Span span) {
    switch (span.form()) {
      case PLAIN -> text(span.text());
      case STRONG -> tag("<b>").text(span.text()).tag("</b>");
      case MUTED -> tag("<span class=\"muted\">").text(span.text()).tag("</span>");
      case CODE -> tag("<code>").text(span.text()).tag("</code>");
      case NAME -> tag("<bdi>").text(span.text()).tag("</bdi>");
      case LINK ->
          tag("<a href=\"#" + escaped(span.target()) + "\">").text(span.text()).tag("</a>");
    }
  }

  /** Fit for element contents and for attributes between double quotes. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c < ' ' && c != '\n' && c != '\t' || c == 0x7f ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
