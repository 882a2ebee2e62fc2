package equipoise.sampling;

import equipoise.core.NearestName;
import equipoise.core.learning.Sampler;
import equipoise.sampling.decomposition.Cdsmote;
import equipoise.sampling.decomposition.ClassDecomposition;
import equipoise.sampling.decomposition.ClusterCount;
import equipoise.sampling.decomposition.ReferenceRule;
import equipoise.sampling.over.RandomOverSampler;
import equipoise.sampling.over.Smote;
import equipoise.sampling.under.RandomUnderSampler;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The samplers by the names that a study file and the command line use. */
public final class Samplers {
  private static final Map<String, Function<OptionReader, Sampler>> METHODS = methods();

  private Samplers() {}

  private static Map<String, Function<OptionReader, Sampler>> methods() {
    Map<String, Function<OptionReader, Sampler>> methods = new LinkedHashMap<>();
    methods.put("none", options -> new NoSampling());
    methods.put("random-over", options -> new RandomOverSampler());
    methods.put("random-under", options -> new RandomUnderSampler());
    methods.put("smote", Samplers::smote);
    methods.put("cdsmote", Samplers::cdsmote);
    methods.put("class-decomposition", Samplers::classDecomposition);
    return Collections.unmodifiableMap(methods);
  }

  /** The names of all methods, in the order of their families. */
  public static Set<String> names() {
    return METHODS.keySet();
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
    Function<OptionReader, Sampler> maker = METHODS.get(method);
    if (maker == null) {
      throw new IllegalArgumentException(
          "there is no sampling method '%s'; did you mean '%s'? Known are %s"
              .formatted(method, NearestName.of(method, names()), String.join(", ", names())));
    }
    OptionReader reader = new OptionReader(method, options);
    Sampler sampler = maker.apply(reader);
    reader.refuseOthers();
    return sampler;
  }

  private static Sampler smote(OptionReader options) {
    requirePixels(options);
    return new Smote(smoteOptions(options));
  }

  private static Smote.Options smoteOptions(OptionReader options) {
    return new Smote.Options(options.integer("k", Smote.Options.DEFAULTS.k()));
  }

  private static Sampler cdsmote(OptionReader options) {
    requirePixels(options);
    Cdsmote.Options defaults = Cdsmote.Options.DEFAULTS;
    String rule = options.word("reference", List.of("at-or-above", "above", "closest"));
    return new Cdsmote(
        new Cdsmote.Options(
            clusters(options),
            Arrays.stream(ReferenceRule.values())
                .filter(r -> r.word().equals(rule))
                .findFirst()
                .orElseThrow(),
            options.integer("threshold", defaults.threshold()),
            smoteOptions(options)));
  }

  private static Sampler classDecomposition(OptionReader options) {
    requirePixels(options);
    boolean every = options.word("scope", List.of("majority", "every")).equals("every");
    return new ClassDecomposition(
        new ClassDecomposition.Options(
            clusters(options),
            every ? ClassDecomposition.Scope.EVERY : ClassDecomposition.Scope.MAJORITY));
  }

  private static ClusterCount clusters(OptionReader options) {
    String text = options.text("clusters");
    if (text == null || text.equals("auto")) {
      return ClusterCount.AUTO;
    }
    return text.equals("ratio")
        ? ClusterCount.RATIO
        : ClusterCount.of(options.integer("clusters", 0));
  }

  /** Distances are measured between the values as they are; a learned space is not there yet. */
  private static void requirePixels(OptionReader options) {
    String space = options.text("space");
    if (space != null && !space.equals("pixels")) {
      throw new IllegalArgumentException(
          "option space is 'pixels', the only space that distances are measured in so far, but is '"
              + space
              + "'");
    }
  }
}
