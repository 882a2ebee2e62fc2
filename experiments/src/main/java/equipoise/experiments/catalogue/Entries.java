package equipoise.experiments.catalogue;

import equipoise.classifiers.ForestLearner;
import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import equipoise.sampling.Samplers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All entries, module by module. */
public final class Entries {
  /** What instance hardness may be measured by, beside what the sampling module has itself. */
  private static final Map<String, Learner> HARDNESS =
      Map.of(
          "random-forest",
          (train, validation, seed, progress) ->
              new ForestLearner(ForestLearner.Options.DEFAULTS)
                  .fit(train, validation, seed, progress));

  /** The samplers. */
  public static final Catalogue<Sampler> SAMPLERS = Samplers.catalogue(HARDNESS);

  /** Every catalogue, in the order of lists: a module's new one is added here. */
  private static final List<Catalogue<?>> CATALOGUES = List.of(SAMPLERS);

  private Entries() {}

  /** Everything that can be named, in the order of lists. */
  public static List<Entry<?>> all() {
    return CATALOGUES.stream().flatMap(Entries::entries).toList();
  }

  private static <T> Stream<Entry<?>> entries(Catalogue<T> catalogue) {
    return catalogue.entries().stream().map(entry -> entry);
  }
}
