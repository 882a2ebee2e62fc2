package equipoise.core.table;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows {@code @attribute} in a header: a name, then a type. */
final class Attribute {
  private static final Pattern TYPE =
      Pattern.compile("(?<word>[A-Za-z]+)\\s*(\\[(?<low>[^,\\]]*),(?<high>[^\\]]*)\\])?.*");
  private static final List<String> TYPES = List.of("real", "numeric", "integer", "string", "date");

  private Attribute() {}

  static ColumnSpec parse(String definition, int line) {
    String words = definition.strip();
    int end = nameEnd(words, line);
    String name = Quotes.without(words.substring(0, end));
    String type = words.substring(end).strip();
    if (name.isEmpty() || type.isEmpty()) {
      throw error(line, "@attribute needs a name and a type");
    }
    if (type.startsWith("{")) {
      return nominal(name, type, line);
    }
    Matcher matcher = TYPE.matcher(type);
    String word = matcher.matches() ? matcher.group("word").toLowerCase(Locale.ROOT) : type;
    if (!TYPES.contains(word)) {
      throw error(
          line,
          "%s is no type of an attribute; there are {value, value}, %s"
              .formatted(Visible.quoted(word), String.join(", ", TYPES)));
    }
    return new ColumnSpec(
        name,
        java.util.Set.of(),
        word.equals("integer"),
        bound(matcher.group("low"), Double.NEGATIVE_INFINITY, line),
        bound(matcher.group("high"), Double.POSITIVE_INFINITY, line));
  }

  private static int nameEnd(String words, int line) {
    if (!words.isEmpty() && (words.charAt(0) == '\'' || words.charAt(0) == '"')) {
      int end = Quotes.end(words, 0);
      if (end < 0) {
        throw error(line, "a quote opened in this line is never closed");
      }
      return end;
    }
    int end = 0;
    while (end < words.length() && " \t{".indexOf(words.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static ColumnSpec nominal(String name, String type, int line) {
    if (!type.endsWith("}")) {
      throw error(line, "the values of " + Visible.quoted(name) + " lack their closing }");
    }
    List<String> values = names(type.substring(1, type.length() - 1), line);
    if (values.isEmpty()) {
      throw error(line, Visible.quoted(name) + " declares no value between { and }");
    }
    return ColumnSpec.nominal(name, values.stream().distinct().toList());
  }

  /** Names separated by commas. */
  static List<String> names(String list, int line) {
    List<String> names = new ArrayList<>();
    AttributeCursor cursor = AttributeCursor.ofList(list, line);
    if (cursor.advance()) {
      for (int i = 0; i < cursor.size(); i++) {
        names.add(cursor.value(i));
      }
    }
    names.removeIf(String::isEmpty);
    return names;
  }

  private static double bound(String text, double otherwise, int line) {
    if (text == null) {
      return otherwise;
    }
    String number = text.strip();
    if (!Decimals.isDecimal(number, '.')) {
      throw error(line, Visible.quoted(number) + " is no number; write a range as [0.0, 1.0]");
    }
    return Double.parseDouble(number);
  }

  private static DataException error(int line, String message) {
    return new DataException("line " + line + ": " + message);
  }
}
