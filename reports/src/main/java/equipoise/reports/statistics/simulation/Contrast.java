package equipoise.reports.statistics.simulation;

import equipoise.reports.statistics.simulation.SimulatedStudy.Arm;

/** Two arms whose true difference in balanced accuracy is known. */
enum Contrast {
  /** The same method under two seeds. */
  SEEDS(Arm.INTERPOLATED_AGAIN, Arm.INTERPOLATED, 0),

  /** Two methods that differ in each class and not in the mean, from the same first weights. */
  SAME_WEIGHTS(Arm.WEIGHTED, Arm.INTERPOLATED, 0),

  /** The same from first weights of their own. */
  EQUAL(Arm.WEIGHTED_AGAIN, Arm.INTERPOLATED, 0),

  /** A difference as large as the margin of equivalence. */
  TWO_POINTS(Arm.WEIGHTED_AGAIN, Arm.INTERPOLATED, .02),
  THREE_POINTS(Arm.WEIGHTED_AGAIN, Arm.INTERPOLATED, .03),
  FIVE_POINTS(Arm.WEIGHTED_AGAIN, Arm.INTERPOLATED, .05),
  TEN_POINTS(Arm.WEIGHTED_AGAIN, Arm.INTERPOLATED, .10);

  private final Arm candidate;
  private final Arm rival;
  private final double truth;

  Contrast(Arm candidate, Arm rival, double truth) {
    this.candidate = candidate;
    this.rival = rival;
    this.truth = truth;
  }

  Arm candidate() {
    return candidate;
  }

  Arm rival() {
    return rival;
  }

  /** Candidate minus rival, over all training sets, seeds and images. */
  double truth() {
    return truth;
  }

  /** Whether the candidate is a method of its own, whose scores are shifted to this difference. */
  boolean shifted() {
    return this != SEEDS;
  }
}
