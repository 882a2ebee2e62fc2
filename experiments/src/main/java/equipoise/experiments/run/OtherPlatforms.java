package equipoise.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finished trials of a run directory that differ from those of the grid only in what computed them:
 * they are kept, and not mixed with the others.
 */
final class OtherPlatforms {
  private final RunDirectory directory;

  OtherPlatforms(RunDirectory directory) {
    this.directory = directory;
  }

  /** How many there are, by what computed them, such as "dl4j on cpu, float32". */
  Map<String, Integer> count(List<Trial> grid) {
    Set<String> ours = grid.stream().map(Trial::key).collect(Collectors.toSet());
    Set<String> alike =
        grid.stream()
            .filter(Trial::trainsNetwork)
            .map(trial -> withoutEngine(trial.specification()))
            .collect(Collectors.toSet());
    Map<String, Integer> counts = new TreeMap<>();
    if (!alike.isEmpty() && Files.isDirectory(directory.trials())) {
      for (String key : finished()) {
        JsonNode specification = ours.contains(key) ? null : specification(key);
        if (specification != null
            && specification.has(Grid.ENGINE)
            && alike.contains(withoutEngine(specification))) {
          counts.merge(words(specification.get(Grid.ENGINE)), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private List<String> finished() {
    try (Stream<Path> trials = Files.list(directory.trials())) {
      return trials.map(trial -> trial.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory.trials() + ": cannot be read", e);
    }
  }

  /** Null where there is no record that can be read. */
  private JsonNode specification(String key) {
    try {
      TrialRecord record = directory.readRecord(key);
      return record.specification();
    } catch (DataException damaged) {
      return null;
    }
  }

  private static String withoutEngine(JsonNode specification) {
    ObjectNode rest = specification.deepCopy();
    rest.remove(Grid.ENGINE);
    return CanonicalJson.hash(rest);
  }

  private static String words(JsonNode engine) {
    return engine.path("name").asText("?")
        + " on "
        + engine.path("device").asText("?")
        + ", "
        + engine.path("precision").asText("float32")
        + " ("
        + engine.path("version").asText("?")
        + ", native threads: "
        + engine.path("nativeThreads").asText("?")
        + ")";
  }
}
