package equipoise.experiments.study;

import equipoise.classifiers.training.FeatureSpace;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.OptionException;
import equipoise.core.catalogue.Parameter;
import equipoise.core.data.DataException;
import equipoise.core.learning.Learner;
import equipoise.engines.api.Engine;
import equipoise.experiments.catalogue.Entries;
import equipoise.experiments.study.Labels.Candidate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the methods and classifiers of a study file into entries of the catalogue with options. */
final class MethodReader {
  private static final String NAME = "name";
  private static final String LABEL = "label";

  private final String file;
  private final Path directory;

  /**
   * @param file in messages
   * @param directory that paths are relative to
   */
  MethodReader(String file, Path directory) {
    this.file = file;
    this.directory = directory;
  }

  List<Method> methods(Parsed list) {
    List<Candidate<Method>> candidates = new ArrayList<>();
    for (Parsed item : list.list()) {
      Method method = method(item);
      Map<String, Object> options = new LinkedHashMap<>();
      method.places().forEach(place -> options.putAll(place.values()));
      candidates.add(
          new Candidate<>(
              item.text(LABEL, null),
              name(item, method),
              options,
              item.line(),
              List.of(method.resampling(), method.loss(), method.adjustment()),
              method));
    }
    return new Labels(file, "method").apply(candidates, Method::labelled);
  }

  /** The name as written, or those of its places. */
  private static String name(Parsed item, Method method) {
    if (item.has(NAME)) {
      return item.get(NAME).text();
    }
    return method.places().stream().map(Configured::name).collect(Collectors.joining("+"));
  }

  private Method method(Parsed item) {
    Map<MethodPlace, Parsed> places = new LinkedHashMap<>();
    if (item.has(NAME)) {
      places.put(placeOf(item.get(NAME).text()), item);
    } else {
      for (MethodPlace place : MethodPlace.values()) {
        if (item.has(place.key())) {
          places.put(place, item.get(place.key()));
        }
      }
    }
    return new Method(
        "",
        Optional.ofNullable(places.get(MethodPlace.RESAMPLE)).flatMap(this::resampling),
        Optional.ofNullable(places.get(MethodPlace.LOSS))
            .map(place -> configured("method", place, Entries.LOSSES)),
        Optional.ofNullable(places.get(MethodPlace.ADJUST))
            .map(place -> configured("method", place, Entries.ADJUSTMENTS)),
        item.line());
  }

  private static MethodPlace placeOf(String name) {
    for (MethodPlace place : MethodPlace.values()) {
      if (place.entries().stream().anyMatch(entry -> entry.name().equals(name))) {
        return place;
      }
    }
    throw new IllegalStateException("the grammar lets no unknown name pass: " + name);
  }

  /** Empty for the baseline, which leaves the rows as they are. */
  private Optional<Resampling> resampling(Parsed place) {
    if (Entries.GENERATORS.has(place.get(NAME).text())) {
      return Optional.of(
          new Resampling.ByGenerator(configured("method", place, Entries.GENERATORS)));
    }
    var sampler = configured("method", place, Entries.SAMPLERS);
    return sampler.entry().family() == Family.BASELINE
        ? Optional.empty()
        : Optional.of(new Resampling.BySampler(sampler));
  }

  List<StudyClassifier> classifiers(Parsed list) {
    List<Candidate<StudyClassifier>> candidates = new ArrayList<>();
    for (Parsed item : list.list()) {
      Configured<LearnerRecipe> configured = configured("classifier", item, Entries.CLASSIFIERS);
      candidates.add(
          new Candidate<>(
              item.text(LABEL, null),
              configured.name(),
              configured.values(),
              item.line(),
              configured,
              new StudyClassifier("", configured, item.line())));
    }
    return new Labels(file, "classifier").apply(candidates, StudyClassifier::labelled);
  }

  private <T> Configured<T> configured(String noun, Parsed item, Catalogue<T> catalogue) {
    Entry<T> entry = catalogue.named(item.get(NAME).text());
    Map<String, Object> given = new LinkedHashMap<>();
    item.map()
        .forEach(
            (key, value) -> {
              if (!key.equals(NAME) && !key.equals(LABEL)) {
                given.put(key, plain(value));
              }
            });
    try {
      entry.parameters().stream()
          .filter(parameter -> parameter.type() == Parameter.Type.PATH)
          .forEach(parameter -> given.put(parameter.name(), path(parameter, given)));
      return entry.configured(given);
    } catch (IllegalArgumentException e) {
      int line = e instanceof OptionException wrong ? lineOf(item, wrong.option()) : item.line();
      throw new DataException(
          "%s:%d: %s '%s': %s".formatted(file, line, noun, entry.name(), e.getMessage()), e);
    }
  }

  /** Relative to the study file. What has no word that stands for no path cannot do without one. */
  private String path(Parameter parameter, Map<String, Object> given) {
    Object value = given.getOrDefault(parameter.name(), parameter.fallback());
    if (parameter.words().contains(value.toString())) {
      return value.toString();
    }
    if (value.toString().isBlank()) {
      throw new IllegalArgumentException(
          "the option '%s' is missing; it is %s".formatted(parameter.name(), parameter.summary()));
    }
    return directory.resolve(value.toString()).normalize().toString();
  }

  private static int lineOf(Parsed item, String option) {
    return item.has(option) ? item.get(option).line() : item.line();
  }

  private static Object plain(Parsed value) {
    return value.isList() ? value.list().stream().map(MethodReader::plain).toList() : value.value();
  }

  /**
   * @throws DataException if a classifier cannot be trained by a method's loss, or what it learns
   *     not be adjusted
   */
  void requireCompatible(List<Method> methods, List<StudyClassifier> classifiers) {
    for (Method method : methods) {
      for (StudyClassifier classifier : classifiers) {
        requireCompatible(method, classifier);
      }
    }
  }

  private void requireCompatible(Method method, StudyClassifier classifier) {
    TrainingContext plain = TrainingContext.of(MethodReader::noEngine);
    try {
      TrainingContext context = method.loss().map(loss -> plain.with(loss.create())).orElse(plain);
      Learner learner = classifier.configured().create().learner(context);
      if (method.inFeatures() && !(learner instanceof FeatureSpace)) {
        throw new IllegalArgumentException(
            "'space: features' resamples what a pretrained network gives, and this classifier has"
                + " none; add weights and 'transfer: features' to it, or omit 'space'");
      }
      method.adjustment().ifPresent(adjustment -> adjustment.create().around(learner));
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "%s:%d: method '%s' does not go with classifier '%s': %s"
              .formatted(file, method.line(), method.label(), classifier.label(), e.getMessage()),
          e);
    }
  }

  private static Engine noEngine() {
    throw new IllegalStateException("checking options needs no engine");
  }
}
