package equipoise.sampling;

import equipoise.core.learning.Sampler;
import equipoise.sampling.over.Adasyn;
import equipoise.sampling.over.BorderlineSmote;
import equipoise.sampling.over.RandomOverSampler;
import equipoise.sampling.over.Smote;
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
    methods.put("adasyn", OverMethods::adasyn);
  }

  private static Sampler randomOver(OptionReader options) {
    return new RandomOverSampler(
        new RandomOverSampler.Options(
            options.number("shrinkage", RandomOverSampler.Options.DEFAULTS.shrinkage())));
  }

  static Sampler smote(OptionReader options) {
    options.requirePixels();
    return new Smote(smoteOptions(options));
  }

  static Smote.Options smoteOptions(OptionReader options) {
    return new Smote.Options(options.integer("k", Smote.Options.DEFAULTS.k()));
  }

  private static Sampler borderline(int variant, OptionReader options) {
    options.requirePixels();
    BorderlineSmote.Options defaults = BorderlineSmote.Options.of(variant);
    return new BorderlineSmote(
        new BorderlineSmote.Options(
            variant, options.integer("k", defaults.k()), options.integer("m", defaults.m())));
  }

  private static Sampler adasyn(OptionReader options) {
    options.requirePixels();
    return new Adasyn(new Adasyn.Options(options.integer("k", Adasyn.Options.DEFAULTS.k())));
  }
}
