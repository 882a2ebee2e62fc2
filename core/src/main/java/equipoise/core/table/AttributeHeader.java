package equipoise.core.table;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the header of an ARFF or KEEL file: the lines that begin with @, up to {@code @data}. */
final class AttributeHeader {
  private static final String DATA = "@data";

  private final TableText text;
  private final TableFormat format;
  private final Comments comments;
  private final List<ColumnSpec> columns = new ArrayList<>();
  private final List<String> remarks;
  private List<String> outputs = List.of();
  private int line = 1;

  private AttributeHeader(TableText text, TableFormat format) {
    this.text = text;
    this.format = format;
    this.comments = Comments.of(format);
    this.remarks = new ArrayList<>(text.remarks());
  }

  static TableLayout of(TableText text, TableFormat format) {
    return new AttributeHeader(text, format).read();
  }

  private TableLayout read() {
    String all = text.text();
    int at = text.begin();
    while (at < all.length()) {
      int end = lineEnd(all, at);
      String words = comments.without(all.substring(at, end)).strip();
      if (isData(words)) {
        return layout(all.indexOf('@', at) + DATA.length());
      }
      if (!words.isEmpty()) {
        readLine(words);
      }
      at = all.startsWith("\r\n", end) ? end + 2 : end + 1;
      line++;
    }
    throw new DataException("has no @data line; it stands between the attributes and the rows");
  }

  private static boolean isData(String words) {
    return words.toLowerCase(Locale.ROOT).matches(DATA + "(\\s.*)?");
  }

  private void readLine(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (!words.startsWith("@")) {
      throw error(
          Visible.quoted(words) + " is no header line; is @data missing above the first row?");
    }
    if (lower.startsWith("@attribute")) {
      columns.add(Attribute.parse(words.substring("@attribute".length()), line));
    } else if (lower.matches("@outputs?\\b.*")) {
      outputs = Attribute.names(words.replaceFirst("(?i)@outputs?", "").strip(), line);
    } else if (!lower.matches("@(relation|inputs?)\\b.*")) {
      throw error(
          Visible.quoted(words) + " is none of @relation, @attribute, @inputs, @outputs and @data");
    }
  }

  /**
   * @param afterTag the place behind {@code @data}, where the first row may begin
   */
  private TableLayout layout(int afterTag) {
    if (columns.size() < 2) {
      throw error(
          "@data after %d attributes; a table has a class attribute and at least one more"
              .formatted(columns.size()));
    }
    CsvHeader.repeated(columns, remarks);
    int begin = afterTag;
    while (begin < text.text().length() && RowCursor.isBlank(text.text().charAt(begin))) {
      begin++;
    }
    char separator = separator(begin);
    return new TableLayout(
        format,
        columns,
        last(),
        separator,
        new AttributeCursor(text.text(), begin, line, separator, comments),
        remarks);
  }

  private int last() {
    for (String output : outputs) {
      if (columns.stream().noneMatch(c -> c.name().equals(output))) {
        throw error("@outputs names " + Visible.quoted(output) + ", which is no attribute");
      }
    }
    if (outputs.size() > 1) {
      remarks.add(
          "has %d outputs; all but the class are taken as features".formatted(outputs.size()));
    }
    if (outputs.size() == 1) {
      return columns.stream().map(ColumnSpec::name).toList().indexOf(outputs.get(0));
    }
    return columns.size() - 1;
  }

  /** Tabs separate only where the first row has no comma. */
  private char separator(int begin) {
    AttributeCursor cursor = new AttributeCursor(text.text(), begin, line, ',', comments);
    boolean tabs =
        cursor.advance()
            && cursor.size() == 1
            && text.text().substring(cursor.start(), cursor.end()).strip().indexOf('\t') > 0;
    return tabs ? '\t' : ',';
  }

  private DataException error(String message) {
    return new DataException("line " + line + ": " + message);
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !RowCursor.isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
