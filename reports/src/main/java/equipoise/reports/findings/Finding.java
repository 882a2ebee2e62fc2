package equipoise.reports.findings;

import equipoise.reports.statistics.decision.Decision;

/** What may be said of a difference. */
public enum Finding {
  BETTER("better"),
  WORSE("worse"),
  /** The difference is smaller than the study's margin. */
  EQUIVALENT("equivalent"),
  UNDECIDED("undecided"),
  TOO_FEW_REPEATS("too few repeats for a test"),
  /** Without the predictions of both arms no difference can be tested. */
  NO_PREDICTIONS("predictions not recorded");

  private final String label;

  Finding(String label) {
    this.label = label;
  }

  static Finding of(Decision decision) {
    if (!decision.tested()) {
      return TOO_FEW_REPEATS;
    }
    return switch (decision.verdict()) {
      case BETTER -> BETTER;
      case WORSE -> WORSE;
      case EQUIVALENT -> EQUIVALENT;
      case UNDECIDED -> UNDECIDED;
    };
  }

  public String label() {
    return label;
  }

  /** Whether the difference may still be either. */
  public boolean open() {
    return compareTo(UNDECIDED) >= 0;
  }
}
