package equipoise.core.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Several sets of one generator, one a seed, as one audit: a second seed moves figures more than a
 * second sample does. Figures are means, with the deviation between sets; counts of synthetic
 * images and copies are sums. A class passes if it does in every set that has images of it.
 */
final class MeanAudit {
  private MeanAudit() {}

  static SyntheticAudit of(List<SyntheticAudit> sets) {
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("a mean needs at least one audit");
    }
    if (sets.size() == 1) {
      return sets.get(0);
    }
    List<AuditRow> classes = new ArrayList<>();
    for (int c = 0; c < sets.get(0).classes().size(); c++) {
      int row = c;
      classes.add(mean(sets.stream().map(set -> set.classes().get(row)).toList()));
    }
    AuditRow overall = mean(sets.stream().map(SyntheticAudit::overall).toList());
    return new SyntheticAudit(sets.get(0).features(), classes, overall);
  }

  private static AuditRow mean(List<AuditRow> rows) {
    AuditRow first = rows.get(0);
    Map<ImageMeasure, Double> means = new EnumMap<>(ImageMeasure.class);
    Map<ImageMeasure, Double> deviations = new EnumMap<>(ImageMeasure.class);
    for (ImageMeasure measure : ImageMeasure.values()) {
      double[] values =
          rows.stream()
              .map(row -> row.of(measure))
              .flatMapToDouble(OptionalDouble::stream)
              .toArray();
      if (values.length > 0) {
        double mean = Arrays.stream(values).average().orElseThrow();
        means.put(measure, measure.isCount() ? mean * values.length : mean);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        deviations.put(
            measure, values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)));
      }
    }
    return new AuditRow(
        first.name(),
        new AuditRow.Counts(
            first.counts().real(),
            first.counts().heldout(),
            rows.stream().mapToInt(row -> row.counts().synthetic()).sum()),
        rows.stream().map(AuditRow::setting).filter(Objects::nonNull).findFirst().orElse(null),
        means,
        deviations,
        missing(rows, means),
        verdict(rows));
  }

  private static Map<String, String> missing(
      List<AuditRow> rows, Map<ImageMeasure, Double> figures) {
    Map<String, String> missing = new LinkedHashMap<>();
    rows.forEach(row -> row.missing().forEach(missing::putIfAbsent));
    figures.keySet().forEach(measure -> missing.remove(measure.key()));
    return missing;
  }

  private static AuditRow.Verdict verdict(List<AuditRow> rows) {
    List<AuditRow.Verdict> verdicts = rows.stream().map(AuditRow::verdict).toList();
    Set<String> reasons = new LinkedHashSet<>();
    IntStream.range(0, rows.size())
        .filter(i -> verdicts.get(i).reason() != null)
        .forEach(i -> reasons.add("set " + (i + 1) + ": " + verdicts.get(i).reason()));
    return new AuditRow.Verdict(
        any(verdicts.stream().map(AuditRow.Verdict::collapsed).toList(), true),
        any(verdicts.stream().map(AuditRow.Verdict::passed).toList(), false),
        reasons.isEmpty() ? null : String.join("; ", reasons));
  }

  /** The value if one of them is it, its opposite if none is, null if nothing is known. */
  private static Boolean any(List<Boolean> values, boolean value) {
    if (values.stream().allMatch(Objects::isNull)) {
      return null;
    }
    return values.contains(value) ? value : !value;
  }
}
