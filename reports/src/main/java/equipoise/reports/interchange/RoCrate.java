package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.trial.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run directory as an attached RO-Crate, version 1.3 (Sefton et al., 2026, DOI
 * 10.5281/zenodo.20720080): its files with sizes, media types and SHA-256, the data sets, and how
 * the results came about. A run does not record who started it, so no action has an agent; a
 * licence is stated only of data whose publisher states one.
 */
final class RoCrate {
  static final String FILE = "ro-crate-metadata.json";

  private static final String VERSION = "https://w3id.org/ro/crate/1.3";

  /** The specification requires a licence, or words on how the crate may be used. */
  private static final String NO_LICENCE =
      "No licence is stated for this run. What publishers state of the data is said with each data set.";

  private final Interchange run;
  private final RunDirectory directory;
  private final JsonNode provenance;
  private final JsonNode study;

  RoCrate(Interchange run) {
    this.run = run;
    this.directory = run.directories().get(0);
    this.provenance = Interchange.provenance(directory);
    this.study = Interchange.study(directory);
  }

  Path write() {
    CrateFiles files = new CrateFiles(run.folder());
    List<CrateEntity> data = data();
    List<CrateEntity> software = software();
    List<CrateEntity> actions = new CrateActions(provenance, files.entities(), data).all();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("@context")
        .add(VERSION + "/context")
        .addObject()
        .put("sha256", "http://schema.org/sha256");
    ArrayNode graph = json.putArray("@graph");
    graph.add(
        new CrateEntity(FILE, "CreativeWork").to("about", "./").to("conformsTo", VERSION).json());
    graph.add(root(files, data, actions).json());
    files.entities().values().forEach(entity -> graph.add(entity.json()));
    List.of(data, software, actions).forEach(l -> l.forEach(entity -> graph.add(entity.json())));
    return run.save(FILE, json);
  }

  private CrateEntity root(CrateFiles files, List<CrateEntity> data, List<CrateEntity> actions) {
    String title = study.path("study").asText("");
    String name = title.isBlank() ? "Equipoise run" : "Equipoise run of the study '" + title + "'";
    String trials = study.has("trials") ? study.path("trials").asText() + " trials: " : "";
    return new CrateEntity("./", "Dataset")
        .with("name", name)
        .with(
            "description",
            "A study of methods for imbalanced data; "
                + trials
                + "the study, the figures and predictions of every trial, and where they were computed.")
        .with("datePublished", date())
        .with("license", NO_LICENCE)
        .to("hasPart", files.ofRoot())
        .to("isBasedOn", data.stream().map(CrateEntity::id).toList())
        .to("mentions", actions.stream().map(CrateEntity::id).toList());
  }

  /** The day of the last session's end; without provenance that of the results. */
  private String date() {
    String date = "";
    for (JsonNode session : provenance.path("sessions")) {
      date = session.path("ended").asText(session.path("started").asText(date));
      date = date.equals("null") ? session.path("started").asText("") : date;
    }
    if (date.matches("\\d{4}-\\d{2}-\\d{2}T.*")) {
      return date.substring(0, 10);
    }
    try {
      return Files.getLastModifiedTime(directory.results()).toString().substring(0, 10);
    } catch (IOException e) {
      throw new UncheckedIOException(directory.results() + ": cannot be read", e);
    }
  }

  /** Not files of the crate, so their identifiers are local. */
  private List<CrateEntity> data() {
    List<CrateEntity> entities = new ArrayList<>();
    for (UsedData set : UsedData.of(directory, run.published())) {
      CrateEntity entity =
          new CrateEntity("#data-" + CrateFiles.id(set.name()).replace("/", "%2F"), "Dataset")
              .with("name", set.name())
              .with("description", set.description())
              .with("identifier", set.fingerprint());
      set.published()
          .ifPresent(
              published -> {
                entity.with("license", published.licence());
                entity.with("url", published.homepage() == null ? "" : published.homepage());
                entity.with("citation", published.citation() == null ? "" : published.citation());
              });
      entities.add(entity);
    }
    return entities;
  }

  private List<CrateEntity> software() {
    List<CrateEntity> software = new ArrayList<>();
    JsonNode java = provenance.path("java");
    JsonNode engine = provenance.path("engine");
    List<String> needed = new ArrayList<>();
    if (java.has("version")) {
      software.add(
          new CrateEntity("#java", "SoftwareApplication")
              .with("name", java.path("vm").asText("Java"))
              .with("version", java.path("version").asText()));
      needed.add("#java");
    }
    if (engine.has("version")) {
      software.add(
          new CrateEntity("#engine", "SoftwareApplication")
              .with("name", engine.path("name").asText())
              .with("version", engine.path("version").asText())
              .with("description", "Neural engine, on " + engine.path("device").asText()));
      needed.add("#engine");
    }
    software.add(
        0,
        new CrateEntity(CrateActions.SOFTWARE, "SoftwareApplication")
            .with("name", "Equipoise")
            .with("version", provenance.path("equipoise").asText("not recorded"))
            .with("description", machine())
            .to("softwareRequirements", needed));
    return software;
  }

  private String machine() {
    String system = provenance.path("os").asText("");
    String processor = provenance.path("cpu").path("model").asText("");
    return system.isEmpty() ? "" : "Ran on " + system + ", processor " + processor;
  }
}
