package equipoise.reports.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import equipoise.core.Counted;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.TrialResult;
import equipoise.reports.statistics.decision.DecisionRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run directory in memory.
 *
 * @param study {@code study.resolved.json}, a missing node if there is none
 * @param provenance {@code provenance.json}, a missing node if there is none
 * @param trials by repeat
 * @param sheets of the data sets and methods that have results
 * @param settings by data set as in the study, and within it the best classifier first
 */
public record Run(
    JsonNode study,
    JsonNode provenance,
    List<RecordedTrial> trials,
    List<RunSheet> sheets,
    List<Setting> settings) {

  /**
   * @throws equipoise.core.data.DataException if a file of the run is there but cannot be read, or
   *     is of an older version
   */
  public static Run read(RunDirectory directory) {
    return read(List.of(directory));
  }

  /**
   * One run whose trials are in several directories, such as the shards of a job array. A trial
   * that several have counts once, a finished one before a failed one; study and provenance are the
   * first directory's.
   *
   * @throws equipoise.core.data.DataException as {@link #read(RunDirectory)}
   */
  public static Run read(List<RunDirectory> directories) {
    List<RecordedTrial> trials =
        places(directories).stream()
            .sorted(
                Comparator.comparingInt((Place place) -> place.result().repeat())
                    .thenComparingInt(p -> p.result().fold() == null ? -1 : p.result().fold())
                    .thenComparing(place -> String.valueOf(place.result().key())))
            .toList()
            .parallelStream()
            .map(place -> RecordedTrial.read(place.directory(), place.result()))
            .toList();
    RunDirectory first = directories.get(0);
    JsonNode study = tree(first, first.resolvedStudy());
    return new Run(
        study,
        tree(first, first.provenance()),
        trials,
        sheets(directories, trials),
        settings(trials, study));
  }

  /** A line of results and where its files are. */
  private record Place(RunDirectory directory, TrialResult result) {}

  private static List<Place> places(List<RunDirectory> directories) {
    List<Place> all =
        directories.stream()
            .flatMap(d -> d.readResults().stream().map(result -> new Place(d, result)))
            .toList();
    if (directories.size() == 1) {
      return all;
    }
    Map<String, Place> byKey = new LinkedHashMap<>();
    for (Place place : all) {
      Place there = byKey.get(String.valueOf(place.result().key()));
      if (there == null || place.result().done() && !there.result().done()) {
        byKey.put(String.valueOf(place.result().key()), place);
      }
    }
    return List.copyOf(byKey.values());
  }

  /** Those that belong to a trial, each once. */
  private static List<RunSheet> sheets(List<RunDirectory> directories, List<RecordedTrial> trials) {
    Map<SampleSheet, RunSheet> sheets = new LinkedHashMap<>();
    for (RunDirectory directory : directories) {
      for (SampleSheet sheet : directory.readSheets()) {
        if (belongs(sheet, trials)) {
          sheets.putIfAbsent(sheet, new RunSheet(directory.sheets(), sheet));
        }
      }
    }
    return List.copyOf(sheets.values());
  }

  /** Not a sheet that an earlier version of the study left there. */
  private static boolean belongs(SampleSheet sheet, List<RecordedTrial> trials) {
    return trials.stream()
        .map(RecordedTrial::result)
        .filter(result -> name(result.dataset()).equals(sheet.dataset()))
        .anyMatch(
            result -> "real".equals(sheet.kind()) || name(result.method()).equals(sheet.method()));
  }

  /** Empty if the run has no name. */
  public String studyName() {
    return study.path("study").asText("");
  }

  /** What counts as sure and as different in this study. */
  public DecisionRule.Settings rule() {
    double margin = study.path("margin").asDouble(DecisionRule.Settings.DEFAULTS.margin());
    return new DecisionRule.Settings(DecisionRule.Settings.DEFAULTS.alpha(), margin);
  }

  /** By the name of a data set that ignores another one's groups, that other one. */
  public Map<String, String> contrasts() {
    Map<String, String> contrasts = new TreeMap<>();
    for (JsonNode data : study.path("data")) {
      if (data.has("contrastTo")) {
        contrasts.put(data.path("name").asText(), data.path("contrastTo").asText());
      }
    }
    return contrasts;
  }

  public List<RecordedTrial> failed() {
    return trials.stream().filter(trial -> !trial.done()).toList();
  }

  public List<String> datasets() {
    return settings.stream().map(Setting::dataset).distinct().toList();
  }

  public List<Setting> of(String dataset) {
    return settings.stream().filter(setting -> setting.dataset().equals(dataset)).toList();
  }

  public List<Arm> arms() {
    return settings.stream().flatMap(setting -> setting.arms().stream()).toList();
  }

  /** Number of the repeats that the run has, at least those of its results. */
  public int repeats() {
    return (int) trials.stream().mapToInt(RecordedTrial::repeat).distinct().count();
  }

  /** Folds of each repeat, 1 without folds. */
  public int folds() {
    return arms().stream().mapToInt(Arm::folds).max().orElse(1);
  }

  /** Such as "3 repeats" or "5 folds × 3 repeats". */
  public String rounds() {
    String repeats = Counted.of(repeats(), "repeat");
    return folds() == 1 ? repeats : folds() + " folds × " + repeats;
  }

  private static JsonNode tree(RunDirectory directory, Path file) {
    return Files.exists(file) ? directory.readTree(file) : MissingNode.getInstance();
  }

  private static List<Setting> settings(List<RecordedTrial> trials, JsonNode study) {
    List<Setting> settings = new ArrayList<>();
    List<String> classifiers = ordered(trials, TrialResult::classifier, study.path("classifiers"));
    List<String> methods = ordered(trials, TrialResult::method, study.path("methods"));
    Map<String, List<RecordedTrial>> byDataset = grouped(trials, TrialResult::dataset);
    for (String dataset : ordered(trials, TrialResult::dataset, study.path("data"))) {
      Map<String, List<RecordedTrial>> byClassifier =
          grouped(byDataset.get(dataset), TrialResult::classifier);
      List<Setting> ofDataset = new ArrayList<>();
      for (String classifier : classifiers) {
        List<RecordedTrial> here = byClassifier.get(classifier);
        if (here != null) {
          ofDataset.add(new Setting(dataset, classifier, arms(here, methods)));
        }
      }
      ofDataset.sort(Comparator.comparingDouble(Setting::rivalMean).reversed());
      settings.addAll(ofDataset);
    }
    return List.copyOf(settings);
  }

  private static List<Arm> arms(List<RecordedTrial> here, List<String> methods) {
    Map<String, List<RecordedTrial>> byMethod = grouped(here, TrialResult::method);
    return methods.stream()
        .filter(byMethod::containsKey)
        .map(method -> Arm.of(method, byMethod.get(method)))
        .toList();
  }

  private static Map<String, List<RecordedTrial>> grouped(
      List<RecordedTrial> trials, Function<TrialResult, String> part) {
    return trials.stream().collect(Collectors.groupingBy(t -> name(part.apply(t.result()))));
  }

  /** Names in the order of the study's list, then the rest by alphabet. */
  private static List<String> ordered(
      List<RecordedTrial> trials, Function<TrialResult, String> part, JsonNode list) {
    Set<String> sorted =
        trials.stream()
            .map(trial -> name(part.apply(trial.result())))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode entry : list) {
      for (String key : List.of("label", "name")) {
        String name = entry.isTextual() ? entry.asText() : entry.path(key).asText("");
        if (sorted.contains(name)) {
          names.add(name);
        }
      }
    }
    names.addAll(sorted);
    return List.copyOf(names);
  }

  private static String name(String text) {
    return text == null || text.isEmpty() ? "(unnamed)" : text;
  }
}
