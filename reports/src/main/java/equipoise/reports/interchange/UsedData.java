package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.trial.RunDirectory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data set that a run used, as its provenance names it.
 *
 * @param format as in a study file; empty if it is not recorded
 * @param path where it was on the machine of the run; empty for the embedded data set
 * @param fingerprint hash of pixels or values and labels; empty if it is not recorded
 * @param train images or rows of the training part, 0 if not recorded
 * @param test images or rows of the test part, 0 if there is none or it is not recorded
 */
record UsedData(
    String name,
    String format,
    Optional<Path> path,
    String fingerprint,
    int train,
    int test,
    Optional<PublishedSet> published) {

  /** Those of all directories, each once. */
  static List<UsedData> of(Interchange run) {
    Map<String, UsedData> sets = new LinkedHashMap<>();
    for (RunDirectory directory : run.directories()) {
      for (UsedData data : of(directory, run.published())) {
        sets.putIfAbsent(data.name() + "\n" + data.fingerprint(), data);
      }
    }
    return List.copyOf(sets.values());
  }

  /** In the order of the study. */
  static List<UsedData> of(RunDirectory directory, PublishedSet.Lookup lookup) {
    JsonNode provenance = Interchange.provenance(directory);
    List<UsedData> sets = new ArrayList<>();
    for (JsonNode data : provenance.path("data")) {
      Optional<Path> path = path(provenance, data.path("path"));
      sets.add(
          new UsedData(
              data.path("name").asText(),
              data.path("format").asText(),
              path,
              data.path("fingerprint").asText(),
              data.path("train").asInt(),
              data.path("test").asInt(),
              path.flatMap(lookup::of)));
    }
    return sets;
  }

  private static Optional<Path> path(JsonNode provenance, JsonNode path) {
    if (!path.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Path.of(provenance.path("studyDirectory").asText("")).resolve(path.asText()).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A sentence for people. */
  String description() {
    StringBuilder text = new StringBuilder(name);
    published.ifPresent(set -> text.append(": ").append(set.title()));
    if (!format.isEmpty()) {
      text.append("; format ").append(format);
    }
    if (train > 0) {
      text.append("; ").append(train).append(" training examples");
    }
    if (test > 0) {
      text.append(", ").append(test).append(" test examples");
    }
    if (!fingerprint.isEmpty()) {
      text.append("; fingerprint of the content ").append(fingerprint);
    }
    return text.append('.').toString();
  }
}
