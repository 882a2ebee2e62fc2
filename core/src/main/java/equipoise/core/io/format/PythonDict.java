package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Python dictionary literal as headers of NumPy arrays hold it: strings in either kind of quotes,
 * True and False, integers, and tuples of integers, with white space anywhere.
 */
final class PythonDict {
  private final String text;
  private int at;

  private PythonDict(String text) {
    this.text = text;
  }

  /**
   * The values by key, each a String, Boolean or long[]; of a key that appears twice the last, as
   * in Python.
   *
   * @throws Flaw that says where the text is something else
   */
  static Map<String, Object> parse(String text) throws Flaw {
    PythonDict reader = new PythonDict(text);
    Map<String, Object> values = reader.dictionary();
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.flaw();
    }
    return values;
  }

  private Map<String, Object> dictionary() throws Flaw {
    Map<String, Object> values = new HashMap<>();
    require('{');
    while (!takes('}')) {
      String key = string();
      require(':');
      values.put(key, value());
      if (!takes(',')) {
        require('}');
        break;
      }
    }
    return values;
  }

  private Object value() throws Flaw {
    skipBlanks();
    if (text.startsWith("True", at) || text.startsWith("False", at)) {
      boolean value = text.charAt(at) == 'T';
      at += value ? 4 : 5;
      return value;
    }
    return takes('(') ? tuple() : string();
  }

  private long[] tuple() throws Flaw {
    List<Long> values = new ArrayList<>();
    while (!takes(')')) {
      values.add(integer());
      if (!takes(',')) {
        require(')');
        break;
      }
    }
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private long integer() throws Flaw {
    skipBlanks();
    int begin = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    // Python 2 wrote long integers with an L behind them.
    String digits = text.substring(begin, at);
    takes('L');
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      at = begin;
      throw flaw();
    }
  }

  private String string() throws Flaw {
    skipBlanks();
    if (at + 1 < text.length() && "ub".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : ' ';
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) {
      throw flaw();
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return value;
  }

  private void require(char c) throws Flaw {
    if (!takes(c)) {
      throw flaw();
    }
  }

  private boolean takes(char c) {
    skipBlanks();
    boolean here = at < text.length() && text.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Flaw flaw() {
    String rest = text.substring(at).strip();
    return new Flaw(
        "has a header that is not understood at character "
            + at
            + ": '"
            + rest.substring(0, Math.min(60, rest.length()))
            + "'");
  }
}
