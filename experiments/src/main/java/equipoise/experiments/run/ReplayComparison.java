package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.run.Replay.Finding;
import equipoise.experiments.run.Replay.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds a trial that was run again against its record. */
record ReplayComparison(RunDirectory run, JsonNode provenance) {
  /** Of probabilities: what two engines may differ by on the same weights and batches. */
  static final double TOLERANCE = 1e-3;

  Finding of(TrialOutcome outcome, Trial trial, EngineChoice engine) {
    TrialRecord then = run.readRecord(trial.key());
    TrialResult before = before(trial.key());
    String stage = firstDifference(then.stages(), outcome.record().stages());
    List<String> details = new ArrayList<>();
    Verdict verdict;
    if (!before.done() || !outcome.result().done()) {
      boolean alike =
          before.done() == outcome.result().done()
              && String.valueOf(before.error()).equals(outcome.result().error());
      verdict = alike ? Verdict.EQUAL : Verdict.DIFFERENT;
      if (!alike) {
        details.add(ending(before, "then") + ", " + ending(outcome.result(), "now"));
      }
    } else {
      Predictions predictions = outcome.predictions().orElseThrow();
      verdict = compare(run.readPredictions(trial.key()), predictions, details);
    }
    if (verdict == Verdict.EQUAL) {
      return new Finding(trial.key(), verdict, "", "");
    }
    details.addAll(surroundings(then, trial, engine));
    return new Finding(
        trial.key(), verdict, stage.isEmpty() ? "predictions" : stage, String.join("; ", details));
  }

  private TrialResult before(String key) {
    return run.readResults().stream()
        .filter(result -> result.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String ending(TrialResult result, String when) {
    return when + (result.done() ? " it was done" : " it failed: " + result.error());
  }

  /** The name of the first stage that is not the same; empty if all are, or none was kept. */
  private static String firstDifference(List<TrialRecord.Stage> then, List<TrialRecord.Stage> now) {
    if (then == null) {
      return "";
    }
    for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
      if (!then.get(i).equals(now.get(i))) {
        return now.get(i).name();
      }
    }
    if (then.size() == now.size()) {
      return "";
    }
    return (then.size() > now.size() ? then : now).get(Math.min(then.size(), now.size())).name();
  }

  private static Verdict compare(Predictions then, Predictions now, List<String> details) {
    if (PredictionsHash.of(then).equals(PredictionsHash.of(now))) {
      return Verdict.EQUAL;
    }
    int n = then.test().size();
    if (n != now.test().size()) {
      details.add("%d test examples, then %d".formatted(now.test().size(), n));
      return Verdict.DIFFERENT;
    }
    double largest = 0;
    int otherwise = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, distance(then.test(), now.test(), i));
      otherwise += then.test().predicted(i) == now.test().predicted(i) ? 0 : 1;
    }
    details.add(
        String.format(
            Locale.ROOT,
            "probabilities of the test set differ by at most %.2g, %d of %d examples are classified otherwise",
            largest,
            otherwise,
            n));
    return largest <= TOLERANCE && otherwise == 0 ? Verdict.TOLERANCE : Verdict.DIFFERENT;
  }

  private static double distance(Predictions.Part then, Predictions.Part now, int i) {
    double largest = 0;
    for (int c = 0; c < then.probabilities()[i].length; c++) {
      double difference = then.probabilities()[i][c] - (double) now.probabilities()[i][c];
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }

  /** What computes now that is not what computed then. */
  private List<String> surroundings(TrialRecord then, Trial trial, EngineChoice engine) {
    Map<String, String> now = new TreeMap<>(Environment.of(trial, engine));
    Map<String, String> recorded =
        new TreeMap<>(then.environment() == null ? Map.of() : then.environment());
    JsonNode software = Software.json();
    for (String name : List.of("processorFeatures", "jvmFlags", "libraries")) {
      if (provenance.has(name)) {
        now.put(name, software.path(name).toString());
        recorded.put(name, provenance.path(name).toString());
      }
    }
    List<String> sentences = new ArrayList<>();
    for (String name : new TreeSet<>(recorded.keySet())) {
      if (!recorded.get(name).equals(now.get(name))) {
        sentences.add(
            name.equals("libraries")
                ? "the libraries are not those of then (provenance.json lists them)"
                : "%s is %s, was %s".formatted(name, now.get(name), recorded.get(name)));
      }
    }
    return sentences;
  }
}
