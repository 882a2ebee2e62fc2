package equipoise.reports.results;

import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import equipoise.core.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The audits of the images that one method made for one data set, whichever classifiers were then
 * trained on them.
 *
 * @param audits by repeat and fold, in their order
 */
public record AuditedArm(
    String dataset, String method, Map<RecordedTrial.Place, SyntheticAudit> audits) {
  private static final Comparator<RecordedTrial.Place> ORDER =
      Comparator.comparingInt(RecordedTrial.Place::repeat)
          .thenComparingInt(RecordedTrial.Place::fold);

  /**
   * One class's row in one audit.
   *
   * @param place in which repeat
   */
  public record Found(RecordedTrial.Place place, AuditRow row) {}

  /** The audited arms in the order of data sets and methods. */
  public static List<AuditedArm> of(Run run) {
    Map<List<String>, Map<RecordedTrial.Place, SyntheticAudit>> found = new LinkedHashMap<>();
    for (Setting setting : run.settings()) {
      for (Arm arm : setting.arms()) {
        for (RecordedTrial trial : arm.trials()) {
          trial
              .record()
              .map(TrialRecord::audit)
              .ifPresent(
                  audit ->
                      found
                          .computeIfAbsent(
                              List.of(setting.dataset(), arm.method()), a -> new TreeMap<>(ORDER))
                          .putIfAbsent(trial.place(), audit));
        }
      }
    }
    List<AuditedArm> arms = new ArrayList<>();
    found.forEach((names, audits) -> arms.add(new AuditedArm(names.get(0), names.get(1), audits)));
    return arms;
  }

  /** Names of the extractors, one a repeat where each trains its own. */
  public List<String> features() {
    return audits.values().stream().map(SyntheticAudit::features).distinct().toList();
  }

  /** The classes that have synthetic images in some repeat, in the data set's order. */
  public List<String> classes() {
    return audits.values().stream()
        .flatMap(audit -> audit.audited().stream())
        .map(AuditRow::name)
        .distinct()
        .toList();
  }

  /**
   * The rows of a class in the audits in which it has synthetic images.
   *
   * @param className null for all classes together
   */
  public List<Found> rows(String className) {
    List<Found> rows = new ArrayList<>();
    audits.forEach(
        (place, audit) -> {
          if (className == null) {
            rows.add(new Found(place, audit.overall()));
          } else {
            audit.audited().stream()
                .filter(row -> Objects.equals(row.name(), className))
                .forEach(row -> rows.add(new Found(place, row)));
          }
        });
    return rows;
  }

  /** The values of a measure in these rows, as far as it could be computed. */
  public static double[] values(List<Found> rows, ImageMeasure measure) {
    return rows.stream()
        .map(found -> found.row().of(measure))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }
}
