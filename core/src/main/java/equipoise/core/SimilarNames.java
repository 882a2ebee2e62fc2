package equipoise.core;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names that look like one: of the same number (1, 1.0, +1), or the same text but for case, blanks,
 * quotes around it and the Unicode form (True, true).
 */
public final class SimilarNames {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
  private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1", Pattern.DOTALL);

  private SimilarNames() {}

  /** Groups of at least two, in the order of their first names. */
  public static List<List<String>> groups(Collection<String> names) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : names) {
      groups.computeIfAbsent(meant(name), m -> new ArrayList<>(1)).add(name);
    }
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static String meant(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    text = QUOTED.matcher(text).replaceFirst("$2").strip();
    if (NUMBER.matcher(text).matches()) {
      return new BigDecimal(text).stripTrailingZeros().toString();
    }
    String folded = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return folded.replaceAll("\\s+", " ");
  }
}
