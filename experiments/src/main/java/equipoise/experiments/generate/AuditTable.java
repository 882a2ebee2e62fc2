package equipoise.experiments.generate;

import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a set's audit says, in short: a table for its card, a word and a sentence for a class. */
public record AuditTable(SyntheticAudit audit) {
  static final String FILE = "audit.json";

  private static final List<ImageMeasure> COLUMNS =
      List.of(
          ImageMeasure.GAN_TEST,
          ImageMeasure.REAL_TEST,
          ImageMeasure.GAN_TRAIN,
          ImageMeasure.FID,
          ImageMeasure.FID_FLOOR,
          ImageMeasure.COVERAGE,
          ImageMeasure.DIVERSITY,
          ImageMeasure.AUTHENTICITY,
          ImageMeasure.NEAR_COPIES);

  /** For each class that was audited and did not pass why not, a sentence each. */
  public List<String> failures() {
    return audit.audited().stream()
        .filter(row -> !Boolean.TRUE.equals(row.verdict().passed()))
        .map(
            row ->
                "Class '%s' does not pass the gate: %s."
                    .formatted(row.name(), row.verdict().reason()))
        .toList();
  }

  /**
   * {@code passed}, {@code refused} or {@code collapsed}; null for a class that was not audited.
   */
  public String word(String className) {
    return audit
        .of(className)
        .filter(row -> row.verdict().passed() != null)
        .map(row -> word(row.verdict()))
        .orElse(null);
  }

  private static String word(AuditRow.Verdict verdict) {
    if (verdict.passed()) {
      return "passed";
    }
    return Boolean.TRUE.equals(verdict.collapsed()) ? "collapsed" : "refused";
  }

  /** For the card. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("## Audit");
    lines.add("");
    lines.add(
        "At most %d images of each class beside real ones, on features of `%s`; a generator whose set has fewer made others for this. All figures are in `%s`. They compare only within one extractor."
            .formatted(AuditSample.OF_A_CLASS, audit.features(), FILE));
    lines.add("");
    lines.add(
        "| class | gate | audited | "
            + String.join(" | ", COLUMNS.stream().map(ImageMeasure::label).toList())
            + " |");
    lines.add("|---|---|---:" + "|---:".repeat(COLUMNS.size()) + "|");
    Stream.concat(audit.audited().stream(), Stream.of(audit.overall()))
        .map(AuditTable::line)
        .forEach(lines::add);
    lines.add("");
    return lines;
  }

  private static String line(AuditRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.name() == null ? "all" : DatasetCard.cell(row.name()));
    cells.add(row.verdict().passed() == null ? "" : word(row.verdict()));
    cells.add(Integer.toString(row.counts().synthetic()));
    COLUMNS.forEach(measure -> cells.add(figure(row, measure)));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String figure(AuditRow row, ImageMeasure measure) {
    OptionalDouble value = row.of(measure);
    String format = measure.isCount() ? "%.0f" : "%.2f";
    return value.isEmpty() ? "" : String.format(Locale.ROOT, format, value.getAsDouble());
  }
}
