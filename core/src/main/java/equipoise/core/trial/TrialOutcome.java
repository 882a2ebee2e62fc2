package equipoise.core.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a trial leaves behind, as a value: whoever ran it, on whichever machine, hands it to the
 * one who keeps it.
 *
 * @param result the line of {@code results.jsonl}
 * @param record what determined the trial and what a report shows beside its figures
 * @param predictions that the result's figures are computed from; empty if it failed
 * @param sheets of example images; empty for most trials
 * @param model the files of the trained classifier by name, if it was to be kept; arrays are not
 *     copied
 * @param log what it said while it ran, a line each
 */
public record TrialOutcome(
    TrialResult result,
    TrialRecord record,
    Optional<Predictions> predictions,
    List<DrawnSheet> sheets,
    Map<String, byte[]> model,
    List<String> log) {
  public TrialOutcome {
    sheets = List.copyOf(sheets);
    model = Map.copyOf(model);
    log = List.copyOf(log);
  }
}
