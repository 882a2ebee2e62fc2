package equipoise.reports.findings;

/** What may be said of a difference. */
public enum Finding {
  BETTER("better"),
  WORSE("worse"),
  /** The interval excludes a relevant gain. */
  NO_GAIN("no relevant gain"),
  /** The interval contains a relevant gain, and others. */
  NOT_DECIDED("not decided"),
  TOO_FEW_REPEATS("too few repeats for a test"),
  /** All differences are equal. */
  NO_SPREAD("no spread to test"),
  /** Without the sizes of training and test set the test cannot be corrected. */
  SIZES_UNKNOWN("sizes not recorded");

  private final String label;

  Finding(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether the difference may still be either. */
  public boolean open() {
    return compareTo(NOT_DECIDED) >= 0;
  }
}
