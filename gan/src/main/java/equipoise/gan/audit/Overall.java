package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * All classes together. What compares sets of features takes each class in the same share on both
 * sides, so that class counts make no distance (which makes KID and its floor a little negative for
 * one distribution); recognition, diversity and distances to the nearest image are means over
 * classes, authenticity over images; copies are counted.
 */
final class Overall {
  private static final List<ImageMeasure> MEANS =
      List.of(
          ImageMeasure.GAN_TEST,
          ImageMeasure.REAL_TEST,
          ImageMeasure.GAN_TRAIN,
          ImageMeasure.DIVERSITY,
          ImageMeasure.NEAREST_TRAINING,
          ImageMeasure.NEAREST_HELDOUT,
          ImageMeasure.NEAREST_RATIO);

  private final List<AuditRow> rows;

  Overall(List<AuditRow> rows) {
    this.rows = rows;
  }

  AuditRow row(List<ClassFeatures> features, Seed seed, Progress progress) {
    RowFigures row = new RowFigures(null, counts());
    List<ClassFeatures> comparable =
        features.stream().filter(f -> f.comparable() >= ClassFeatures.LEAST).toList();
    if (comparable.isEmpty()) {
      row.cannotCompare("no class has enough synthetic and real images");
    } else {
      row.compare(new Comparison(comparable, seed), progress);
    }
    for (ImageMeasure measure : MEANS) {
      row.put(
          measure,
          values(measure).average().orElse(Double.NaN),
          "it could be computed of no class");
    }
    authenticity(row);
    row.put(ImageMeasure.EXACT_COPIES, values(ImageMeasure.EXACT_COPIES).sum());
    row.put(ImageMeasure.NEAR_COPIES, values(ImageMeasure.NEAR_COPIES).sum());
    return row.row().with(verdict());
  }

  private DoubleStream values(ImageMeasure measure) {
    return rows.stream()
        .map(row -> row.of(measure))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }

  private AuditRow.Counts counts() {
    return new AuditRow.Counts(
        rows.stream().mapToInt(row -> row.counts().real()).sum(),
        rows.stream().mapToInt(row -> row.counts().heldout()).sum(),
        rows.stream().mapToInt(row -> row.counts().synthetic()).sum());
  }

  private void authenticity(RowFigures row) {
    double authentic = 0;
    int judged = 0;
    for (AuditRow ofClass : rows) {
      OptionalDouble share = ofClass.of(ImageMeasure.AUTHENTICITY);
      if (share.isPresent()) {
        authentic += share.getAsDouble() * ofClass.counts().synthetic();
        judged += ofClass.counts().synthetic();
      }
    }
    row.put(
        ImageMeasure.AUTHENTICITY,
        judged == 0 ? Double.NaN : authentic / judged,
        "it could be computed of no class");
  }

  /** All pass if each class with synthetic images does; one collapsed class is a collapse. */
  private AuditRow.Verdict verdict() {
    List<AuditRow> audited = rows.stream().filter(row -> row.counts().synthetic() > 0).toList();
    List<String> failed =
        audited.stream()
            .filter(row -> !Boolean.TRUE.equals(row.verdict().passed()))
            .map(AuditRow::name)
            .toList();
    boolean told =
        audited.stream().map(row -> row.verdict().collapsed()).anyMatch(Objects::nonNull);
    boolean collapsed =
        audited.stream().anyMatch(row -> Boolean.TRUE.equals(row.verdict().collapsed()));
    return new AuditRow.Verdict(
        told ? (Boolean) collapsed : null,
        failed.isEmpty(),
        failed.isEmpty()
            ? null
            : "%d of %d classes do not pass: %s"
                .formatted(failed.size(), audited.size(), String.join(", ", failed)));
  }
}
