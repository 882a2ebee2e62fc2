package equipoise.reports.results;

import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.learning.OriginCounts;
import equipoise.core.trial.MethodRecord;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Whether an arm trained on new images, and how they were made: its training rows' origins say it.
 */
public enum Synthesis {
  NONE("no synthesis", "trained on real images alone: all, copies, some, weighted or adjusted"),
  INTERPOLATION("interpolation", "also trained on images computed from real ones"),
  GENERATION("generation", "also trained on images from a trained network"),
  UNKNOWN("not recorded", "its trials have no record, so the verdict leaves it out");

  private static final Set<Family> INTERPOLATING = Set.of(Family.INTERPOLATION, Family.COMBINED);

  private final String label;
  private final String meaning;

  Synthesis(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** By the rows' origins; where no row is new, by what the method is for. */
  static Synthesis of(List<RecordedTrial> trials) {
    if (trials.stream().allMatch(trial -> trial.record().isEmpty())) {
      return UNKNOWN;
    }
    if (rows(trials, OriginCounts::generated) > 0) {
      return GENERATION;
    }
    return rows(trials, OriginCounts::interpolated) > 0 ? INTERPOLATION : purpose(trials);
  }

  private static Synthesis purpose(List<RecordedTrial> trials) {
    List<MethodRecord.Place> places =
        trials.stream()
            .flatMap(trial -> trial.record().stream())
            .flatMap(record -> record.method().places().stream())
            .toList();
    if (places.stream().anyMatch(Synthesis::generates)) {
      return GENERATION;
    }
    return places.stream().anyMatch(place -> INTERPOLATING.contains(place.family()))
        ? INTERPOLATION
        : NONE;
  }

  private static boolean generates(MethodRecord.Place place) {
    return place.kind() == Kind.GENERATOR || place.family() == Family.GENERATION;
  }

  private static long rows(List<RecordedTrial> trials, ToIntFunction<OriginCounts> origin) {
    return trials.stream()
        .map(RecordedTrial::origins)
        .map(java.util.Map::values)
        .flatMap(Collection::stream)
        .mapToLong(origin::applyAsInt)
        .sum();
  }

  public String label() {
    return label;
  }

  /** What arms of this kind have in common. */
  public String meaning() {
    return meaning;
  }

  /** Whether it makes new images. */
  public boolean makesImages() {
    return this == INTERPOLATION || this == GENERATION;
  }
}
