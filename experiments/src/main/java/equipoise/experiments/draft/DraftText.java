package equipoise.experiments.draft;

import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A draft as a commented study file, and its reasons in three lines. */
public record DraftText(StudyDraft draft) {
  /** The study file; paths are relative to it. */
  public String yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("# A first study of " + quoted(draft.path().toString()) + ", to be changed at will;");
    lines.add(
        "# 'equipoise run FILE --dry-run' shows its plan, 'equipoise methods' what else there is.");
    lines.add("study: " + quoted(draft.name()));
    lines.add("seed: 1                     # another seed draws other splits and weights");
    lines.add("data:");
    data(lines);
    if (draft.folds() > 0) {
      lines.add(
          "# Few examples: each is tested once a repeat, by a model trained on the other folds.");
      lines.add("folds: " + draft.folds());
    }
    lines.add("methods:");
    draft.methods().forEach(method -> lines.add("  - " + method));
    lines.add(
        "classifiers:                # the second one is a control that is not a network"
            .replace(
                "the second one is a control that is not a network",
                draft.isTable() ? "both are quick" : "the second is a control without a network"));
    draft.classifiers().forEach(classifier -> lines.add("  - " + classifier));
    lines.add(
        "repeats: "
            + draft.repeats()
            + "                  # at least 5 for a verdict; more find smaller differences");
    lines.add("margin: 2                   # points of balanced accuracy that count as equivalent");
    return String.join("\n", lines) + "\n";
  }

  private void data(List<String> lines) {
    lines.add("  - name: " + quoted(draft.name()));
    lines.add("    format: " + draft.data().format());
    lines.add("    path: " + quoted(draft.path().toString()));
    ImageShape scaled = draft.scaled();
    if (scaled != null) {
      lines.add(
          "    image: {height: %d, width: %d}   # scaled down from %s: small networks are quick"
              .formatted(scaled.height(), scaled.width(), draft.data().shape()));
    }
    lines.add(
        "    validation: "
            + draft.validation()
            + "         # of the training part, for thresholds, stopping and rivals");
    if (!draft.hasTest() && draft.folds() == 0) {
      lines.add(
          "    test: {fraction: "
              + draft.testShare()
              + "}   # held out before anything else, redrawn in each repeat");
    }
  }

  /** What was chosen and why, in three lines. */
  public List<String> reasons() {
    String tested =
        draft.hasTest()
            ? "the set's own test part of " + draft.data().test().size()
            : draft.folds() > 0
                ? draft.folds() + " folds, so that all " + draft.data().size() + " are tested"
                : percent(draft.testShare()) + " % held out for testing";
    String generator =
        draft.isTable()
            ? "no generator, which is for images"
            : draft.generates()
                ? "a DCGAN, since a rare class has images enough to train it"
                : "no generator: the rare classes have too few images to train one";
    return List.of(
        "Data: %d examples of %d classes, the smallest of %d; %s; %d repeats."
            .formatted(
                draft.data().size(),
                draft.data().classes().size(),
                draft.smallest(),
                tested,
                draft.repeats()),
        "Methods: %s; %s."
            .formatted(String.join(", ", draft.methods()).replaceAll("[{}]|name: ", ""), generator),
        "Classifiers: %s. Edit the file and run it again to change any of this."
            .formatted(String.join(", ", draft.classifiers()).replaceAll("[{}]|name: ", "")));
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
