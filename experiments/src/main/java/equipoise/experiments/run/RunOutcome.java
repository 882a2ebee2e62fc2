package equipoise.experiments.run;

/**
 * How a run ended.
 *
 * @param done trials with a result, also of earlier runs
 * @param failed trials recorded as failed, also of earlier runs
 * @param total trials of the study, or of the shard that was run
 * @param interrupted whether it was cancelled; what was finished is kept
 */
public record RunOutcome(int done, int failed, int total, boolean interrupted) {
  /** The exit code of the command line's contract. */
  public int exitCode() {
    if (interrupted) {
      return 130;
    }
    if (failed == 0) {
      return 0;
    }
    return done == 0 ? 1 : 3;
  }
}
