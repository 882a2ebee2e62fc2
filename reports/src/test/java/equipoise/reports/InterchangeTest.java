package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.learning.TrainingPoint;
import equipoise.core.trial.RunDirectory;
import equipoise.reports.interchange.Interchange;
import equipoise.reports.interchange.InterchangeFormat;
import equipoise.reports.interchange.PublishedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run in the forms that other programs read. */
class InterchangeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** {@code _VALID_PARAM_AND_METRIC_NAMES} of mlflow/utils/validation.py. */
  private static final Pattern MLFLOW_NAME =
      Pattern.compile("^[/\\w.\\- ]*$", Pattern.UNICODE_CHARACTER_CLASS);

  /** 2026-11-20T16:00:00Z: {@code date -u -d 2026-11-20T16:00:00Z +%s}. */
  private static final String STARTED = "1795190400000";

  @TempDir Path folder;
  private RunDirectory run;

  @BeforeEach
  void writeRun() throws IOException {
    RunFixture fixture = new RunFixture();
    fixture.study = "A \"study\": \\ of\u0007 # things 😀";
    fixture.methods = List.of("none", "smote <k=5>/../x", "dcgan");
    fixture.classes = List.of("..", "a/b", "a:b", "漢字", "=1+1 ");
    fixture.classifiers = List.of("lenet5");
    fixture.repeats = 2;
    fixture.sheets = false;
    fixture.fails = trial -> trial.method().equals("dcgan") && trial.repeat() == 1;
    fixture.histories =
        trial ->
            trial.method().equals("dcgan")
                ? List.of(
                    new TrainingPoint(100, Map.of("generator loss", 1.5)),
                    new TrainingPoint(200, Map.of("generator loss", 1.25)))
                : List.of();
    run = fixture.write(folder.resolve("run"));
    Files.writeString(
        run.provenance(),
        """
        {"equipoise": "0.2.0", "os": "Linux", "java": {"version": "17.0.15", "vm": "OpenJDK"},
         "sessions": [{"started": "2026-11-20T16:00:00Z", "ended": "2026-11-20T16:05:00Z",
                       "commandLine": ["equipoise.Main", "run", "study.yaml"]}],
         "data": [{"name": "symbols", "format": "idx", "path": "data/digits", "train": 984,
                   "test": 1400, "fingerprint": "0f3a"}],
         "studyDirectory": "%s", "git": {"commit": "615fd555"}}
        """
            .formatted(folder));
    Files.writeString(run.studyFile(), "study: x\n");
  }

  private List<Path> named = List.of();

  private Path write(InterchangeFormat format, PublishedSet.Lookup published) {
    return format.write(new Interchange(List.of(run), run.root(), published, named));
  }

  private Path write(InterchangeFormat format) {
    return write(format, PublishedSet.Lookup.NOTHING);
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(e -> !e.endsWith("tags") && Files.isDirectory(e)).sorted().toList();
    }
  }

  private static Map<String, String> files(Path parent) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(parent)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(parent.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private Map<String, Path> runsByName() throws IOException {
    Path experiment = folders(write(InterchangeFormat.MLFLOW)).get(0);
    Map<String, Path> runs = new HashMap<>();
    for (Path mlflowRun : folders(experiment)) {
      runs.put(Files.readString(mlflowRun.resolve("tags/mlflow.runName")), mlflowRun);
    }
    return runs;
  }

  /**
   * What {@code FileStore._get_experiment} and {@code _get_run_info_from_dir} read, and {@code
   * RunStatus}: 3 is FINISHED, 4 FAILED (mlflow/store/tracking/file_store.py,
   * mlflow/entities/run_status.py). Escapes: YAML 1.1, chapter 5.7.
   */
  @Test
  void mlflow_finds_one_experiment_and_a_run_for_each_trial() throws IOException {
    Path experiment = folders(write(InterchangeFormat.MLFLOW)).get(0);
    String id = experiment.getFileName().toString();
    assertThat(id).matches("[1-9]\\d{17}");
    assertThat(Files.readString(experiment.resolve("meta.yaml")))
        .contains("experiment_id: \"" + id + "\"\n", "lifecycle_stage: \"active\"\n")
        .contains("name: \"A \\\"study\\\": \\\\ of\\u0007 # things 😀 / symbols\"\n")
        .contains("creation_time: " + STARTED + "\n");
    assertThat(folders(experiment)).hasSize(6);
    for (Path trial : folders(experiment)) {
      String runId = trial.getFileName().toString();
      assertThat(runId).matches("[0-9a-f]{32}");
      assertThat(Files.readString(trial.resolve("meta.yaml")))
          .contains("run_id: \"" + runId + "\"\n", "run_uuid: \"" + runId + "\"\n")
          .contains("experiment_id: \"" + id + "\"\n", "start_time: " + STARTED + "\n")
          .contains("artifact_uri: \"mlruns/" + id + "/" + runId + "/artifacts\"\n");
      assertThat(trial.resolve("artifacts/trial.json")).isRegularFile();
    }
    Map<String, Path> runs = runsByName();
    assertThat(Files.readString(runs.get("none, lenet5, repeat 1").resolve("meta.yaml")))
        .contains("status: 3\n");
    Path failed = runs.get("dcgan, lenet5, repeat 2");
    assertThat(Files.readString(failed.resolve("meta.yaml"))).contains("status: 4\n");
    assertThat(failed.resolve("tags/mlflow.note.content"))
        .content()
        .contains("training collapsed at step 80");
  }

  /** {@code _validate_metric_name}, {@code path_not_unique} of mlflow/utils/validation.py. */
  @Test
  void mlflow_accepts_every_name_and_no_two_names_become_one() throws IOException {
    for (Path trial : runsByName().values()) {
      for (String kind : List.of("metrics", "params", "tags")) {
        for (String name : files(trial.resolve(kind)).keySet()) {
          assertThat(name).matches(MLFLOW_NAME).hasSizeLessThan(250);
          assertThat(Path.of(name).normalize().toString()).isEqualTo(name);
        }
      }
    }
    Map<String, String> metrics =
        files(runsByName().get("none, lenet5, repeat 1").resolve("metrics"));
    assertThat(metrics)
        .containsKeys("recall/_..", "recall/a_b", "recall/a_b-2", "recall/漢字", "recall/_1_1");
  }

  /** Lines of "timestamp value step": {@code FileStore._log_run_metric}. */
  @Test
  void mlflow_reads_figures_options_and_curves_by_step() throws IOException {
    Map<String, Path> runs = runsByName();
    Path trial = runs.get("none, lenet5, repeat 2");
    JsonNode expected = null;
    for (String line : Files.readAllLines(run.results())) {
      JsonNode result = JSON.readTree(line);
      if (result.path("method").asText().equals("none") && result.path("repeat").asInt() == 1) {
        expected = result;
      }
    }
    String[] figure = files(trial.resolve("metrics")).get("balancedAccuracy").strip().split(" ");
    assertThat(Double.parseDouble(figure[1]))
        .isEqualTo(expected.at("/metrics/balancedAccuracy").asDouble());
    assertThat(figure[2]).isEqualTo("0");
    assertThat(files(trial.resolve("params")))
        .containsEntry("method", "none")
        .containsEntry("classifier", "lenet5")
        .containsEntry("repeat", "1");
    assertThat(files(trial.resolve("metrics")).get("training/trainLoss").lines())
        .hasSize(12)
        .first()
        .asString()
        .endsWith(" 40");
    Path generator = runs.get("dcgan, lenet5, repeat 1");
    assertThat(files(generator.resolve("metrics")).get("generator/generator loss").lines())
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .containsExactly("1.5 100", "1.25 200");
  }

  @Test
  void an_mlflow_store_is_the_same_again_and_leaves_other_experiments() throws IOException {
    Path store = write(InterchangeFormat.MLFLOW);
    Map<String, String> first = files(store);
    Files.createDirectories(store.resolve("7"));
    Files.writeString(store.resolve("7/meta.yaml"), "name: mine\n");
    write(InterchangeFormat.MLFLOW);
    assertThat(files(store)).containsAllEntriesOf(first).containsKey("7/meta.yaml");
    assertThat(run.root().resolve(".mlruns-unfinished")).doesNotExist();
  }

  private Map<String, JsonNode> crate() throws IOException {
    JsonNode json = JSON.readTree(write(InterchangeFormat.RO_CRATE).toFile());
    assertThat(json.at("/@context/0").asText()).isEqualTo("https://w3id.org/ro/crate/1.3/context");
    Map<String, JsonNode> entities = new HashMap<>();
    for (JsonNode entity : json.path("@graph")) {
      assertThat(entities.put(entity.path("@id").asText(), entity)).as("twice in it").isNull();
    }
    return entities;
  }

  /**
   * RO-Crate 1.3, "Root Data Entity": the descriptor, and what a root MUST have; "Data Entities":
   * each is linked from the root by hasPart; the examples of paths are the specification's own.
   */
  @Test
  void a_crate_describes_every_file_by_size_type_and_hash() throws Exception {
    Files.createDirectories(run.root().resolve("Results and Diagrams"));
    Files.writeString(run.root().resolve("Results and Diagrams/almost-50%.png"), "x");
    Files.writeString(run.root().resolve("面试.mp4"), "x");
    Map<String, JsonNode> entities = crate();
    JsonNode descriptor = entities.get("ro-crate-metadata.json");
    assertThat(descriptor.path("@type").asText()).isEqualTo("CreativeWork");
    assertThat(descriptor.at("/conformsTo/@id").asText())
        .isEqualTo("https://w3id.org/ro/crate/1.3");
    JsonNode root = entities.get(descriptor.at("/about/@id").asText());
    assertThat(root.fieldNames())
        .toIterable()
        .contains("@type", "@id", "name", "description", "datePublished", "license");
    assertThat(root.path("datePublished").asText()).isEqualTo("2026-11-20");
    assertThat(entities).containsKeys("Results%20and%20Diagrams/almost-50%25.png", "面试.mp4");
    Set<String> linked = new TreeSet<>();
    parts(entities, "./", linked);
    Set<String> present = new TreeSet<>();
    try (Stream<Path> tree = Files.walk(run.root())) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        present.add(run.root().relativize(file).toString());
      }
    }
    present.remove("ro-crate-metadata.json");
    assertThat(linked).containsExactlyInAnyOrderElementsOf(present);
    JsonNode results = entities.get("results.jsonl");
    assertThat(results.path("contentSize").asText()).isEqualTo("" + Files.size(run.results()));
    assertThat(results.path("encodingFormat").asText()).isEqualTo("application/jsonlines");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(run.results()));
    assertThat(results.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  /** The paths of all files below an entity. */
  private static void parts(Map<String, JsonNode> entities, String id, Set<String> files) {
    for (JsonNode part : entities.get(id).path("hasPart")) {
      JsonNode entity = entities.get(part.path("@id").asText());
      if (entity.path("@type").asText().equals("File")) {
        files.add(entity.path("name").asText());
      } else {
        parts(entities, part.path("@id").asText(), files);
      }
    }
  }

  /** RO-Crate 1.3, "Software used to create files"; JSON-LD: references are within the graph. */
  @Test
  void a_crate_says_what_made_the_results_and_names_nobody() throws IOException {
    Map<String, JsonNode> entities = crate();
    JsonNode session = entities.get("#session-1");
    assertThat(session.path("@type").asText()).isEqualTo("CreateAction");
    assertThat(session.path("endTime").asText()).isEqualTo("2026-11-20T16:05:00Z");
    assertThat(session.path("description").asText()).startsWith("equipoise run study.yaml");
    assertThat(session.has("agent")).isFalse();
    JsonNode software = entities.get(session.at("/instrument/@id").asText());
    assertThat(software.path("@type").asText()).isEqualTo("SoftwareApplication");
    assertThat(software.path("version").asText()).isEqualTo("0.2.0");
    assertThat(session.path("result").findValuesAsText("@id"))
        .contains("results.jsonl", "provenance.json", "trials/");
    for (JsonNode entity : entities.values()) {
      for (Map.Entry<String, JsonNode> property : entity.properties()) {
        for (String id : property.getValue().findValuesAsText("@id")) {
          if (!id.startsWith("http")) {
            assertThat(entities).containsKey(id);
          }
        }
      }
    }
    assertThat(entities.get("#data-symbols").has("license")).isFalse();
  }

  @Test
  void a_licence_is_stated_where_the_publisher_of_the_data_states_one() throws IOException {
    PublishedSet.Download file =
        new PublishedSet.Download(
            "images.gz", "https://example.org/images.gz", 12, "ab".repeat(32));
    PublishedSet set =
        new PublishedSet("Digits", "MIT", "@misc{x}", "https://example.org", List.of(file));
    PublishedSet.Lookup lookup =
        data -> data.equals(folder.resolve("data/digits")) ? Optional.of(set) : Optional.empty();
    JsonNode crate = JSON.readTree(write(InterchangeFormat.RO_CRATE, lookup).toFile());
    assertThat(crate.findValuesAsText("license")).contains("MIT");
    JsonNode croissant = JSON.readTree(write(InterchangeFormat.CROISSANT, lookup).toFile());
    assertThat(croissant.at("/license/0").asText()).isEqualTo("MIT");
    assertThat(croissant.at("/distribution/0/contentUrl").asText())
        .isEqualTo("https://example.org/images.gz");
    assertThat(croissant.at("/distribution/0/sha256").asText()).isEqualTo("ab".repeat(32));
  }

  @Test
  void a_stranger_cannot_have_files_of_this_machine_described() throws Exception {
    Path secret = Files.createDirectories(folder.resolve("data/digits")).resolve("secret.csv");
    Files.writeString(secret, "a\n");
    assertThat(Files.readString(write(InterchangeFormat.CROISSANT)))
        .doesNotContain("secret.csv", "87428fc522803d31065e7bce3cf03fe4")
        .contains("--data FOLDER lists those in it");
    named = List.of(Files.createDirectories(folder.resolve("data/dig")));
    assertThat(Files.readString(write(InterchangeFormat.CROISSANT))).doesNotContain("secret.csv");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.move(secret.getParent(), elsewhere.resolve("digits"));
    Files.createSymbolicLink(secret.getParent(), elsewhere.resolve("digits"));
    named = List.of(folder.resolve("data"));
    assertThat(Files.readString(write(InterchangeFormat.CROISSANT))).doesNotContain("secret.csv");
  }

  /** Croissant 1.1, "Dataset-level Information", table "Required"; "Categorical Data". */
  @Test
  void croissant_has_the_required_properties_the_files_and_the_classes() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data/digits"));
    Files.writeString(data.resolve("t.csv"), "a\n");
    named = List.of(folder.resolve("data"));
    JsonNode json = JSON.readTree(write(InterchangeFormat.CROISSANT).toFile());
    assertThat(json.fieldNames())
        .toIterable()
        .contains("@context", "@type", "conformsTo", "description", "license", "name", "url")
        .contains("creator", "datePublished", "distribution");
    assertThat(json.path("name").asText()).isEqualTo("symbols");
    JsonNode file = json.at("/distribution/0");
    assertThat(file.path("@type").asText()).isEqualTo("cr:FileObject");
    // printf 'a\n' | sha256sum
    assertThat(file.path("sha256").asText())
        .isEqualTo("87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7");
    JsonNode classes = json.at("/recordSet/0");
    assertThat(classes.path("dataType").asText()).isEqualTo("sc:Enumeration");
    String key = classes.at("/key/@id").asText();
    assertThat(classes.at("/field/0/@id").asText()).isEqualTo(key).endsWith("/name");
    assertThat(classes.path("data").findValuesAsText(key))
        .containsExactlyInAnyOrder("..", "a/b", "a:b", "漢字", "=1+1 ");
  }
}
