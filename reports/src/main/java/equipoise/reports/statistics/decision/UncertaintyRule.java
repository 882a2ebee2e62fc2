package equipoise.reports.statistics.decision;

/** A way to say how far the measured difference may be from the true one. */
@FunctionalInterface
public interface UncertaintyRule {
  /**
   * @param paired of at least two repeats
   */
  Uncertainty of(PairedPredictions paired);
}
