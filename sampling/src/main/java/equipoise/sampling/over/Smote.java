package equipoise.sampling.over;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;

/**
 * Synthetic minority over-sampling: a new row lies between a row of the class and one of its k
 * nearest neighbours of the same class, x = base + gap * (neighbour - base). Base, neighbour and
 * gap in [0, 1) are drawn uniformly. Chawla, Bowyer, Hall and Kegelmeyer, JAIR 16 (2002) 321, doi
 * 10.1613/jair.953.
 *
 * <p>Differs from the paper: bases are drawn at random instead of each giving the same number of
 * rows, one gap serves all coordinates as in most implementations (the pseudocode draws one for
 * each), and the strategy says how many rows are made. A class with no more than k rows is filled
 * from the neighbours it has, one of a single row by copies; the result's notes say so.
 */
public final class Smote implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("smote", Options.DEFAULTS, Smote::new)
          .family(Family.INTERPOLATION)
          .summary("new rows between a row and one of its k nearest neighbours of its class")
          .source("Chawla, Bowyer, Hall, Kegelmeyer, JAIR 16 (2002) 321, doi 10.1613/jair.953")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param k neighbours taken into account, at least 1
   */
  public record Options(
      @Option(value = "neighbours of the class taken into account", min = 1) int k) {
    public static final Options DEFAULTS = new Options(5);

    public Options {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, but is " + k);
      }
    }
  }

  public Smote(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.OVER, seed, progress)
            .requireNumbers();
    ClassFilling filling = new ClassFilling(call, options.k());
    call.targets()
        .amounts()
        .forEach(
            (label, amount) -> {
              if (amount > 0) {
                filling.withinClass(label).addAny(amount, call.generator(label));
              }
            });
    return filling.result();
  }
}
