package equipoise.reports.html;

import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Table.Group;
import equipoise.reports.blocks.Table.Narrow;
import equipoise.reports.blocks.Text;
import java.util.List;

/** One table as HTML. */
final class HtmlTable implements Cell.Visitor<Void> {
  /** A table of more columns is set smaller on paper. */
  private static final int WIDE = 8;

  private final Html html;
  private final Table table;

  HtmlTable(Html html, Table table) {
    this.html = html;
    this.table = table;
  }

  void write() {
    boolean headed = table.columns().stream().anyMatch(c -> !c.heading().isEmpty());
    html.tag("<div class=\"scroll\"><table" + type(headed) + ">").line();
    if (!table.caption().isEmpty()) {
      html.tag("<caption>").text(table.caption()).tag("</caption>\n");
    }
    if (headed) {
      html.tag("<thead>\n");
      headings();
      html.tag("</thead>\n");
    }
    html.tag("<tbody>\n");
    for (int g = 0; g < table.groups().size(); g++) {
      group(table.groups().get(g), g > 0);
    }
    html.tag("</tbody></table></div>\n");
  }

  private String type(boolean headed) {
    if (!headed) {
      return " class=\"pairs\"";
    }
    String all = (cards() ? "cards" : "") + (table.columns().size() > WIDE ? " wide" : "");
    return all.isEmpty() ? "" : " class=\"" + all.strip() + "\"";
  }

  private boolean cards() {
    return table.narrow() == Narrow.CARDS;
  }

  /** What a card shows before the value. */
  private String shownHeading(int index) {
    String words = table.columns().get(index).heading().words();
    return cards() ? " data-heading=\"" + Html.escaped(words) + "\"" : "";
  }

  private void headings() {
    boolean two = table.columns().stream().anyMatch(c -> !c.over().isEmpty());
    html.tag("<tr>");
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (!two) {
        heading(column, i, "");
      } else if (column.over().isEmpty()) {
        heading(column, i, " rowspan=\"2\"");
      } else if (begins(i)) {
        html.tag("<th scope=\"colgroup\" class=\"over\" colspan=\"" + width(i) + "\">");
        html.text(column.over()).tag("</th>");
      }
    }
    html.tag("</tr>\n");
    if (two) {
      html.tag("<tr>");
      for (int i = 0; i < table.columns().size(); i++) {
        if (!table.columns().get(i).over().isEmpty()) {
          heading(table.columns().get(i), i, "");
        }
      }
      html.tag("</tr>\n");
    }
  }

  private void heading(Column column, int index, String attributes) {
    html.tag("<th scope=\"col\" data-column=\"" + index + "\"" + kind(index) + attributes + ">");
    html.text(column.heading());
    below(column.below());
    html.tag("</th>");
  }

  /** Whether the column is the first below its upper heading. */
  private boolean begins(int index) {
    Text over = table.columns().get(index).over();
    return !over.isEmpty() && (index == 0 || !over.equals(table.columns().get(index - 1).over()));
  }

  private int width(int from) {
    Text over = table.columns().get(from).over();
    int to = from;
    while (to < table.columns().size() && over.equals(table.columns().get(to).over())) {
      to++;
    }
    return to - from;
  }

  private String kind(int index) {
    String name =
        switch (table.columns().get(index).content()) {
          case NUMBERS -> "n";
          case PROSE -> "prose";
          case ROW_NAME, WORDS -> "";
        };
    String all = (name + (begins(index) ? " edge" : "")).strip();
    return all.isEmpty() ? "" : " class=\"" + all + "\"";
  }

  private void group(Group group, boolean later) {
    if (!group.heading().isEmpty()) {
      html.tag("<tr class=\"group\"><th colspan=\"" + table.columns().size() + "\" ");
      html.tag("scope=\"rowgroup\">").text(group.heading()).tag("</th></tr>\n");
    }
    boolean line = later && group.heading().isEmpty();
    for (List<Cell> row : group.rows()) {
      html.tag(line ? "<tr class=\"start\">" : "<tr>");
      line = false;
      for (int i = 0; i < row.size(); i++) {
        boolean name = table.columns().get(i).content() == Content.ROW_NAME && !blank(row.get(i));
        html.tag(
            name
                ? "<th scope=\"row\">"
                : "<td" + kind(i) + shownHeading(i) + sorted(row.get(i)) + ">");
        boolean wrapped = cards() && !name;
        html.tag(wrapped ? "<span>" : "");
        row.get(i).accept(this);
        html.tag(wrapped ? "</span>" : "");
        html.tag(name ? "</th>" : "</td>");
      }
      html.tag("</tr>\n");
    }
  }

  private static boolean blank(Cell cell) {
    return cell instanceof Cell.Words words && words.text().words().isBlank();
  }

  /** What a number sorts by; words sort by themselves. */
  private static String sorted(Cell cell) {
    double number =
        cell instanceof Cell.Value value
            ? value.value()
            : cell instanceof Cell.Range range ? range.low() : Double.NaN;
    boolean plain = cell instanceof Cell.Words;
    return plain ? "" : " data-value=\"" + (Double.isNaN(number) ? "" : (float) number) + "\"";
  }

  @Override
  public Void words(Cell.Words words) {
    String tone =
        switch (words.tone()) {
          case PLAIN -> "";
          case MUTED -> "muted";
          case GOOD -> "finding better";
          case BAD -> "finding worse";
          case OPEN -> "finding unclear";
        };
    if (tone.isEmpty()) {
      html.text(words.text());
    } else {
      html.tag("<span class=\"" + tone + "\">").text(words.text()).tag("</span>");
    }
    below(words.below());
    return null;
  }

  @Override
  public Void value(Cell.Value value) {
    String number = value.form().write(value.value());
    switch (value.mark()) {
      case NONE -> html.text(number);
      case BEST -> html.tag("<span class=\"best\">").text(number).tag("</span>");
      case TIED -> html.tag("<span class=\"tied\">").text(number).tag("</span>");
    }
    Spread spread = value.spread();
    if (spread.kind() != Spread.Kind.NONE) {
      html.tag(" <span class=\"spread\">")
          .text(spread.kind().sign() + value.form().writeSize(spread.value()))
          .tag("</span>");
    }
    below(value.below());
    return null;
  }

  @Override
  public Void range(Cell.Range range) {
    html.text(range.form().write(range.low()) + " to " + range.form().write(range.high()));
    return null;
  }

  private void below(Text below) {
    if (!below.isEmpty()) {
      html.tag("<br/><span class=\"below\">").text(below).tag("</span>");
    }
  }
}
