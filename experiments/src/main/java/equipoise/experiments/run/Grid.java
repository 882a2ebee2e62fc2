package equipoise.experiments.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.Seed;
import equipoise.experiments.engine.Platform;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.Method;
import equipoise.experiments.study.Resampling;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyClassifier;
import equipoise.experiments.study.StudyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Data sets x repeats x folds x methods x classifiers. */
final class Grid {
  /** Raised when Equipoise's own changes make results differ, so that old trials are not reused. */
  static final int FORMAT = 4;

  /** Where a specification says what computes the networks. */
  static final String ENGINE = "engine";

  /** The fold of a trial whose study has none. */
  static final int NO_FOLD = -1;

  private final Study study;
  private final Map<String, String> fingerprints;
  private final Map<String, String> separations;
  private final Supplier<Platform> platform;
  private final MethodContent content = new MethodContent();

  /**
   * @param fingerprints of each data set as read, by its name in the study
   * @param separations what tells apart how copies and groups stay together, of the data sets in
   *     which more than equal images do
   * @param platform asked only if there are networks
   */
  Grid(
      Study study,
      Map<String, String> fingerprints,
      Map<String, String> separations,
      Supplier<Platform> platform) {
    this.study = study;
    this.fingerprints = Map.copyOf(fingerprints);
    this.separations = Map.copyOf(separations);
    this.platform = platform;
  }

  /** All trials in the study file's order; those of one data set and repeat stand together. */
  List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (DataSpec data : study.data()) {
      for (int repeat = 0; repeat < study.repeats(); repeat++) {
        if (study.folds() == 0) {
          trials.addAll(trials(data, repeat, NO_FOLD));
        }
        for (int fold = 0; fold < study.folds(); fold++) {
          trials.addAll(trials(data, repeat, fold));
        }
      }
    }
    return trials;
  }

  private List<Trial> trials(DataSpec data, int repeat, int fold) {
    List<Trial> trials = new ArrayList<>();
    for (Method method : study.methods()) {
      for (StudyClassifier classifier : study.classifiers()) {
        if (method.takes(data) && classifier.takes(data)) {
          trials.add(trial(data, method, classifier, repeat, fold));
        }
      }
    }
    return trials;
  }

  Trial trial(DataSpec data, Method method, StudyClassifier classifier, int repeat, int fold) {
    Seed division = new Seed(study.seed()).child("data").child(data.name()).child("repeat", repeat);
    ObjectNode split = split(data, repeat, fold);
    ObjectNode resampling = split.deepCopy();
    method.resampling().ifPresent(r -> resampling.set("resample", resample(r)));
    ObjectNode specification = split.deepCopy();
    ObjectNode places = specification.putObject("method").setAll(StudyJson.of(method));
    method.resampling().ifPresent(r -> places.set("resample", resample(r)));
    specification.set(
        "classifier",
        content.pinned(StudyJson.of(classifier.configured()), classifier.configured()));
    specification.set("augmentation", StudyJson.of(study.augmentation()));
    if (method.resampling().filter(Resampling::trainsNetwork).isPresent()) {
      resampling.set(ENGINE, engine());
    }
    if (method.trainsNetwork() || classifier.trainsNetwork()) {
      specification.set(ENGINE, engine());
    }
    return new Trial(
        CanonicalJson.hash(specification),
        CanonicalJson.hash(resampling),
        data,
        method,
        classifier,
        repeat,
        fold,
        division,
        fold == NO_FOLD ? division : division.child("fold", fold),
        repeat == 0 && fold <= 0 && classifier.equals(study.classifiers().get(0)),
        specification);
  }

  private ObjectNode resample(Resampling resampling) {
    return content.pinned(StudyJson.of(resampling.configured()), resampling.configured());
  }

  /** All that determines what is trained, validated and tested on. */
  private ObjectNode split(DataSpec data, int repeat, int fold) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    ObjectNode dataset = json.putObject("data");
    dataset.put("name", data.name()).put("fingerprint", fingerprints.get(data.name()));
    dataset.setAll(StudyJson.split(data));
    if (separations.containsKey(data.name())) {
      dataset.put("apart", separations.get(data.name()));
    }
    if (fold != NO_FOLD) {
      json.put("folds", study.folds()).put("fold", fold);
    }
    return json.put("repeat", repeat).put("seed", study.seed());
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
}
