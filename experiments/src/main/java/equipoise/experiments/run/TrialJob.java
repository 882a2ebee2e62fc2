package equipoise.experiments.run;

import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.OriginCounts;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.metrics.Figures;
import equipoise.core.trial.MethodRecord;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.run.TrialRunner.Scored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one trial and writes it down, whether it succeeds or fails. */
final class TrialJob implements TrialRunner.Stages {
  private final Trial trial;
  private final TrialLog log;
  private final Map<String, String> environment;
  private List<String> classes = List.of();
  private Map<String, Integer> trainCounts;
  private Map<String, Integer> resampledCounts;
  private Map<String, OriginCounts> origins;

  TrialJob(Trial trial, TrialLog log, Map<String, String> environment) {
    this.trial = trial;
    this.log = log;
    this.environment = environment;
  }

  @Override
  public void prepared(Prepared data) {
    classes = data.train().data().classes();
    trainCounts = byClass(data.train().counts());
  }

  @Override
  public void resampled(Resampled train) {
    resampledCounts = byClass(train.original().sum(train.data().counts()));
    origins = new LinkedHashMap<>();
    OriginCounts[] counts = OriginCounts.of(train);
    for (int c = 0; c < counts.length; c++) {
      origins.put(classes.get(c), counts[c]);
    }
  }

  private Map<String, Integer> byClass(int[] counts) {
    Map<String, Integer> map = new LinkedHashMap<>();
    for (int c = 0; c < counts.length; c++) {
      map.put(classes.get(c), counts[c]);
    }
    return map;
  }

  /**
   * @throws Progress.Cancelled if the run is no longer wanted; nothing is written then
   * @throws UncheckedIOException if the run directory cannot be written
   */
  TrialResult run(TrialRunner runner, TrialStore store) {
    TrialResult result;
    Scored scored = null;
    try {
      scored = runner.run(trial, log, this);
      result = result("done", null, scored.metrics().figures());
    } catch (Progress.Cancelled | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) { // the edge of a trial: whatever it was, the others go on
      log.failure(e);
      result = result("failed", FailureLine.of(e), null);
    }
    store.publish(result, record(scored), log.lines());
    return result;
  }

  private TrialResult result(String status, String error, Figures figures) {
    return new TrialResult(
        trial.key(),
        trial.data().name(),
        trial.method().label(),
        trial.classifier().label(),
        trial.repeat(),
        status,
        error,
        trainCounts,
        resampledCounts,
        figures);
  }

  private TrialRecord record(Scored scored) {
    return new TrialRecord(
        trial.key(),
        trial.specification(),
        classes,
        MethodRecord.NONE,
        origins,
        scored == null ? null : scored.metrics().confusion().toArray(),
        scored == null ? LearningCurve.EMPTY : scored.learningCurve(),
        log.notes().stream().map(note -> TrialRecord.Remark.of(note, classes)).toList(),
        log.seconds(),
        peakMemory(),
        environment);
  }

  /** Of the process so far: Linux tells it, elsewhere the heap in use stands in. */
  private static long peakMemory() {
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      try {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(status + ": cannot be read", e);
      }
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
