package equipoise.sampling;

import equipoise.core.NearestName;
import equipoise.core.learning.Sampler;
import equipoise.sampling.combined.FillThenClean;
import equipoise.sampling.decomposition.Cdsmote;
import equipoise.sampling.decomposition.ClassDecomposition;
import equipoise.sampling.decomposition.ClusterCount;
import equipoise.sampling.decomposition.ReferenceRule;
import equipoise.sampling.over.Adasyn;
import equipoise.sampling.over.BorderlineSmote;
import equipoise.sampling.over.RandomOverSampler;
import equipoise.sampling.over.Smote;
import equipoise.sampling.under.EditedNearestNeighbours;
import equipoise.sampling.under.EditedNearestNeighbours.Agreement;
import equipoise.sampling.under.NearMiss;
import equipoise.sampling.under.NeighbourhoodCleaning;
import equipoise.sampling.under.RandomUnderSampler;
import equipoise.sampling.under.RepeatedEditing;
import equipoise.sampling.under.TomekLinks;
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
    methods.put("smote", Samplers::smote);
    methods.put("borderline-smote-1", options -> borderline(1, options));
    methods.put("borderline-smote-2", options -> borderline(2, options));
    methods.put("adasyn", Samplers::adasyn);
    methods.put("random-under", options -> new RandomUnderSampler());
    methods.put("near-miss-1", options -> nearMiss(1, options));
    methods.put("near-miss-2", options -> nearMiss(2, options));
    methods.put("near-miss-3", options -> nearMiss(3, options));
    methods.put("tomek-links", Samplers::tomekLinks);
    methods.put("enn", Samplers::enn);
    methods.put("renn", options -> repeated(RepeatedEditing.Kind.RENN, options));
    methods.put("all-knn", options -> repeated(RepeatedEditing.Kind.ALL_KNN, options));
    methods.put("ncr", Samplers::neighbourhoodCleaning);
    methods.put("smote-enn", options -> new FillThenClean(smote(options), enn(options, "enn-k")));
    methods.put("smote-tomek", options -> new FillThenClean(smote(options), new TomekLinks()));
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

  private static Sampler borderline(int variant, OptionReader options) {
    requirePixels(options);
    BorderlineSmote.Options defaults = BorderlineSmote.Options.of(variant);
    return new BorderlineSmote(
        new BorderlineSmote.Options(
            variant, options.integer("k", defaults.k()), options.integer("m", defaults.m())));
  }

  private static Sampler adasyn(OptionReader options) {
    requirePixels(options);
    return new Adasyn(new Adasyn.Options(options.integer("k", Adasyn.Options.DEFAULTS.k())));
  }

  private static Sampler nearMiss(int variant, OptionReader options) {
    requirePixels(options);
    NearMiss.Options defaults = NearMiss.Options.of(variant);
    int k = options.integer("k", defaults.k());
    return new NearMiss(
        new NearMiss.Options(
            variant, k, variant == 3 ? options.integer("m", defaults.m()) : defaults.m()));
  }

  private static Sampler tomekLinks(OptionReader options) {
    requirePixels(options);
    return new TomekLinks();
  }

  private static Sampler enn(OptionReader options) {
    requirePixels(options);
    return enn(options, "k");
  }

  /** Where SMOTE has the name k already, the cleaning's neighbours go by another one. */
  private static Sampler enn(OptionReader options, String k) {
    return new EditedNearestNeighbours(
        new EditedNearestNeighbours.Options(
            options.integer(k, EditedNearestNeighbours.Options.DEFAULTS.k()), agreement(options)));
  }

  private static Agreement agreement(OptionReader options) {
    boolean mode = options.word("kind", List.of("all", "mode")).equals("mode");
    return mode ? Agreement.MODE : Agreement.ALL;
  }

  private static Sampler repeated(RepeatedEditing.Kind kind, OptionReader options) {
    requirePixels(options);
    RepeatedEditing.Options defaults = RepeatedEditing.Options.of(kind);
    int k = options.integer("k", defaults.k());
    int passes =
        kind == RepeatedEditing.Kind.RENN
            ? options.integer("passes", defaults.passes())
            : defaults.passes();
    return new RepeatedEditing(new RepeatedEditing.Options(kind, k, agreement(options), passes));
  }

  private static Sampler neighbourhoodCleaning(OptionReader options) {
    requirePixels(options);
    NeighbourhoodCleaning.Options defaults = NeighbourhoodCleaning.Options.DEFAULTS;
    return new NeighbourhoodCleaning(
        new NeighbourhoodCleaning.Options(
            options.integer("k", defaults.k()), options.number("threshold", defaults.threshold())));
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
