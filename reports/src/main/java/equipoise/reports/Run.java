package equipoise.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.SampleSheet;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run directory in memory, its trials sorted into settings and arms.
 *
 * @param study {@code study.resolved.json}, a missing node if there is none
 * @param provenance {@code provenance.json}, a missing node if there is none
 * @param records by trial key; a trial without a readable directory has none
 * @param sheets of the data sets and methods that have results
 */
record Run(
    RunDirectory directory,
    JsonNode study,
    JsonNode provenance,
    List<TrialResult> results,
    Map<String, TrialRecord> records,
    List<SampleSheet> sheets,
    List<Setting> settings) {

  /**
   * @throws equipoise.core.data.DataException if a file of the run is there but cannot be read
   */
  static Run read(RunDirectory directory) {
    List<TrialResult> results = new ArrayList<>(directory.readResults());
    results.sort(
        Comparator.comparingInt(TrialResult::repeat)
            .thenComparing(result -> String.valueOf(result.key())));
    Map<String, TrialRecord> records = new TreeMap<>();
    for (TrialResult result : results) {
      if (result.key() != null && Files.isRegularFile(recordFile(directory, result.key()))) {
        records.put(result.key(), directory.readRecord(result.key()));
      }
    }
    JsonNode study = tree(directory, directory.resolvedStudy());
    return new Run(
        directory,
        study,
        tree(directory, directory.provenance()),
        List.copyOf(results),
        records,
        directory.readSheets().stream().filter(sheet -> belongs(sheet, results)).toList(),
        settings(results, records, study));
  }

  /** Not a sheet that an earlier version of the study left there. */
  private static boolean belongs(SampleSheet sheet, List<TrialResult> results) {
    return results.stream()
        .filter(result -> name(result.dataset()).equals(sheet.dataset()))
        .anyMatch(
            result -> "real".equals(sheet.kind()) || name(result.method()).equals(sheet.method()));
  }

  Optional<TrialRecord> record(TrialResult result) {
    return Optional.ofNullable(result.key()).map(records::get);
  }

  String studyName() {
    return study.path("study").asText("");
  }

  List<TrialResult> failed() {
    return results.stream().filter(result -> !result.done()).toList();
  }

  List<String> datasets() {
    return settings.stream().map(Setting::dataset).distinct().toList();
  }

  List<Setting> of(String dataset) {
    return settings.stream().filter(setting -> setting.dataset().equals(dataset)).toList();
  }

  /** Number of the repeats that the run has, at least those of its results. */
  int repeats() {
    return (int) results.stream().mapToInt(TrialResult::repeat).distinct().count();
  }

  private static Path recordFile(RunDirectory directory, String key) {
    return directory.trial(key).resolve("trial.json");
  }

  private static JsonNode tree(RunDirectory directory, Path file) {
    return Files.isRegularFile(file) ? directory.readTree(file) : MissingNode.getInstance();
  }

  private static List<Setting> settings(
      List<TrialResult> results, Map<String, TrialRecord> records, JsonNode study) {
    List<Setting> settings = new ArrayList<>();
    List<String> methods =
        ordered(results.stream().map(TrialResult::method).toList(), study.path("methods"));
    for (String dataset :
        ordered(results.stream().map(TrialResult::dataset).toList(), study.path("data"))) {
      for (String classifier :
          ordered(
              results.stream().map(TrialResult::classifier).toList(), study.path("classifiers"))) {
        List<TrialResult> here =
            results.stream()
                .filter(
                    r ->
                        name(r.dataset()).equals(dataset)
                            && name(r.classifier()).equals(classifier))
                .toList();
        if (!here.isEmpty()) {
          settings.add(
              new Setting(
                  dataset, classifier, arms(here, records, methods), testToTrain(here, records)));
        }
      }
    }
    return settings;
  }

  private static List<Arm> arms(
      List<TrialResult> here, Map<String, TrialRecord> records, List<String> methods) {
    List<Arm> arms = new ArrayList<>();
    for (String method : methods) {
      List<TrialResult> trials =
          here.stream().filter(r -> name(r.method()).equals(method)).toList();
      if (!trials.isEmpty()) {
        arms.add(new Arm(method, MethodGroup.of(methodName(method, trials, records)), trials));
      }
    }
    arms.sort(Comparator.comparing(Arm::group));
    return arms;
  }

  /** The method's name where a trial's specification tells it, else the label. */
  private static String methodName(
      String label, List<TrialResult> trials, Map<String, TrialRecord> records) {
    for (TrialResult trial : trials) {
      TrialRecord record = trial.key() == null ? null : records.get(trial.key());
      if (record != null && record.specification() != null) {
        JsonNode method = record.specification().path("method");
        String name = method.isTextual() ? method.asText() : method.path("name").asText("");
        if (!name.isEmpty()) {
          return name;
        }
      }
    }
    return label;
  }

  /** Names in the order of the study's list, then the rest by alphabet. */
  private static List<String> ordered(List<String> present, JsonNode list) {
    Set<String> names = new LinkedHashSet<>();
    List<String> sorted = present.stream().map(Run::name).distinct().sorted().toList();
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

  private static OptionalDouble testToTrain(
      List<TrialResult> here, Map<String, TrialRecord> records) {
    return here.stream()
        .filter(r -> r.trainCounts() != null && r.key() != null && records.containsKey(r.key()))
        .filter(r -> records.get(r.key()).confusion() != null)
        .mapToDouble(r -> ConfusionSum.total(records.get(r.key()).confusion()) / trainSize(r))
        .filter(ratio -> Double.isFinite(ratio) && ratio > 0)
        .max();
  }

  private static double trainSize(TrialResult result) {
    return result.trainCounts().values().stream().filter(c -> c != null).mapToInt(c -> c).sum();
  }

  private static String name(String text) {
    return text == null || text.isEmpty() ? "(unnamed)" : text;
  }
}
