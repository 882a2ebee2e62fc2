package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.learning.Generator;
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
  private final TrainedClasses classes;
  private final List<String> names;

  /**
   * @param id for the images' origins
   * @param source closed with this generator
   * @param names of all classes of the data set
   */
  TrainedGenerator(
      String id,
      ImageSource source,
      PaddedShape shape,
      TrainedClasses classes,
      List<String> names) {
    this.id = id;
    this.source = source;
    this.shape = shape;
    this.classes = classes;
    this.names = List.copyOf(names);
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
    Arrays.fill(conditions, condition(label));
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
    return Dataset.ofImages(id, shape.shape(), names, pixels, labels, origins);
  }

  private int condition(int label) {
    if (label < 0 || label >= names.size()) {
      throw new IllegalArgumentException("label " + label + " is outside 0.." + (names.size() - 1));
    }
    if (classes.refused().containsKey(label)) {
      throw new IllegalArgumentException(classes.refused().get(label));
    }
    return classes.condition(label);
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
