package equipoise.reports.latex;

import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import java.util.ArrayList;
import java.util.List;

/** One table with the rules of booktabs, over as many pages as it needs. */
final class LatexTable implements Cell.Visitor<String> {
  /** Tables of more columns are set small, of many more tiny. */
  private static final int FEW = 5;

  private static final int MANY = 9;

  /** Letters of a line below a heading. */
  private static final int SHORT_LINE = 16;

  private final Table table;
  private final StringBuilder out = new StringBuilder();

  LatexTable(Table table) {
    this.table = table;
  }

  String write() {
    int columns = table.columns().size();
    String size = columns <= FEW ? "\\footnotesize" : columns <= MANY ? "\\scriptsize" : "\\tiny";
    String gap = columns <= FEW ? "5pt" : columns <= MANY ? "3pt" : "1.5pt";
    out.append("\\begingroup").append(size).append("\\setlength{\\tabcolsep}{" + gap + "}%\n");
    out.append("\\begin{longtable}[l]{@{}");
    table.columns().forEach(column -> out.append(kind(column)));
    out.append("@{}}\n");
    if (!table.caption().isEmpty()) {
      out.append("\\multicolumn{" + columns + "}{@{}l}{\\tabletitle{");
      out.append(LatexText.of(table.caption())).append("}} \\\\*[2pt]\n");
      head();
      out.append("\\endfirsthead\n");
    }
    head();
    out.append("\\endhead\n\\bottomrule\n\\endfoot\n\\bottomrule\n\\endlastfoot\n");
    for (int g = 0; g < table.groups().size(); g++) {
      group(table.groups().get(g), g > 0);
    }
    return out.append("\\end{longtable}\n\\endgroup\n").toString();
  }

  /** Stands again on each further page. */
  private void head() {
    out.append("\\toprule\n");
    if (table.columns().stream().anyMatch(c -> !c.heading().isEmpty())) {
      headings();
      out.append("\\midrule\n");
    }
  }

  private String kind(Column column) {
    return switch (column.content()) {
      case NUMBERS -> "r";
      case PROSE -> wide(prose());
      case ROW_NAME -> wide(words(Content.ROW_NAME));
      case WORDS -> wide(words(Content.WORDS));
    };
  }

  private static String wide(double share) {
    String width = String.format(java.util.Locale.ROOT, "%.2f", share);
    return ">{\\raggedright\\arraybackslash}p{" + width + "\\linewidth}";
  }

  /** Wide enough for what it holds up to a fair share of the line, where it breaks. */
  private double words(Content content) {
    boolean name = content == Content.ROW_NAME;
    double fair = (name ? 1.9 : 1.3) / (table.columns().size() + 1);
    double most = count(Content.PROSE) > 0 ? .16 : .3;
    return Math.max(name ? .12 : .09, Math.min(most, fair));
  }

  /** What the others leave. */
  private double prose() {
    double names = count(Content.ROW_NAME) * words(Content.ROW_NAME);
    double words = count(Content.WORDS) * words(Content.WORDS);
    double left = .94 - names - words - .11 * count(Content.NUMBERS);
    return Math.max(.15, Math.min(.7, left / count(Content.PROSE)));
  }

  private long count(Content content) {
    return table.columns().stream().filter(column -> column.content() == content).count();
  }

  private void headings() {
    List<Column> columns = table.columns();
    if (columns.stream().anyMatch(c -> !c.over().isEmpty())) {
      StringBuilder rules = new StringBuilder();
      for (int i = 0; i < columns.size(); ) {
        int to = i + 1;
        Text over = columns.get(i).over();
        while (to < columns.size() && !over.isEmpty() && over.equals(columns.get(to).over())) {
          to++;
        }
        out.append(i == 0 ? "" : " & ");
        if (!over.isEmpty()) {
          out.append("\\multicolumn{" + (to - i) + "}{c}{" + LatexText.of(over) + "}");
          rules.append("\\cmidrule(lr){" + (i + 1) + "-" + to + "}");
        }
        i = to;
      }
      out.append(" \\\\\n").append(rules).append('\n');
    }
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      out.append(i == 0 ? "" : " & ");
      out.append(
          column.content() == Content.NUMBERS
              ? broken(column)
              : LatexText.of(column.heading()) + below(column.below()));
    }
    out.append(" \\\\\n");
  }

  /** A heading above numbers on as many lines as it has words. */
  private static String broken(Column column) {
    List<String> lines = new ArrayList<>();
    words(column.heading()).forEach(word -> lines.add(LatexText.of(word)));
    String line = "";
    for (String word : words(column.below())) {
      if (!line.isEmpty() && line.length() + word.length() >= SHORT_LINE) {
        lines.add("{\\tiny " + LatexText.of(line) + "}");
        line = "";
      }
      line = line.isEmpty() ? word : line + " " + word;
    }
    if (!line.isEmpty()) {
      lines.add("{\\tiny " + LatexText.of(line) + "}");
    }
    return "\\shortstack[r]{" + String.join("\\\\", lines) + "}";
  }

  private static List<String> words(Text text) {
    String words = text.words().strip();
    return words.isEmpty() ? List.of() : List.of(words.split("\\s+"));
  }

  private void group(Table.Group group, boolean later) {
    if (later) {
      out.append("\\addlinespace\n");
    }
    if (!group.heading().isEmpty()) {
      out.append("\\multicolumn{" + table.columns().size() + "}{@{}l}{\\textit{");
      out.append(LatexText.of(group.heading())).append("}} \\\\*\n");
    }
    for (List<Cell> row : group.rows()) {
      for (int i = 0; i < row.size(); i++) {
        out.append(i == 0 ? "" : " & ").append(row.get(i).accept(this));
      }
      out.append(" \\\\\n");
    }
  }

  @Override
  public String words(Cell.Words words) {
    String text = LatexText.of(words.text());
    boolean strong = words.tone() == Cell.Tone.GOOD || words.tone() == Cell.Tone.BAD;
    return (strong ? "\\textbf{" + text + "}" : text) + below(words.below());
  }

  @Override
  public String value(Cell.Value value) {
    String number = LatexText.of(value.form().write(value.value()));
    String marked =
        switch (value.mark()) {
          case NONE -> number;
          case BEST -> "\\textbf{" + number + "}";
          case TIED -> LatexText.of("≈ ") + number;
        };
    Spread spread = value.spread();
    if (spread.kind() == Spread.Kind.NONE) {
      return marked + below(value.below());
    }
    String size = LatexText.of(spread.kind().sign() + value.form().writeSize(spread.value()));
    String both =
        table.columns().size() > MANY
            ? "\\twolines{" + marked + "\\\\" + size + "}"
            : marked + "\\," + size;
    return both + below(value.below());
  }

  @Override
  public String range(Cell.Range range) {
    return LatexText.of(
        range.form().write(range.low()) + " to " + range.form().write(range.high()));
  }

  private static String below(Text below) {
    return below.isEmpty() ? "" : " {\\tiny " + LatexText.of(below) + "}";
  }
}
