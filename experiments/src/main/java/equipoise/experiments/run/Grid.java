package equipoise.experiments.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.Seed;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.Arms;
import equipoise.experiments.study.Arms.Kind;
import equipoise.experiments.study.ClassifierSpec;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.MethodSpec;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Data sets x repeats x methods x classifiers. */
final class Grid {
  /** Raised when Equipoise's own changes make results differ, so that old trials are not reused. */
  static final int FORMAT = 2;

  private final Study study;
  private final Map<String, String> fingerprints;
  private final Supplier<Platform> platform;

  /**
   * @param fingerprints of each data set as read, by its name in the study
   * @param platform asked only if there are networks
   */
  Grid(Study study, Map<String, String> fingerprints, Supplier<Platform> platform) {
    this.study = study;
    this.fingerprints = Map.copyOf(fingerprints);
    this.platform = platform;
  }

  /** All trials in the study file's order; those of one data set and repeat stand together. */
  List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (DataSpec data : study.data()) {
      for (int repeat = 0; repeat < study.repeats(); repeat++) {
        for (MethodSpec method : study.methods()) {
          for (ClassifierSpec classifier : study.classifiers()) {
            trials.add(trial(data, method, classifier, repeat));
          }
        }
      }
    }
    return trials;
  }

  private Trial trial(DataSpec data, MethodSpec method, ClassifierSpec classifier, int repeat) {
    boolean generator = Arms.kind(method.name()) == Kind.GENERATOR;
    ObjectNode resampling = resampling(data, method, repeat);
    ObjectNode specification = resampling.deepCopy();
    if (generator) {
      resampling.set("engine", engine());
    }
    if (generator || Arms.isNetwork(classifier.name())) {
      specification.set("engine", engine());
    }
    specification.set("classifier", arm(classifier.name(), classifier.options()));
    specification.set("augmentation", StudyJson.of(study.augmentation()));
    Seed seed = new Seed(study.seed()).child("data").child(data.name()).child("repeat", repeat);
    return new Trial(
        CanonicalJson.hash(specification),
        CanonicalJson.hash(resampling),
        data,
        method,
        classifier,
        repeat,
        seed,
        specification);
  }

  /** All that determines a resampled training set, whoever learns from it. */
  private ObjectNode resampling(DataSpec data, MethodSpec method, int repeat) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    ObjectNode dataset = json.putObject("data");
    dataset.put("name", data.name()).put("fingerprint", fingerprints.get(data.name()));
    dataset.setAll(StudyJson.split(data));
    json.set("method", arm(method.name(), method.options()));
    json.put("repeat", repeat).put("seed", study.seed());
    return json;
  }

  private ObjectNode engine() {
    Platform used = platform.get();
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", used.engine())
        .put("version", used.version())
        .put("device", used.device())
        .put("precision", used.precision())
        .put("nativeThreads", used.nativeThreads());
  }

  /** Whether any trial of a study trains a network. */
  static boolean usesNetworks(Study study) {
    return study.methods().stream().anyMatch(m -> Arms.kind(m.name()) == Kind.GENERATOR)
        || study.classifiers().stream().anyMatch(c -> Arms.isNetwork(c.name()));
  }

  /** Whether a trial trains a network of any kind, so that its result depends on the engine. */
  static boolean usesNetwork(Trial trial) {
    return trial.specification().has("engine");
  }

  private static ObjectNode arm(String name, Map<String, Object> options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
    json.set("options", StudyJson.options(options));
    return json;
  }
}
