package equipoise.sampling.under;

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
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.space.ProgressCounter;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Keeps rows of the classes to be reduced, drawn without replacement, each with the same
 * probability; the kept rows stay in their order. Takes any table, nominal columns and missing
 * values included.
 */
public final class RandomUnderSampler implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.of("random-under", NoOptions.NONE, none -> new RandomUnderSampler())
          .family(Family.UNDER_SAMPLING)
          .summary("rows drawn without replacement stay")
          .source("")
          .traits(Trait.TAKES_NOMINAL, Trait.IGNORES_VALUES)
          .build();

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of("random-under", train, strategy, Targets.Kind.UNDER, seed, progress);
    ProgressCounter counter = call.counter("classes", call.targets().amounts().size());
    BitSet removed = new BitSet(train.size());
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              int[] rows = call.data().rowsOf(label);
              RandomGenerator random = call.generator(label);
              for (int i = rows.length - 1; i >= amount; i--) {
                int drawn = random.nextInt(i + 1);
                removed.set(rows[drawn]);
                rows[drawn] = rows[i];
              }
              counter.done();
            });
    return call.without(removed);
  }
}
