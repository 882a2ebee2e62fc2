package equipoise.experiments.study;

import equipoise.classifiers.Classifiers;
import equipoise.classifiers.adjustment.Adjustments;
import equipoise.classifiers.forest.ForestLearner;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.catalogue.Trait;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.engines.api.Engine;
import equipoise.gan.Generators;
import equipoise.sampling.Samplers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The methods and classifiers that a study may name, from the modules that know them. */
public final class Arms {
  /** The option of samplers and generators that says which classes change and how far. */
  public static final String STRATEGY = "strategy";

  /** Where a method acts. */
  public enum Kind {
    /** On the training set, at once. */
    SAMPLER,
    /** On the training set, by a network that is trained first. */
    GENERATOR,
    /** In the classifier's own training. */
    BALANCING
  }

  static final Value.Catalogue METHODS = new Methods();
  static final Value.Catalogue CLASSIFIERS = new Networks();

  /** What instance hardness may be measured by, beside what the sampling module has itself. */
  private static final Map<String, Learner> LEARNERS =
      Map.of("random-forest", new ForestLearner(ForestLearner.Options.DEFAULTS));

  private Arms() {}

  /** The names of all methods. */
  public static List<String> methods() {
    return METHODS.names();
  }

  /** The names of all classifiers. */
  public static List<String> classifiers() {
    return CLASSIFIERS.names();
  }

  /**
   * @param method a known name
   */
  public static Kind kind(String method) {
    if (Samplers.names().contains(method)) {
      return Kind.SAMPLER;
    }
    return Generators.names().contains(method) ? Kind.GENERATOR : Kind.BALANCING;
  }

  /**
   * A sampling method with its options, by the names of study files. Its learners are classifiers
   * with their defaults.
   *
   * @throws IllegalArgumentException as {@link Samplers#named(String, Map)}
   */
  public static Sampler sampler(String method, Map<String, ?> options) {
    return Samplers.named(method, options, LEARNERS);
  }

  /** The loss that a method trains classifiers by; empty for cross entropy. */
  public static Optional<LossSpec> loss(String method) {
    return TrainingLosses.CATALOGUE.has(method)
        ? Optional.of(TrainingLosses.CATALOGUE.named(method).configured().create())
        : Optional.empty();
  }

  /** The learner with the method's adjustment, if it has one. */
  public static Learner adjusted(String method, Learner learner) {
    return Adjustments.CATALOGUE.has(method)
        ? Adjustments.CATALOGUE.named(method).configured().create().around(learner)
        : learner;
  }

  /** Whether the classifier of that name is a network and so needs an engine. */
  public static boolean isNetwork(String classifier) {
    return Classifiers.CATALOGUE.named(classifier).has(Trait.TRAINS_NETWORK);
  }

  /**
   * @throws IllegalArgumentException if the classifier cannot be trained in the method's way
   */
  static void requireCompatible(String method, String classifier, Map<String, Object> options) {
    TrainingContext context =
        new TrainingContext(Arms::noEngine, loss(method), Augmentation.NONE, 0);
    Classifiers.CATALOGUE.named(classifier).configured(options).create().learner(context);
  }

  /** The strategy among a method's options, {@link Strategy#AUTO} if there is none. */
  public static Strategy strategy(Map<String, Object> options) {
    Object given = options.get(STRATEGY);
    if (given instanceof List<?> names) {
      return new Strategy.Classes(names.stream().map(String::valueOf).toList());
    }
    return given == null ? Strategy.AUTO : Strategy.parse(String.valueOf(given));
  }

  /** A method's own options: all but the strategy. */
  public static Map<String, Object> own(Map<String, Object> options) {
    Map<String, Object> own = new LinkedHashMap<>(options);
    own.remove(STRATEGY);
    return own;
  }

  private record Methods() implements Value.Catalogue {
    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>(Samplers.names());
      names.addAll(TrainingLosses.CATALOGUE.names());
      names.addAll(Adjustments.CATALOGUE.names());
      names.addAll(Generators.names());
      return names;
    }

    @Override
    public Map<String, Object> resolve(String name, Map<String, Object> options) {
      if (kind(name) == Kind.BALANCING) {
        requireNone(name, options);
        return Map.of();
      }
      Map<String, Object> own = own(options);
      Map<String, Object> resolved =
          new TreeMap<>(
              kind(name) == Kind.SAMPLER
                  ? Samplers.resolve(name, own, LEARNERS)
                  : Generators.resolve(name, own));
      resolved.put(STRATEGY, resolvedStrategy(options));
      return resolved;
    }

    private static Object resolvedStrategy(Map<String, Object> options) {
      if (strategy(options) instanceof Strategy.Ratio ratio) {
        return ratio.value();
      }
      Object given = options.getOrDefault(STRATEGY, Strategy.Group.AUTO.word());
      return given instanceof List<?> ? given : String.valueOf(given).strip();
    }

    private static void requireNone(String name, Map<String, Object> options) {
      if (!options.isEmpty()) {
        throw new IllegalArgumentException(
            name
                + " has no options, but is given "
                + options.keySet().stream()
                    .map(o -> "'" + o + "'")
                    .collect(Collectors.joining(", ")));
      }
    }
  }

  private static Engine noEngine() {
    throw new IllegalStateException("no engine is needed to check options");
  }

  private record Networks() implements Value.Catalogue {
    @Override
    public List<String> names() {
      return Classifiers.CATALOGUE.names();
    }

    @Override
    public Map<String, Object> resolve(String name, Map<String, Object> options) {
      return new TreeMap<>(Classifiers.CATALOGUE.named(name).configured(options).values());
    }
  }
}
