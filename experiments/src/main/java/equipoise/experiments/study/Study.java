package equipoise.experiments.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.classifiers.training.Augmentation;
import java.util.List;

/**
 * What to compare on which data. Made by {@link StudyFile}, with all defaults filled in.
 *
 * @param name for titles
 * @param seed of all randomness
 * @param data at least one, names unique
 * @param methods at least one, labels unique
 * @param classifiers at least one, labels unique
 * @param augmentation of the training images, the same for every method
 * @param repeats at least 1
 * @param folds of cross-validation, at least 2; 0 for a test set
 * @param source the study file as it was written
 */
public record Study(
    String name,
    long seed,
    List<DataSpec> data,
    List<Method> methods,
    List<StudyClassifier> classifiers,
    Augmentation augmentation,
    int repeats,
    int folds,
    String source) {
  public Study {
    data = List.copyOf(data);
    methods = List.copyOf(methods);
    classifiers = List.copyOf(classifiers);
  }

  /** Whether any trial trains a network, so that an engine is needed. */
  public boolean trainsNetworks() {
    return methods.stream().anyMatch(Method::trainsNetwork)
        || classifiers.stream().anyMatch(StudyClassifier::trainsNetwork);
  }

  /** Number of trials. */
  public int size() {
    return Math.multiplyExact(
        Math.multiplyExact(data.size(), methods.size()),
        Math.multiplyExact(classifiers.size(), Math.multiplyExact(repeats, Math.max(1, folds))));
  }

  /** The JSON Schema (draft 2020-12) of a study file, made from the keys that the reader knows. */
  public static ObjectNode schema() {
    return StudySchema.of(StudyKeys.STUDY);
  }

  /** This study with every default filled in: {@code study.resolved.json}. */
  public ObjectNode resolved() {
    return StudyJson.of(this);
  }
}
