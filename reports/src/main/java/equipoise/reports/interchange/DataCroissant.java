package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.CodePoints;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The data of a run in the Croissant format: files as they were fetched, or as they lie in folders
 * that the user named, and the classes as an enumeration. What nobody recorded of the publication
 * is said to be unknown.
 */
final class DataCroissant {
  private static final String UNKNOWN = "unknown";

  private final Interchange run;

  DataCroissant(Interchange run) {
    this.run = run;
  }

  Path write() {
    List<UsedData> sets = UsedData.of(run);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("@context", CroissantContext.json());
    json.put("@type", "sc:Dataset");
    json.put("conformsTo", CroissantContext.VERSION);
    json.put("name", String.join(", ", sets.stream().map(UsedData::name).toList()));
    json.put("description", description(sets));
    ArrayNode licences = json.putArray("license");
    published(sets).forEach(set -> licences.add(set.licence()));
    if (licences.isEmpty()) {
      licences.add(UNKNOWN);
    }
    json.put("url", homepage(sets));
    json.putObject("creator").put("@type", "sc:Organization").put("name", UNKNOWN);
    json.put("datePublished", "1970-01-01");
    json.put("version", "1.0.0");
    String citations = citations(sets);
    if (!citations.isEmpty()) {
      json.put("citeAs", citations);
    }
    ArrayNode distribution = json.putArray("distribution");
    for (UsedData set : sets) {
      boolean named = set.path().filter(run::mayDescribe).isPresent();
      new DataFiles(set, named).addTo(distribution);
    }
    ArrayNode records = json.putArray("recordSet");
    classes().forEach((data, classes) -> records.add(classes(data, classes)));
    return run.save(CroissantContext.FILE, json);
  }

  private String description(List<UsedData> sets) {
    String sentences = String.join(" ", sets.stream().map(UsedData::description).toList());
    return "Data of a study run by Equipoise. "
        + sentences
        + " Creator and date of publication are not recorded."
        + (run.data().isEmpty()
            ? " Files that were not fetched are not listed; --data FOLDER lists those in it."
            : "");
  }

  private static List<PublishedSet> published(List<UsedData> sets) {
    return sets.stream().flatMap(set -> set.published().stream()).distinct().toList();
  }

  private static String homepage(List<UsedData> sets) {
    return published(sets).stream()
        .map(PublishedSet::homepage)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("./");
  }

  private static String citations(List<UsedData> sets) {
    List<String> all =
        published(sets).stream().map(PublishedSet::citation).filter(Objects::nonNull).toList();
    return String.join("\n", all);
  }

  /** Of each data set, in the order of the results. */
  private Map<String, Set<String>> classes() {
    Map<String, Set<String>> classes = new LinkedHashMap<>();
    for (RunDirectory directory : run.directories()) {
      for (TrialResult result : directory.readResults()) {
        if (result != null && result.dataset() != null && result.trainCounts() != null) {
          classes
              .computeIfAbsent(result.dataset(), data -> new LinkedHashSet<>())
              .addAll(result.trainCounts().keySet());
        }
      }
    }
    return classes;
  }

  private static ObjectNode classes(String data, Set<String> names) {
    String set = "classes-" + CrateFiles.id(data).replace("/", "%2F");
    ObjectNode records = JsonNodeFactory.instance.objectNode();
    records.put("@type", "cr:RecordSet").put("@id", set).put("name", "classes of " + data);
    records.put("description", "The classes of " + data + ".");
    records.put("dataType", "sc:Enumeration");
    records.putObject("key").put("@id", set + "/name");
    ObjectNode field = records.putArray("field").addObject();
    field.put("@type", "cr:Field").put("@id", set + "/name").put("name", "name");
    field.put("dataType", "sc:Text");
    ArrayNode rows = records.putArray("data");
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(CodePoints.ORDER);
    sorted.forEach(name -> rows.addObject().put(set + "/name", name));
    return records;
  }
}
