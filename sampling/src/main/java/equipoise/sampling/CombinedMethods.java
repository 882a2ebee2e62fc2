package equipoise.sampling;

import equipoise.core.OptionReader;
import equipoise.core.learning.Sampler;
import equipoise.sampling.combined.FillThenClean;
import equipoise.sampling.decomposition.Cdsmote;
import equipoise.sampling.decomposition.ClassDecomposition;
import equipoise.sampling.decomposition.ClusterCount;
import equipoise.sampling.decomposition.Clusterer;
import equipoise.sampling.decomposition.ReferenceRule;
import equipoise.sampling.under.TomekLinks;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Methods of two steps, class decomposition, and their options by name. */
final class CombinedMethods {
  private CombinedMethods() {}

  static void addTo(Map<String, Function<OptionReader, Sampler>> methods) {
    methods.put("smote-enn", CombinedMethods::smoteEnn);
    methods.put("smote-tomek", CombinedMethods::smoteTomek);
    methods.put("cdsmote", CombinedMethods::cdsmote);
    methods.put("class-decomposition", CombinedMethods::classDecomposition);
  }

  private static Sampler smoteEnn(OptionReader options) {
    return new FillThenClean(OverMethods.smote(options), UnderMethods.enn(options, "enn-k"));
  }

  private static Sampler smoteTomek(OptionReader options) {
    return new FillThenClean(OverMethods.smote(options), new TomekLinks());
  }

  private static Sampler cdsmote(OptionReader options) {
    Samplers.space(options);
    Cdsmote.Options defaults = Cdsmote.Options.DEFAULTS;
    return new Cdsmote(
        new Cdsmote.Options(
            clusters(options),
            options.choice("reference", ReferenceRule.class, defaults.reference()),
            options.integer("threshold", defaults.threshold()),
            OverMethods.smoteOptions(options)));
  }

  private static Sampler classDecomposition(OptionReader options) {
    Samplers.space(options);
    ClassDecomposition.Options defaults = ClassDecomposition.Options.DEFAULTS;
    return new ClassDecomposition(
        new ClassDecomposition.Options(
            clusterer(options),
            options.choice("scope", ClassDecomposition.Scope.class, defaults.scope())));
  }

  private static Clusterer clusterer(OptionReader options) {
    return switch (options.word("algorithm", List.of("k-means", "dbscan", "gaussian-mixture"))) {
      case "dbscan" ->
          new Clusterer.ByDbscan(
              options.automatic("radius"),
              options.integer("min-points", Clusterer.ByDbscan.DEFAULTS.minPoints()));
      case "gaussian-mixture" -> new Clusterer.ByMixture(clusters(options));
      default -> new Clusterer.ByKMeans(clusters(options));
    };
  }

  private static ClusterCount clusters(OptionReader options) {
    return switch (options.text("clusters", OptionReader.AUTO)) {
      case OptionReader.AUTO -> ClusterCount.AUTO;
      case "ratio" -> ClusterCount.RATIO;
      default -> ClusterCount.of(options.integer("clusters", 0));
    };
  }
}
