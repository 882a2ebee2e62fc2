package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.catalogue.OptionsRecord;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Note;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A generator of any family. Image i of a class is the same however many are requested: random
 * numbers are drawn in the images' order, and the network always runs on batches of one size,
 * because native kernels may sum in another order in another size.
 */
final class TrainedGenerator implements Generator {
  private static final int CHUNK = 32;

  private final String id;
  private final ImageSource source;
  private final PaddedShape shape;
  private final GeneratedClasses classes;

  /**
   * @param id for the images' origins
   * @param source closed with this generator
   */
  TrainedGenerator(String id, ImageSource source, PaddedShape shape, GeneratedClasses classes) {
    this.id = id;
    this.source = source;
    this.shape = shape;
    this.classes = classes;
  }

  /** One that was trained earlier. */
  static TrainedGenerator of(Engine engine, GenerativeFamily family, KeptGenerator kept) {
    PaddedShape shape = family.padded(kept.shape());
    int conditions = kept.classes().labels().size();
    return new TrainedGenerator(
        kept.id(), family.source(engine, shape, conditions, kept.weights()), shape, kept.classes());
  }

  /** This generator as a value. */
  synchronized KeptGenerator kept(
      GenerativeFamily family,
      KeptGenerator.TrainingOrigin origin,
      List<Note> notes,
      List<TrainingPoint> history) {
    return new KeptGenerator(
        id,
        family.name(),
        OptionsRecord.values(family.options()),
        shape.shape(),
        classes,
        origin,
        notes,
        history,
        source.kept());
  }

  synchronized void load(Weights weights) {
    source.load(weights);
  }

  @Override
  public synchronized Dataset generate(int label, int count, Seed seed) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be at least 0, but is " + count);
    }
    int[] conditions = new int[CHUNK];
    Arrays.fill(conditions, classes.condition(label));
    RandomGenerator random = seed.child("class", label).generator();
    byte[][] pixels = new byte[count][];
    for (int from = 0; from < count; from += CHUNK) {
      Tensor images = source.draw(conditions, random);
      for (int i = from; i < Math.min(count, from + CHUNK); i++) {
        pixels[i] = shape.pixels(images, i - from);
      }
    }
    int[] labels = new int[count];
    Arrays.fill(labels, label);
    Origin[] origins = new Origin[count];
    Arrays.setAll(origins, i -> new Origin.Generated(id, seed.value(), i));
    return Dataset.ofImages(id, shape.shape(), classes.names(), pixels, labels, origins);
  }

  /** The same number of images of every trained class. */
  Dataset generateAll(int each, Seed seed) {
    return classes.labels().stream()
        .map(label -> generate(label, each, seed))
        .reduce(Dataset::concat)
        .orElseThrow();
  }

  @Override
  public Map<Integer, String> refused() {
    return classes.refused();
  }

  @Override
  public synchronized void close() {
    source.close();
  }
}
