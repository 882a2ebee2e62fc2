package equipoise.sampling;

import equipoise.core.OptionReader;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import equipoise.sampling.under.ClusterCentroids;
import equipoise.sampling.under.CondensedNearestNeighbour;
import equipoise.sampling.under.EditedNearestNeighbours;
import equipoise.sampling.under.EditedNearestNeighbours.Agreement;
import equipoise.sampling.under.HardnessJudge;
import equipoise.sampling.under.InstanceHardness;
import equipoise.sampling.under.NearMiss;
import equipoise.sampling.under.NeighbourhoodCleaning;
import equipoise.sampling.under.OneSidedSelection;
import equipoise.sampling.under.RandomUnderSampler;
import equipoise.sampling.under.RepeatedEditing;
import equipoise.sampling.under.TomekLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Under-samplers, cleaning methods and their options by name. */
final class UnderMethods {
  private UnderMethods() {}

  static void addTo(
      Map<String, Function<OptionReader, Sampler>> methods, Map<String, Learner> learners) {
    methods.put("random-under", options -> new RandomUnderSampler());
    methods.put("near-miss-1", options -> nearMiss(1, options));
    methods.put("near-miss-2", options -> nearMiss(2, options));
    methods.put("near-miss-3", options -> nearMiss(3, options));
    methods.put("tomek-links", UnderMethods::tomekLinks);
    methods.put("enn", UnderMethods::enn);
    methods.put("renn", options -> repeated(RepeatedEditing.Kind.RENN, options));
    methods.put("all-knn", options -> repeated(RepeatedEditing.Kind.ALL_KNN, options));
    methods.put("cnn", UnderMethods::condensed);
    methods.put("oss", UnderMethods::oneSided);
    methods.put("ncr", UnderMethods::neighbourhoodCleaning);
    methods.put("instance-hardness", options -> instanceHardness(options, learners));
    methods.put("cluster-centroids", UnderMethods::clusterCentroids);
  }

  private static Sampler nearMiss(int variant, OptionReader options) {
    Samplers.space(options);
    NearMiss.Options defaults = NearMiss.Options.of(variant);
    int k = options.integer("k", defaults.k());
    return new NearMiss(
        new NearMiss.Options(
            variant, k, variant == 3 ? options.integer("m", defaults.m()) : defaults.m()));
  }

  private static Sampler tomekLinks(OptionReader options) {
    Samplers.space(options);
    return new TomekLinks();
  }

  private static Sampler enn(OptionReader options) {
    Samplers.space(options);
    return enn(options, "k");
  }

  /** Where SMOTE has the name k already, the cleaning's neighbours go by another one. */
  static Sampler enn(OptionReader options, String k) {
    EditedNearestNeighbours.Options defaults = EditedNearestNeighbours.Options.DEFAULTS;
    return new EditedNearestNeighbours(
        new EditedNearestNeighbours.Options(
            options.integer(k, defaults.k()), kind(options, defaults.kind())));
  }

  private static Agreement kind(OptionReader options, Agreement otherwise) {
    return options.choice("kind", Agreement.class, otherwise);
  }

  private static Sampler repeated(RepeatedEditing.Kind kind, OptionReader options) {
    Samplers.space(options);
    RepeatedEditing.Options defaults = RepeatedEditing.Options.of(kind);
    int k = options.integer("k", defaults.k());
    int passes =
        kind == RepeatedEditing.Kind.RENN
            ? options.integer("passes", defaults.passes())
            : defaults.passes();
    boolean mayShrink =
        kind == RepeatedEditing.Kind.ALL_KNN
            && options.word("allow-minority", List.of("no", "yes")).equals("yes");
    return new RepeatedEditing(
        new RepeatedEditing.Options(
            kind, k, kind(options, defaults.agreement()), passes, mayShrink));
  }

  private static Sampler neighbourhoodCleaning(OptionReader options) {
    Samplers.space(options);
    NeighbourhoodCleaning.Options defaults = NeighbourhoodCleaning.Options.DEFAULTS;
    return new NeighbourhoodCleaning(
        new NeighbourhoodCleaning.Options(
            options.integer("k", defaults.k()),
            options.number("threshold", defaults.threshold()),
            kind(options, defaults.kind())));
  }

  private static Sampler condensed(OptionReader options) {
    Samplers.space(options);
    return new CondensedNearestNeighbour(
        new CondensedNearestNeighbour.Options(
            options.integer("seeds", CondensedNearestNeighbour.Options.DEFAULTS.seeds())));
  }

  private static Sampler oneSided(OptionReader options) {
    Samplers.space(options);
    return new OneSidedSelection(
        new OneSidedSelection.Options(
            options.integer("seeds", OneSidedSelection.Options.DEFAULTS.seeds())));
  }

  private static Sampler clusterCentroids(OptionReader options) {
    Samplers.space(options);
    ClusterCentroids.Options defaults = ClusterCentroids.Options.DEFAULTS;
    return new ClusterCentroids(
        new ClusterCentroids.Options(
            options.choice("voting", ClusterCentroids.Voting.class, defaults.voting()),
            options.integer("restarts", defaults.restarts())));
  }

  private static Sampler instanceHardness(OptionReader options, Map<String, Learner> learners) {
    Samplers.space(options);
    InstanceHardness.Options defaults = InstanceHardness.Options.DEFAULTS;
    return new InstanceHardness(
        new InstanceHardness.Options(
            options.integer("folds", defaults.folds()),
            judge(options, learners),
            options.choice("ties", InstanceHardness.Ties.class, defaults.ties())));
  }

  private static HardnessJudge judge(OptionReader options, Map<String, Learner> learners) {
    List<String> words = new ArrayList<>(List.of("naive-bayes", "nearest"));
    words.addAll(learners.keySet());
    String word = options.word("learner", words);
    return switch (word) {
      case "naive-bayes" -> new HardnessJudge.ByNaiveBayes();
      case "nearest" -> new HardnessJudge.ByNeighbours();
      default -> new HardnessJudge.ByLearner(learners.get(word));
    };
  }
}
