package equipoise.experiments.draft;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A draft as a commented study file, and its reasons in three lines. */
public record DraftText(StudyDraft draft) {
  /** Where comments begin. */
  private static final int MARGIN = 40;

  /** The study file; paths are relative to it. */
  public String yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("# A first study, written by looking at the data, to be changed at will.");
    lines.add(
        "# equipoise run FILE --dry-run shows its plan, equipoise methods what else there is.");
    lines.add("study: " + quoted(draft.name()));
    lines.add(line("seed: 1", "another one draws other splits and weights"));
    lines.add("data:");
    data(lines);
    if (draft.folds() > 0) {
      lines.add(line("folds: " + draft.folds(), "every example is tested once a repeat"));
    }
    lines.add("methods:");
    draft.methods().forEach(method -> lines.add("  - " + method));
    lines.add("classifiers:");
    draft.classifiers().forEach(classifier -> lines.add("  - " + classifier));
    lines.add(line("repeats: " + draft.repeats(), "five or more for a verdict"));
    lines.add(line("margin: 2", "points of balanced accuracy that count as equivalent"));
    return String.join("\n", lines) + "\n";
  }

  private void data(List<String> lines) {
    lines.add("  - name: " + quoted(draft.name()));
    lines.add("    format: " + draft.data().format());
    lines.add("    path: " + quoted(draft.path().toString()));
    if (draft.headless()) {
      lines.add(line("    header: absent", "the first line is a row"));
    }
    if (!draft.leftOut().isEmpty()) {
      lines.add("    # left out, since they are too few to train and test on: " + leftOut());
      lines.add(
          draft.classes().stream()
              .map(DraftText::quoted)
              .collect(Collectors.joining(", ", "    classes: [", "]")));
    }
    ImageShape scaled = draft.scaled();
    if (scaled != null) {
      lines.add(
          line(
              "    image: {height: %d, width: %d}".formatted(scaled.height(), scaled.width()),
              "scaled down from " + draft.data().shape() + ": small networks are quick"));
    }
    lines.add(
        line(
            "    validation: " + draft.validation(),
            "share of the training part that chooses thresholds, epochs and rivals"));
    if (!draft.hasTest() && draft.folds() == 0) {
      lines.add(
          line(
              "    test: {fraction: " + draft.testShare() + "}", "held out first, in each repeat"));
    }
  }

  private static String line(String key, String comment) {
    return key + " ".repeat(Math.max(1, MARGIN - key.length())) + "# " + comment;
  }

  private String leftOut() {
    return draft.leftOut().stream()
        .map(c -> Visible.line(c.name(), 40) + " (" + c.count() + ")")
        .collect(Collectors.joining(", "));
  }

  /** What was chosen and why, in three lines. */
  public List<String> reasons() {
    String tested =
        draft.hasTest()
            ? "the set's own test part of " + draft.data().test().size()
            : draft.folds() > 0
                ? draft.folds() + " folds, so that every example is tested"
                : percent(draft.testShare()) + " % held out for testing";
    String generator =
        draft.isTable()
            ? "no generator, which is for images"
            : draft.generates()
                ? "a GAN, since a rare class has images enough to train it"
                : "no GAN, since the rare classes have too few images to train one";
    return List.of(
        "Data: %d examples of %s, the smallest of %d%s; %s; %d repeats."
            .formatted(
                draft.size(),
                Counted.of(draft.numberOfClasses(), "class"),
                draft.smallest(),
                draft.leftOut().isEmpty() ? "" : ", without " + leftOut(),
                tested,
                draft.repeats()),
        "Methods: %s; %s.".formatted(names(draft.methods()), generator),
        "Classifiers: %s.".formatted(names(draft.classifiers())));
  }

  private static String names(List<String> items) {
    return items.stream()
        .map(item -> item.replaceFirst("^\\{name: ([^,]*),.*", "$1"))
        .collect(Collectors.joining(", "));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }

  /** A YAML scalar between double quotes, which JSON's escapes fit. */
  private static String quoted(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9_./-]*")
        && !text.matches("(?i)yes|no|on|off|true|false|null|y|n")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
