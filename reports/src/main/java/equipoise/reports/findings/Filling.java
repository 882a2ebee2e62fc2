package equipoise.reports.findings;

import equipoise.core.learning.OriginCounts;

/** What a class was filled with. */
public enum Filling {
  GENERATED("generated images"),
  INTERPOLATED("interpolated images"),
  COPIED("copies alone"),
  UNTOUCHED("nothing");

  private final String label;

  Filling(String label) {
    this.label = label;
  }

  /** A class that has generated rows counts as generated, whatever else it has. */
  static Filling of(OriginCounts counts) {
    if (counts.generated() > 0) {
      return GENERATED;
    }
    if (counts.interpolated() > 0) {
      return INTERPOLATED;
    }
    return counts.copied() > 0 ? COPIED : UNTOUCHED;
  }

  /** As the object of "filled with". */
  public String label() {
    return label;
  }

  /** Whether the class has images that were not there before. */
  public boolean isNew() {
    return this == GENERATED || this == INTERPOLATED;
  }
}
