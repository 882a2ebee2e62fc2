package equipoise.sampling.decomposition;

/** To which class's size CDSMOTE lets a small class grow. Of equally near ones the first counts. */
public enum ReferenceRule {
  /** The closest size at or above the average. */
  AT_OR_ABOVE,
  /** The closest size above the average, as the published notebook of 2022 has it. */
  ABOVE,
  /** The size closest to the average, as the published script of 2020 has it. */
  CLOSEST;

  boolean allows(int size, double average) {
    return switch (this) {
      case CLOSEST -> true;
      case ABOVE -> size > average;
      case AT_OR_ABOVE -> size >= average;
    };
  }
}
