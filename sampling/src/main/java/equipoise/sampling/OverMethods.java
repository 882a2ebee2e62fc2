package equipoise.sampling;

import equipoise.core.OptionReader;
import equipoise.core.learning.Sampler;
import equipoise.sampling.over.Adasyn;
import equipoise.sampling.over.BorderlineSmote;
import equipoise.sampling.over.KMeansSmote;
import equipoise.sampling.over.PolynomFitSmote;
import equipoise.sampling.over.PolynomFitSmote.Topology;
import equipoise.sampling.over.ProWSyn;
import equipoise.sampling.over.RandomOverSampler;
import equipoise.sampling.over.Smote;
import equipoise.sampling.over.SmoteN;
import equipoise.sampling.over.SmoteNc;
import equipoise.sampling.over.SvmSmote;
import java.util.Map;
import java.util.function.Function;

/** Over-samplers and their options by name. */
final class OverMethods {
  private OverMethods() {}

  static void addTo(Map<String, Function<OptionReader, Sampler>> methods) {
    methods.put("random-over", OverMethods::randomOver);
    methods.put("smote", OverMethods::smote);
    methods.put("borderline-smote-1", options -> borderline(1, options));
    methods.put("borderline-smote-2", options -> borderline(2, options));
    methods.put("svm-smote", OverMethods::svmSmote);
    methods.put("kmeans-smote", OverMethods::kMeansSmote);
    methods.put("adasyn", OverMethods::adasyn);
    methods.put("smote-nc", OverMethods::smoteNc);
    methods.put("smote-n", OverMethods::smoteN);
    methods.put("polynom-fit-smote", OverMethods::polynomFit);
    methods.put("prowsyn", OverMethods::proWSyn);
  }

  private static Sampler randomOver(OptionReader options) {
    return new RandomOverSampler(
        new RandomOverSampler.Options(
            options.number("shrinkage", RandomOverSampler.Options.DEFAULTS.shrinkage())));
  }

  static Sampler smote(OptionReader options) {
    Samplers.space(options);
    return new Smote(smoteOptions(options));
  }

  static Smote.Options smoteOptions(OptionReader options) {
    return new Smote.Options(options.integer("k", Smote.Options.DEFAULTS.k()));
  }

  private static Sampler borderline(int variant, OptionReader options) {
    Samplers.space(options);
    BorderlineSmote.Options defaults = BorderlineSmote.Options.of(variant);
    return new BorderlineSmote(
        new BorderlineSmote.Options(
            variant, options.integer("k", defaults.k()), options.integer("m", defaults.m())));
  }

  private static Sampler adasyn(OptionReader options) {
    Samplers.space(options);
    return new Adasyn(new Adasyn.Options(options.integer("k", Adasyn.Options.DEFAULTS.k())));
  }

  private static Sampler svmSmote(OptionReader options) {
    Samplers.space(options);
    SvmSmote.Options defaults = SvmSmote.Options.DEFAULTS;
    return new SvmSmote(
        new SvmSmote.Options(
            options.integer("k", defaults.k()),
            options.integer("m", defaults.m()),
            options.number("cost", defaults.cost()),
            options.number("step", defaults.step())));
  }

  private static Sampler kMeansSmote(OptionReader options) {
    Samplers.space(options);
    KMeansSmote.Options defaults = KMeansSmote.Options.DEFAULTS;
    return new KMeansSmote(
        new KMeansSmote.Options(
            options.integer("clusters", defaults.clusters()),
            options.integer("k", defaults.k()),
            options.automatic("threshold"),
            options.automatic("exponent")));
  }

  private static Sampler polynomFit(OptionReader options) {
    Samplers.space(options);
    PolynomFitSmote.Options defaults = PolynomFitSmote.Options.DEFAULTS;
    Topology topology = options.choice("topology", Topology.class, defaults.topology());
    int degree = defaults.degree();
    return new PolynomFitSmote(
        new PolynomFitSmote.Options(
            topology, topology == Topology.POLY ? options.integer("degree", degree) : degree));
  }

  private static Sampler proWSyn(OptionReader options) {
    Samplers.space(options);
    ProWSyn.Options defaults = ProWSyn.Options.DEFAULTS;
    return new ProWSyn(
        new ProWSyn.Options(
            options.integer("k", defaults.k()),
            options.integer("levels", defaults.levels()),
            options.number("theta", defaults.theta())));
  }

  private static Sampler smoteNc(OptionReader options) {
    Samplers.space(options);
    SmoteNc.Options defaults = SmoteNc.Options.DEFAULTS;
    return new SmoteNc(
        new SmoteNc.Options(
            options.integer("k", defaults.k()),
            options.choice("penalty", SmoteNc.Penalty.class, defaults.penalty())));
  }

  private static Sampler smoteN(OptionReader options) {
    SmoteN.Options defaults = SmoteN.Options.DEFAULTS;
    return new SmoteN(
        new SmoteN.Options(options.integer("k", defaults.k()), options.number("r", defaults.r())));
  }
}
