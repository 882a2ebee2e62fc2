package equipoise.sampling;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;

/** Leaves the training set as it is: the baseline of every comparison. */
public final class NoSampling implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.idle("none", NoOptions.NONE, none -> new NoSampling())
          .family(Family.BASELINE)
          .summary("the training set as it is")
          .source("")
          .traits(Trait.TAKES_NOMINAL, Trait.IGNORES_VALUES)
          .build();

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall.checkOwnTargets(ENTRY.name(), train, strategy, progress);
    return Resampled.of(train);
  }
}
