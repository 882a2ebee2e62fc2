package equipoise.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.core.learning.TrainingPoint;
import equipoise.core.metrics.Figures;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.FeatureMap;
import equipoise.core.trial.GenerationRecord;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SyntheticAudit;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes a run directory whose figures come from a formula; nothing was trained. */
final class RunFixture {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final int TEST_IMAGES = 50;

  String study = "symbols-long-tail";
  List<String> datasets = List.of("symbols");
  List<String> methods =
      List.of("none", "random-over", "random-under", "class-weights", "smote", "cdsmote", "dcgan");
  List<String> classifiers = List.of("lenet5", "bipyramidal");
  List<String> classes =
      List.of(
          "gate valve",
          "globe valve",
          "ball valve",
          "check valve",
          "pump",
          "pressure sensor",
          "flow sensor",
          "flange",
          "reducer",
          "heat exchanger");
  int repeats = 5;
  boolean sheets = true;
  boolean records = true;
  boolean predictions = true;
  boolean nullFigures;
  int largestClass = 400;

  /** A class without test images; null for none. */
  String untested;

  Predicate<TrialResult> fails = trial -> false;
  Function<TrialResult, String> precision = trial -> "float32";
  Function<TrialResult, Map<String, OriginCounts>> origins = Origins::of;
  Function<TrialResult, List<TrialRecord.Remark>> notes = this::notes;
  Function<TrialResult, SyntheticAudit> audits = trial -> null;
  Function<TrialResult, FeatureMap> maps = trial -> null;
  Function<TrialResult, List<TrainingPoint>> histories = trial -> List.of();
  String error = "GenerationException: training collapsed at step 80";

  /** Points of balanced accuracy that a method adds to "none". */
  Map<String, Double> gains =
      Map.of(
          "random-over",
          4.1,
          "random-under",
          -6.0,
          "class-weights",
          3.2,
          "smote",
          4.6,
          "cdsmote",
          3.9,
          "dcgan",
          1.2);

  RunDirectory write(Path root) throws IOException {
    RunDirectory run = new RunDirectory(root);
    Files.createDirectories(root);
    List<String> lines = new ArrayList<>();
    for (String dataset : datasets) {
      for (String classifier : classifiers) {
        for (String method : methods) {
          for (int repeat = 0; repeat < repeats; repeat++) {
            lines.add(trial(run, dataset, classifier, method, repeat));
          }
        }
      }
    }
    lines.sort(null);
    Files.write(run.results(), lines);
    new StudyFixture(this).write(run);
    if (sheets) {
      new SheetFixture(classes).write(run);
    }
    return run;
  }

  private String trial(
      RunDirectory run, String dataset, String classifier, String method, int repeat)
      throws IOException {
    String key =
        String.format(
            "%016x",
            0x9E3779B97F4A7C15L
                * (1 + (dataset + "/" + classifier + "/" + method + "/" + repeat).hashCode()));
    int[][] confusion = confusion(dataset, classifier, method, repeat);
    Map<String, Integer> train = counts();
    TrialResult done =
        new TrialResult(
            key,
            dataset,
            method,
            classifier,
            repeat,
            "done",
            null,
            train,
            resampled(method, train),
            figures(confusion));
    TrialResult result =
        !fails.test(done)
            ? done
            : new TrialResult(
                key, dataset, method, classifier, repeat, "failed", error, train, null, null);
    if (records) {
      Files.createDirectories(run.trial(key));
      JSON.writeValue(
          run.trial(key).resolve("trial.json").toFile(),
          record(result, result == done ? confusion : null));
      if (result == done && predictions) {
        new PredictionFixture(classes, method + classifier + repeat)
            .of(confusion)
            .write(run.predictions(key), key);
      }
    }
    return JSON.writeValueAsString(result);
  }

  private TrialRecord record(TrialResult r, int[][] confusion) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("resample", r.method().contains("smote") ? .12 : .01);
    if (r.method().contains("gan")) {
      seconds.put("generate", 4.1 + .2 * r.repeat());
    }
    seconds.put("train", 2.4 + noise(r.method(), r.repeat()));
    seconds.put("test", .21);
    seconds.put("total", seconds.values().stream().mapToDouble(v -> v).sum());
    return new TrialRecord(
        r.key(),
        JSON.createObjectNode().put("repeat", r.repeat()),
        classes,
        Origins.method(r.method()),
        confusion == null ? null : origins.apply(r),
        confusion,
        curve(r),
        notes.apply(r),
        seconds,
        700L << 20,
        Map.of(
            "engine",
            "dl4j 1.0.0-M2.1",
            "device",
            "cpu",
            "precision",
            precision.apply(r),
            "nativeThreads",
            "1",
            "java",
            "17.0.15"),
        generation(r));
  }

  private GenerationRecord generation(TrialResult trial) {
    SyntheticAudit audit = audits.apply(trial);
    List<TrainingPoint> history = histories.apply(trial);
    return audit == null && history.isEmpty()
        ? null
        : new GenerationRecord(audit, history, maps.apply(trial));
  }

  private List<TrialRecord.Remark> notes(TrialResult trial) {
    return trial.method().contains("gan")
        ? List.of(
            new TrialRecord.Remark(
                Note.Kind.COPIED,
                classes.get(classes.size() - 1),
                "the class has 8 training images, fewer than the 20 that the generator needs: it is"
                    + " filled with copies"))
        : List.of();
  }

  private LearningCurve curve(TrialResult r) {
    List<LearningCurve.Point> points = new ArrayList<>();
    double level = .6 + gains.getOrDefault(r.method(), 0.0) / 60;
    for (int i = 1; i <= 12; i++) {
      double learned = 1 - Math.exp(-i / 3.0);
      points.add(
          new LearningCurve.Point(
              40 * i,
              2.3 * Math.exp(-i / (2 + level)),
              .95 - .6 * level + 1.7 * Math.exp(-i / (2 + level)) + .015 * i,
              level * learned + .01 * noise(r.method() + i, r.repeat())));
    }
    return new LearningCurve(points, 9);
  }

  /** Long-tailed at ratio 50. */
  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int c = 0; c < classes.size(); c++) {
      double place = classes.size() == 1 ? 0 : c / (classes.size() - 1.0);
      counts.put(classes.get(c), (int) Math.round(largestClass * Math.pow(50, -place)));
    }
    return counts;
  }

  private static Map<String, Integer> resampled(String method, Map<String, Integer> train) {
    Map<String, Integer> after = new LinkedHashMap<>(train);
    if (method.equals("random-under")) {
      after.replaceAll((name, count) -> 8);
    } else if (method.contains("over") || method.contains("smote") || method.contains("gan")) {
      after.replaceAll((name, count) -> Collections.max(train.values()));
    }
    return after;
  }

  /** Rare classes are found less often; the rest goes to the class before and to the largest. */
  private int[][] confusion(String dataset, String classifier, String method, int repeat) {
    int n = classes.size();
    int[][] confusion = new int[n][n];
    double common = noise(dataset + classifier, repeat);
    double gain = gains.getOrDefault(method, 0.0) / 100;
    for (int c = 0; c < n; c++) {
      if (classes.get(c).equals(untested)) {
        continue;
      }
      double rarity = n == 1 ? 0 : c / (n - 1.0);
      double recall =
          .97
              - .55 * rarity * rarity
              + 2.2 * gain * rarity
              + .025 * common
              + .02 * noise(method + classifier + c, repeat)
              - (classifier.equals("bipyramidal") ? .02 : 0);
      int hits = (int) Math.round(TEST_IMAGES * Math.max(0, Math.min(1, recall)));
      confusion[c][c] += hits;
      confusion[c][Math.max(0, c - 1)] += (TEST_IMAGES - hits) / 2;
      confusion[c][0] += TEST_IMAGES - hits - (TEST_IMAGES - hits) / 2;
    }
    return confusion;
  }

  private Figures figures(int[][] confusion) {
    Map<String, Double> recall = new LinkedHashMap<>();
    double sum = 0;
    double logs = 0;
    for (int c = 0; c < confusion.length; c++) {
      if (classes.get(c).equals(untested)) {
        recall.put(classes.get(c), null);
        continue;
      }
      double value = confusion[c][c] / (double) TEST_IMAGES;
      recall.put(classes.get(c), value);
      sum += value;
      logs += Math.log(value);
    }
    if (nullFigures) {
      return new Figures(Map.of(), Map.of());
    }
    double mean = sum / confusion.length;
    Map<Metric, Double> overall = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.overall()) {
      overall.put(metric, metric.higherIsBetter() ? mean : 1 - mean);
    }
    overall.put(Metric.MACRO_F1, mean - .012);
    overall.put(Metric.GEOMETRIC_MEAN, Math.exp(logs / confusion.length));
    overall.put(Metric.LOG_LOSS, 1.9 - 1.7 * mean);
    return new Figures(
        overall, Map.of(Metric.RECALL, recall, Metric.PRECISION, recall, Metric.F1, recall));
  }

  /** In -1..1, from the text and number alone. */
  static double noise(String name, int repeat) {
    return Math.sin(12.9898 * (name.hashCode() % 1000) + 78.233 * (repeat + 1));
  }
}
