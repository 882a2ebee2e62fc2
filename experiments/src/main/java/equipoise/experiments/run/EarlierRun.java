package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What of the data and the program is no longer as in the last run of a directory. */
record EarlierRun(RunDirectory directory) {
  /** A sentence each, before anything is run or written. */
  List<String> changes(List<Trial> grid) {
    if (!Files.isRegularFile(directory.provenance()) || !Files.isRegularFile(directory.results())) {
      return List.of();
    }
    try {
      JsonNode provenance = directory.readTree(directory.provenance());
      List<String> sentences = new ArrayList<>(data(provenance, grid));
      sentences.addAll(program(provenance));
      return sentences;
    } catch (DataException damaged) {
      return List.of();
    }
  }

  private List<String> data(JsonNode provenance, List<Trial> grid) {
    Map<String, String> now = new HashMap<>();
    grid.forEach(
        trial ->
            now.put(trial.data().name(), trial.specification().at("/data/fingerprint").asText()));
    Set<String> keys = grid.stream().map(Trial::key).collect(Collectors.toSet());
    List<String> sentences = new ArrayList<>();
    for (JsonNode data : provenance.path("data")) {
      String name = data.path("name").asText();
      String then = data.path("fingerprint").asText();
      if (now.containsKey(name) && !now.get(name).equals(then)) {
        long kept =
            directory.readResults().stream()
                .filter(result -> result.dataset().equals(name))
                .map(TrialResult::key)
                .filter(key -> !keys.contains(key))
                .count();
        sentences.add(
            "Data set '%s' has changed since the last run in %s (SHA-256 now %.12s..., then %.12s...): its %d finished trials are kept, but are not in these results; they run again with the data as they are now."
                .formatted(name, directory.root(), now.get(name), then, kept));
      }
    }
    return sentences;
  }

  /** Results of another format have other keys; within one format they are taken as they are. */
  private static List<String> program(JsonNode provenance) {
    if (provenance.path("format").asInt() != Grid.FORMAT) {
      return List.of();
    }
    String version = provenance.path("equipoise").asText();
    String taken =
        " its finished trials are taken as they are, since the format of results (%d) is the same; 'replay' tells whether they come out the same now."
            .formatted(Grid.FORMAT);
    if (!version.equals(Environment.version())) {
      return List.of("The last run here was of Equipoise %s:".formatted(version) + taken);
    }
    Map<String, String> then = own(provenance);
    Map<String, String> now = own(Software.json());
    return then.isEmpty() || then.equals(now)
        ? List.of()
        : List.of("Equipoise's own code has changed since the last run here:" + taken);
  }

  private static Map<String, String> own(JsonNode software) {
    Map<String, String> hashes = new HashMap<>();
    for (JsonNode library : software.path("libraries")) {
      if (library.has("sha256")) {
        hashes.put(library.path("file").asText(), library.path("sha256").asText());
      }
    }
    return hashes;
  }
}
