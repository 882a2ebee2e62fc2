package equipoise.experiments.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Parameter;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.file.ContentFingerprint;
import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Engine;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.Resampling;
import equipoise.experiments.study.Study;
import equipoise.experiments.study.StudyClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a study's methods read from paths: it determines results as their options do. */
final class MethodContent {
  private final Map<String, String> fingerprints = new HashMap<>();

  /**
   * The specification of an entry with the content of its paths in their place, so that the same
   * files give the same key wherever they lie, and changed files another.
   *
   * @param json the entry with all its options
   * @throws DataException if something at a path cannot be read
   */
  ObjectNode pinned(ObjectNode json, Configured<?> configured) {
    for (Parameter parameter : configured.entry().parameters()) {
      String path = String.valueOf(configured.value(parameter.name()));
      if (isPath(parameter) && !parameter.words().contains(path)) {
        json.put(parameter.name(), fingerprints.computeIfAbsent(path, MethodContent::fingerprint));
      }
    }
    return json;
  }

  private static boolean isPath(Parameter parameter) {
    return parameter.type() == Parameter.Type.PATH;
  }

  private static String fingerprint(String path) {
    try {
      return ContentFingerprint.of(Path.of(path));
    } catch (IOException e) {
      throw new DataException(path + ": there is no such file or folder, or it cannot be read", e);
    }
  }

  /**
   * Before anything is run: that what classifiers bring along, such as pretrained weights, fits the
   * data set.
   *
   * @param real the data set as read
   * @return what whoever runs the study must know
   * @throws DataException in one line, if it does not fit or cannot be read
   */
  static List<String> requireClassifiers(Study study, DataSpec spec, Dataset real) {
    List<String> notes = new ArrayList<>();
    for (StudyClassifier classifier : study.classifiers()) {
      if (classifier.takes(spec)) {
        try {
          notes.addAll(classifier.configured().create().check(real));
        } catch (DataException | IllegalArgumentException e) {
          throw new DataException(
              "classifier '%s' (line %d): %s"
                  .formatted(classifier.label(), classifier.line(), e.getMessage()),
              e);
        }
      }
    }
    return notes;
  }

  /**
   * Before anything is run: that what methods bring along fits the data set. Classes that a
   * generator would refuse are no mistake.
   *
   * @param real the data set as read
   * @throws DataException if a method's images are of classes that the data set lacks
   */
  static void require(Study study, DataSpec spec, Dataset real, Supplier<Engine> engine) {
    study.methods().stream()
        .filter(method -> method.takes(spec))
        .flatMap(method -> method.resampling().stream())
        .filter(Resampling.ByGenerator.class::isInstance)
        .map(Resampling.ByGenerator.class::cast)
        .filter(by -> by.configured().entry().parameters().stream().anyMatch(MethodContent::isPath))
        .forEach(
            by -> {
              try {
                by.configured().create().trainer(engine).refusals(real);
              } catch (GenerationException everyClass) {
                throw new DataException(everyClass.getMessage(), everyClass);
              } catch (DataException e) {
                throw new DataException(
                    "%s: data set '%s': %s".formatted(spec.place(), spec.name(), e.getMessage()),
                    e);
              }
            });
  }
}
