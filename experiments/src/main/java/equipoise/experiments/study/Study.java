package equipoise.experiments.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.classifiers.training.Augmentation;
import equipoise.core.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to compare on which data. Made by {@link StudyFile}, with all defaults filled in.
 *
 * @param name for titles
 * @param seed of all randomness
 * @param data at least one, names unique
 * @param methods at least one, labels unique
 * @param classifiers at least one, labels unique
 * @param augmentation of the training images, the same for every method
 * @param margin points of balanced accuracy that count as equivalent, in (0, 50)
 * @param repeats at least 1
 * @param folds of cross-validation, at least 2; 0 for a test set
 * @param source the study file as it was written
 * @param directory that its paths are relative to, absolute
 */
public record Study(
    String name,
    long seed,
    List<DataSpec> data,
    List<Method> methods,
    List<StudyClassifier> classifiers,
    Augmentation augmentation,
    double margin,
    int repeats,
    int folds,
    String source,
    Path directory) {
  public Study {
    data = List.copyOf(data);
    methods = List.copyOf(methods);
    classifiers = List.copyOf(classifiers);
  }

  /**
   * With some of its methods; the trials of these are the same as in the whole study.
   *
   * @param only labels of the methods that stay; empty for all
   * @param skip labels of methods that do not stay
   * @throws IllegalArgumentException naming a label that there is not, or if no method stays
   */
  public Study withMethods(List<String> only, List<String> skip) {
    List<String> known = methods.stream().map(Method::label).toList();
    Stream.concat(only.stream(), skip.stream())
        .filter(label -> !known.contains(label))
        .findFirst()
        .ifPresent(
            label -> {
              throw NearestName.unknown("method", label, known);
            });
    List<Method> chosen =
        methods.stream()
            .filter(method -> only.isEmpty() || only.contains(method.label()))
            .filter(method -> !skip.contains(method.label()))
            .toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("--only and --skip leave no method of the study");
    }
    return new Study(
        name,
        seed,
        data,
        chosen,
        classifiers,
        augmentation,
        margin,
        repeats,
        folds,
        source,
        directory);
  }

  /** Whether any trial trains a network, so that an engine is needed. */
  public boolean trainsNetworks() {
    return methods.stream().anyMatch(Method::trainsNetwork)
        || classifiers.stream().anyMatch(StudyClassifier::trainsNetwork);
  }

  /** Number of trials: methods and classifiers for images have none on a table. */
  public int size() {
    long combinations =
        data.stream()
            .mapToLong(
                spec ->
                    methods.stream().filter(method -> method.takes(spec)).count()
                        * classifiers.stream().filter(c -> c.takes(spec)).count())
            .sum();
    return Math.toIntExact(Math.multiplyExact(combinations, (long) repeats * Math.max(1, folds)));
  }

  /** What of the study is not run on which data set, a sentence a data set. */
  public List<String> leftOut() {
    List<String> sentences = new ArrayList<>();
    for (DataSpec spec : data) {
      List<String> idle =
          Stream.concat(
                  methods.stream().filter(method -> !method.takes(spec)).map(Method::label),
                  classifiers.stream()
                      .filter(classifier -> !classifier.takes(spec))
                      .map(StudyClassifier::label))
              .toList();
      if (!idle.isEmpty()) {
        sentences.add(
            "Data set '%s' is a table, so what takes images only is not run on it: %s."
                .formatted(spec.name(), String.join(", ", idle)));
      }
    }
    return sentences;
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
