package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** An audit for people: two tables, then what is to be said of single classes. */
final class AuditText {
  private static final String ALL = "all";
  private static final String NONE = "-";

  private AuditText() {}

  static List<String> lines(SyntheticAudit audit) {
    List<String> lines = new ArrayList<>();
    lines.add("Features: " + audit.features() + "; figures compare only within one extractor.");
    lines.add("");
    lines.addAll(usefulness(audit));
    lines.add("");
    lines.addAll(distribution(audit));
    lines.add("");
    for (AuditRow row : audit.classes()) {
      if (row.verdict().reason() != null) {
        lines.add(
            "  " + Visible.shortened(row.name()) + ": " + Lines.single(row.verdict().reason()));
      }
    }
    lines.add(conclusion(audit));
    return lines;
  }

  private static String conclusion(SyntheticAudit audit) {
    List<AuditRow> audited = audit.audited();
    long passed =
        audited.stream().filter(row -> Boolean.TRUE.equals(row.verdict().passed())).count();
    return "%d of %d classes with synthetic images pass.".formatted(passed, audited.size());
  }

  /** Counts, classifiers, copies and the verdict. */
  private static List<String> usefulness(SyntheticAudit audit) {
    TextTable table =
        new TextTable(
            2,
            "class",
            "verdict",
            "real",
            "held out",
            "synthetic",
            "GAN-test",
            "on real",
            "GAN-train",
            "diversity",
            "spacing",
            "authenticity",
            "to training",
            "to held-out",
            "exact copies",
            "near copies");
    for (AuditRow row : rows(audit)) {
      table.row(
          name(row),
          verdict(row.verdict()),
          String.valueOf(row.counts().real()),
          String.valueOf(row.counts().heldout()),
          String.valueOf(row.counts().synthetic()),
          share(row, ImageMeasure.GAN_TEST),
          share(row, ImageMeasure.REAL_TEST),
          share(row, ImageMeasure.GAN_TRAIN),
          share(row, ImageMeasure.DIVERSITY),
          share(row, ImageMeasure.SPACING),
          share(row, ImageMeasure.AUTHENTICITY),
          share(row, ImageMeasure.NEAREST_TRAINING),
          share(row, ImageMeasure.NEAREST_HELDOUT),
          number(row, ImageMeasure.EXACT_COPIES, "%.0f"),
          number(row, ImageMeasure.NEAR_COPIES, "%.0f"));
    }
    return table.lines();
  }

  /** What is measured on sets of features. */
  private static List<String> distribution(SyntheticAudit audit) {
    TextTable table =
        new TextTable(
            2,
            "class",
            "against",
            "images",
            "FID",
            "floor",
            "KID",
            "95 % interval",
            "floor",
            "other classes",
            "k",
            "precision",
            "recall",
            "density",
            "coverage");
    for (AuditRow row : rows(audit)) {
      AuditRow.Setting setting = row.setting();
      table.row(
          name(row),
          setting == null ? NONE : setting.against(),
          setting == null ? NONE : String.valueOf(setting.images()),
          share(row, ImageMeasure.FID),
          share(row, ImageMeasure.FID_FLOOR),
          number(row, ImageMeasure.KID, "%.3f"),
          interval(row),
          number(row, ImageMeasure.KID_FLOOR, "%.3f"),
          share(row, ImageMeasure.KID_OTHERS),
          setting == null ? NONE : String.valueOf(setting.k()),
          share(row, ImageMeasure.PRECISION),
          share(row, ImageMeasure.RECALL),
          share(row, ImageMeasure.DENSITY),
          share(row, ImageMeasure.COVERAGE));
    }
    return table.lines();
  }

  private static List<AuditRow> rows(SyntheticAudit audit) {
    return Stream.concat(audit.classes().stream(), Stream.of(audit.overall())).toList();
  }

  private static String name(AuditRow row) {
    return row.name() == null ? ALL : Visible.shortened(row.name());
  }

  private static String verdict(AuditRow.Verdict verdict) {
    if (verdict.passed() == null) {
      return NONE;
    }
    return verdict.passed()
        ? "passed"
        : Boolean.TRUE.equals(verdict.collapsed()) ? "collapsed" : "refused";
  }

  private static String interval(AuditRow row) {
    String low = number(row, ImageMeasure.KID_LOW, "%.3f");
    return low.equals(NONE)
        ? NONE
        : "[" + low + ", " + number(row, ImageMeasure.KID_HIGH, "%.3f") + "]";
  }

  private static String share(AuditRow row, ImageMeasure measure) {
    return number(row, measure, "%.2f");
  }

  private static String number(AuditRow row, ImageMeasure measure, String format) {
    OptionalDouble figure = row.of(measure);
    return figure.isPresent() ? String.format(Locale.ROOT, format, figure.getAsDouble()) : NONE;
  }
}
