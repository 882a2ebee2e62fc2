package equipoise.experiments.run;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Pngs;
import equipoise.core.metrics.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pictures whose labels are drawn by lot, so that whatever beats chance has leaked. */
final class Leaky {
  static final int CLASSES = 4;
  static final ImageShape SHAPE = new ImageShape(1, 16, 16);

  private Leaky() {}

  /** {@code n} different pictures of smooth blobs. */
  static byte[][] pictures(int n, Seed seed) {
    byte[][] pictures = new byte[n][];
    for (int i = 0; i < n; i++) {
      pictures[i] = picture(seed.child("picture", i).generator());
    }
    return pictures;
  }

  private static byte[] picture(RandomGenerator random) {
    double[][] blobs = new double[6][];
    for (int b = 0; b < blobs.length; b++) {
      blobs[b] =
          new double[] {16 * random.nextDouble(), 16 * random.nextDouble(), random.nextDouble()};
    }
    byte[] pixels = new byte[SHAPE.size()];
    for (int j = 0; j < pixels.length; j++) {
      double value = 0;
      for (double[] blob : blobs) {
        double y = j / 16 - blob[0];
        double x = j % 16 - blob[1];
        value += blob[2] * Math.exp(-(x * x + y * y) / 8);
      }
      pixels[j] = (byte) Math.min(255, 20 + 150 * value);
    }
    return pixels;
  }

  /** With one pixel changed. */
  static byte[] changed(byte[] picture, RandomGenerator random) {
    byte[] copy = picture.clone();
    int at = random.nextInt(copy.length);
    copy[at] = (byte) (255 - (copy[at] & 0xff));
    return copy;
  }

  /** Each picture so many times in a row, changed by a pixel, under the picture's own label. */
  static Dataset repeated(byte[][] pictures, int times, Seed seed) {
    RandomGenerator random = seed.child("changes").generator();
    byte[][] pixels = new byte[pictures.length * times][];
    int[] labels = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = changed(pictures[i / times], random);
      labels[i] = i % times == 0 ? random.nextInt(CLASSES) : labels[i - 1];
    }
    return Dataset.ofImages("leaky", SHAPE, List.of("a", "b", "c", "d"), pixels, labels);
  }

  /** As CLASS/obj{group}_{row}.png. */
  static void write(Dataset data, int perGroup, Path root) {
    try {
      for (int i = 0; i < data.size(); i++) {
        Path folder = root.resolve(data.classes().get(data.label(i)));
        Files.createDirectories(folder);
        Files.write(
            folder.resolve("obj%03d_%d.png".formatted(i / perGroup, i)), Pngs.encode(data, i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Balanced accuracy of the label of the nearest training image: what a leak helps most. */
  static double nearestNeighbourAccuracy(Dataset train, Dataset test) {
    float[][] probabilities = new float[test.size()][test.classes().size()];
    for (int i = 0; i < test.size(); i++) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < train.size(); k++) {
        double distance = distance(test, i, train, k);
        if (distance < least) {
          least = distance;
          nearest = k;
        }
      }
      probabilities[i][train.label(nearest)] = 1;
    }
    return Metrics.of(test.labels(), probabilities, test.classes()).balancedAccuracy();
  }

  private static double distance(Dataset a, int i, Dataset b, int k) {
    double sum = 0;
    for (int j = 0; j < a.dimension(); j++) {
      double difference = a.value(i, j) - b.value(k, j);
      sum += difference * difference;
    }
    return sum;
  }
}
