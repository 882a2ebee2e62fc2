package equipoise.gan.audit;

import equipoise.core.learning.Progress;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of an audit in the making; not for several threads. */
final class RowFigures {
  static final String NO_IMAGES = "there are no synthetic images";

  /** What a {@link Comparison} measures. */
  private static final ImageMeasure[] COMPARED = {
    ImageMeasure.FID,
    ImageMeasure.KID,
    ImageMeasure.PRECISION,
    ImageMeasure.RECALL,
    ImageMeasure.DENSITY,
    ImageMeasure.COVERAGE,
    ImageMeasure.SPACING
  };

  private final String name;
  private final AuditRow.Counts counts;
  private final Map<ImageMeasure, Double> values = new EnumMap<>(ImageMeasure.class);
  private final Map<String, String> missing = new LinkedHashMap<>();
  private AuditRow.Setting setting;

  /**
   * @param name of the class; null for all together
   */
  RowFigures(String name, AuditRow.Counts counts) {
    this.name = name;
    this.counts = counts;
  }

  /** Sets a figure, or if it is NaN says why there is none. */
  void put(ImageMeasure measure, double value, String otherwise) {
    if (Double.isNaN(value)) {
      lack(otherwise, measure);
    } else {
      put(measure, value);
    }
  }

  void put(ImageMeasure measure, double value) {
    values.put(measure, value);
  }

  void lack(String reason, ImageMeasure... measures) {
    for (ImageMeasure measure : measures) {
      missing.putIfAbsent(measure.key(), reason);
    }
  }

  void compare(Comparison comparison, Progress progress) {
    setting = comparison.setting();
    values.putAll(comparison.figures(progress));
  }

  void cannotCompare(String reason) {
    lack(reason, COMPARED);
  }

  /** Without the gate's verdict. */
  AuditRow row() {
    return new AuditRow(
        name, counts, setting, values, missing, new AuditRow.Verdict(null, null, null));
  }
}
