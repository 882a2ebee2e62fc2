package equipoise.sampling;

import equipoise.core.NearestName;
import equipoise.core.OptionReader;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The samplers by the names that a study file and the command line use. */
public final class Samplers {
  private static final Set<String> NAMES = methods(Map.of()).keySet();

  private Samplers() {}

  private static Map<String, Function<OptionReader, Sampler>> methods(
      Map<String, Learner> learners) {
    Map<String, Function<OptionReader, Sampler>> methods = new LinkedHashMap<>();
    methods.put("none", options -> new NoSampling());
    OverMethods.addTo(methods);
    UnderMethods.addTo(methods, learners);
    CombinedMethods.addTo(methods);
    return Collections.unmodifiableMap(methods);
  }

  /** The names of all methods, in the order of their families. */
  public static Set<String> names() {
    return NAMES;
  }

  /**
   * The named method.
   *
   * @param options by the names of the method's options, values as numbers or text; what is missing
   *     has its default
   * @throws IllegalArgumentException if the method or an option is unknown, naming the nearest
   *     known one, or if a value is out of its bounds
   */
  public static Sampler named(String method, Map<String, ?> options) {
    return named(method, options, Map.of());
  }

  /**
   * As {@link #named(String, Map)}, with learners that this module does not know.
   *
   * @param learners that instance hardness may be measured by, by name
   */
  public static Sampler named(
      String method, Map<String, ?> options, Map<String, Learner> learners) {
    return made(method, new OptionReader(method, options), learners);
  }

  /**
   * All options of a method, those that were not given with their defaults; equal for options that
   * mean the same.
   *
   * @throws IllegalArgumentException as {@link #named(String, Map, Map)}
   */
  public static Map<String, Object> resolve(
      String method, Map<String, ?> options, Map<String, Learner> learners) {
    OptionReader reader = new OptionReader(method, options);
    made(method, reader, learners);
    return reader.resolved();
  }

  private static Sampler made(String method, OptionReader reader, Map<String, Learner> learners) {
    Function<OptionReader, Sampler> maker = methods(learners).get(method);
    if (maker == null) {
      throw new IllegalArgumentException(
          "there is no sampling method '%s'; did you mean '%s'? Known are %s"
              .formatted(method, NearestName.of(method, names()), String.join(", ", names())));
    }
    Sampler sampler = maker.apply(reader);
    reader.refuseOthers();
    return sampler;
  }

  /** Distances are measured between the values as they are; a learned space is not there yet. */
  static void space(OptionReader options) {
    options.word("space", List.of("pixels"));
  }
}
