package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Entries of the catalogue for people, no wider than a terminal. */
final class MethodsText {
  /** Alternatives that are longer together may stand on several lines. */
  private static final int LONGEST_WORD = 45;

  /** Keeps an option and its range on one line. */
  private static final char UNBROKEN = '\u00a0';

  private static final String UNBROKEN_BAR = "\u00a0|\u00a0";

  private final int width;

  /**
   * @param width of a line, in characters
   */
  MethodsText(int width) {
    this.width = width;
  }

  /** All entries by kind and family: what each does, its options, its source. */
  List<String> table(List<Entry<?>> entries) {
    int names = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    byKind(entries)
        .forEach(
            (kind, families) -> {
              lines.add(heading(kind));
              families.forEach((family, members) -> family(family, members, names, lines));
              lines.add("");
            });
    lines.add("'equipoise methods NAME' explains the options of one of them.");
    return lines;
  }

  private static Map<Kind, Map<Family, List<Entry<?>>>> byKind(List<Entry<?>> entries) {
    return entries.stream()
        .collect(
            Collectors.groupingBy(
                Entry::kind,
                LinkedHashMap::new,
                Collectors.groupingBy(Entry::family, LinkedHashMap::new, Collectors.toList())));
  }

  private static String heading(Kind kind) {
    return Counted.plural(kind.word()).toUpperCase(Locale.ROOT);
  }

  private void family(Family family, List<Entry<?>> members, int names, List<String> lines) {
    lines.add("");
    lines.addAll(Lines.wrapped(" ", family.label() + ": " + family.meaning(), width));
    String indent = " ".repeat(names + 4);
    for (Entry<?> entry : members) {
      String name = "  " + entry.name() + " ".repeat(names - entry.name().length() + 2);
      List<String> summary = Lines.wrapped(indent, entry.summary(), width);
      lines.add(name + summary.get(0).substring(indent.length()));
      lines.addAll(summary.subList(1, summary.size()));
      String options =
          entry.parameters().stream()
              .filter(option -> !isFixed(option))
              .map(option -> brief(option).replace(' ', UNBROKEN).replace(UNBROKEN_BAR, " | "))
              .collect(Collectors.joining(", "));
      if (!options.isEmpty()) {
        Lines.wrapped(indent, "options: " + options, width)
            .forEach(line -> lines.add(line.replace(UNBROKEN, ' ')));
      }
      if (!entry.source().isEmpty()) {
        lines.addAll(Lines.wrapped(indent, entry.source(), width));
      }
    }
  }

  private static boolean isFixed(Parameter option) {
    return option.type() == Parameter.Type.WORD && option.words().size() == 1;
  }

  /** Name, default and range: {@code k 5 (at least 1)}, {@code kind all|mode}. */
  private static String brief(Parameter option) {
    String fallback = String.valueOf(option.fallback());
    List<String> others =
        new ArrayList<>(option.type() == Parameter.Type.WORD ? option.words() : option.instead());
    others.remove(fallback);
    others.add(0, fallback);
    String noun = option.type() == Parameter.Type.INTEGER ? "an integer" : "a number";
    String range = option.wanted().startsWith(noun) ? option.wanted().substring(noun.length()) : "";
    int words = range.indexOf(", or ");
    String bounds = (words < 0 ? range : range.substring(0, words)).replaceFirst("^ (of )?", "");
    boolean breakable = String.join("|", others).length() > LONGEST_WORD;
    return option.name()
        + " "
        + String.join(breakable ? " | " : "|", others)
        + (bounds.isEmpty() ? "" : " (" + bounds + ")");
  }

  /** Everything of one entry. */
  List<String> all(Entry<?> entry) {
    List<String> lines = new ArrayList<>();
    String family = entry.family().label() + " (" + entry.family().meaning() + ")";
    lines.addAll(
        Lines.wrapped("", entry.name() + ": " + entry.kind().word() + ", " + family, width));
    lines.addAll(Lines.wrapped("  ", entry.summary(), width));
    if (!entry.source().isEmpty()) {
      lines.addAll(Lines.wrapped("  ", entry.source(), width));
    }
    if (!entry.parameters().isEmpty()) {
      lines.add("");
      lines.add("Options, with their defaults:");
    }
    for (Parameter option : entry.parameters()) {
      lines.add("  " + option.name() + ": " + option.fallback());
      lines.addAll(Lines.wrapped("      ", option.summary() + "; " + option.wanted(), width));
    }
    entry
        .shorthands()
        .forEach(
            (name, others) ->
                lines.add("  " + name + ": sets " + String.join(" and ", others) + " together"));
    return lines;
  }
}
