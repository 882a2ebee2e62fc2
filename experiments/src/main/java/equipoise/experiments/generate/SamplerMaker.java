package equipoise.experiments.generate;

import equipoise.core.Seed;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The rows that a sampler adds to a class. */
public final class SamplerMaker implements ImageMaker {
  private static final Set<Family> ADDING = EnumSet.of(Family.COPYING, Family.INTERPOLATION);

  private final Sampler sampler;
  private final TrainingSet train;
  private final Seed seed;
  private final Progress progress;

  /**
   * @throws IllegalArgumentException as {@link #requireAdding}
   */
  public SamplerMaker(
      Configured<Sampler> sampler, TrainingSet train, Seed seed, Progress progress) {
    requireAdding(sampler.entry());
    this.sampler = sampler.create();
    this.train = train;
    this.seed = seed;
    this.progress = progress;
  }

  /** Whether it adds as many rows to a class as are asked for. */
  public static boolean isAdding(Entry<Sampler> entry) {
    return ADDING.contains(entry.family());
  }

  /**
   * @throws IllegalArgumentException if it is no method that adds as many rows as are asked for
   */
  public static void requireAdding(Entry<Sampler> entry) {
    if (!isAdding(entry)) {
      throw new IllegalArgumentException(
          "%s (%s) does not add a given number of images to a class; choose a generator, or a sampler such as smote"
              .formatted(entry.name(), entry.family().label()));
    }
  }

  /** Classes without an image to start from. */
  @Override
  public Map<Integer, String> refused() {
    Map<Integer, String> refused = new LinkedHashMap<>();
    int[] counts = train.counts();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        refused.put(c, "Class '%s' has no image.".formatted(train.data().classes().get(c)));
      }
    }
    return refused;
  }

  /**
   * @throws DataException if the sampler cannot work on these images
   */
  @Override
  public Dataset make(int label, int count) {
    String name = train.data().classes().get(label);
    Strategy strategy = new Strategy.Counts(Map.of(name, train.counts()[label] + count));
    Dataset all = sampler.resample(train, strategy, seed, progress).data().data();
    int[] added =
        IntStream.range(0, all.size())
            .filter(i -> !all.origin(i).isReal() && all.label(i) == label)
            .limit(count)
            .toArray();
    return all.select(added);
  }

  @Override
  public void close() {}
}
