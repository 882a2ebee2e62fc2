package equipoise.core.trial;

import java.util.List;
import java.util.Optional;

/**
 * All that a trial leaves behind, as a value: whoever ran it, on whichever machine, hands it to the
 * one who keeps it.
 *
 * @param result the line of {@code results.jsonl}
 * @param record what determined the trial and what a report shows beside its figures
 * @param predictions that the result's figures are computed from; empty if it failed
 * @param sheets of example images; empty for most trials
 * @param log what it said while it ran, a line each
 */
public record TrialOutcome(
    TrialResult result,
    TrialRecord record,
    Optional<Predictions> predictions,
    List<DrawnSheet> sheets,
    List<String> log) {
  public TrialOutcome {
    sheets = List.copyOf(sheets);
    log = List.copyOf(log);
  }
}
