package equipoise.experiments.study;

import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Trait;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorRecipe;
import equipoise.sampling.call.SamplerEntry;
import java.util.Locale;

/** How a method changes the training rows. */
public sealed interface Resampling {
  /** The entry with its options. */
  Configured<?> configured();

  /** Whether a network is trained, so that the rows depend on the engine. */
  default boolean trainsNetwork() {
    return configured().entry().has(Trait.TRAINS_NETWORK);
  }

  /** Which classes change and how far. */
  default Strategy strategy() {
    return Strategy.of(configured().value(Strategy.PARAMETER.name()));
  }

  /** At once, by arithmetic on the rows. */
  record BySampler(Configured<Sampler> configured) implements Resampling {
    /** Whether it works on features of a pretrained network instead of images. */
    public boolean inFeatures() {
      return SamplerEntry.inFeatures(configured);
    }
  }

  /** By a generator that learns from the rows first, or has its images from elsewhere. */
  record ByGenerator(Configured<GeneratorRecipe> configured) implements Resampling {
    /** Share of a class's gap to the largest that is filled, in (0, 1]. */
    public double fill() {
      return ((Number) configured.value(GenerativeSampler.FILL.name())).doubleValue();
    }

    /** Whether only classes whose images pass an audit are filled with them. */
    public boolean gated() {
      return configured.value(GenerativeSampler.GATE.name()).equals("on");
    }

    /** What classes are filled with that the generator or the gate refuses. */
    public GenerativeSampler.Refused refused() {
      String word = configured.value(GenerativeSampler.REFUSED.name()).toString();
      return GenerativeSampler.Refused.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
