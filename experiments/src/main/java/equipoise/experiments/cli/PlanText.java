package equipoise.experiments.cli;

import equipoise.experiments.engine.Platform;
import equipoise.experiments.run.Foresight;
import equipoise.experiments.run.MemoryNeed;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.SplitRow;
import equipoise.experiments.run.Trial;
import equipoise.experiments.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan for people and for programs. */
final class PlanText {
  private PlanText() {}

  static List<String> lines(Study study, Path directory, Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("Study " + Lines.single(study.name()) + " in " + directory);
    lines.addAll(plan.notes());
    for (Trial trial : plan.trials()) {
      lines.add("  " + trial.key() + "  " + Lines.single(trial.title()));
    }
    lines.addAll(SplitText.lines(plan));
    lines.addAll(expectations(plan));
    return lines;
  }

  /** What may be found, and what it costs. */
  static List<String> expectations(Plan plan) {
    List<String> lines = new ArrayList<>();
    plan.foresight().forEach(f -> lines.add(Lines.single(f.sentence())));
    lines.add(
        plan.trials().size()
            + " trials, "
            + plan.finished()
            + " finished, "
            + plan.toRun()
            + " to run, about "
            + Durations.words(plan.estimate())
            + ".");
    return lines;
  }

  private static Map<String, Object> engine(Platform platform) {
    Map<String, Object> engine = new LinkedHashMap<>();
    engine.put("name", platform.engine());
    engine.put("version", platform.version());
    engine.put("device", platform.device());
    engine.put("precision", platform.precision());
    engine.put("nativeThreads", platform.nativeThreads());
    return engine;
  }

  static Map<String, Object> json(Plan plan) {
    List<Map<String, Object>> trials = new ArrayList<>();
    for (Trial trial : plan.trials()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("key", trial.key());
      row.put("dataset", trial.data().name());
      row.put("method", trial.method().label());
      row.put("classifier", trial.classifier().label());
      row.put("repeat", trial.repeat());
      if (trial.fold() >= 0) {
        row.put("fold", trial.fold());
      }
      trials.add(row);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trials", trials);
    json.put("splits", plan.splits().stream().map(PlanText::json).toList());
    json.put("splitNotes", plan.splitNotes());
    json.put("detectable", plan.foresight().stream().map(PlanText::json).toList());
    json.put("memory", plan.memory().stream().map(PlanText::json).toList());
    json.put("finished", plan.finished());
    json.put("toRun", plan.toRun());
    json.put("estimatedSeconds", plan.estimate().toSeconds());
    json.put("engine", plan.platform() == null ? null : engine(plan.platform()));
    json.put("elsewhere", plan.elsewhere());
    return json;
  }

  private static Map<String, Object> json(Foresight foresight) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("dataset", foresight.dataset());
    row.put("repeats", foresight.repeats());
    row.put("comparisons", foresight.comparisons());
    row.put("points", foresight.difference().map(d -> d.points()).orElse(null));
    row.put(
        "pointsWithTwiceTheRepeats",
        foresight.difference().map(d -> d.withTwiceTheRepeats()).orElse(null));
    row.put(
        "pointsWithTwiceTheImages",
        foresight.difference().map(d -> d.withTwiceTheImages()).orElse(null));
    row.put(
        "advice",
        foresight
            .difference()
            .map(d -> d.advice().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .orElse("more-repeats"));
    return row;
  }

  private static Map<String, Object> json(MemoryNeed need) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("dataset", need.dataset());
    row.put("classifier", need.classifier());
    row.put("bytes", Math.round(need.bytes()));
    return row;
  }

  private static Map<String, Object> json(SplitRow split) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("dataset", split.dataset());
    row.put("class", split.className());
    row.put("train", split.train());
    row.put("validation", split.validation());
    row.put("test", split.test());
    row.put("after", split.after());
    return row;
  }
}
