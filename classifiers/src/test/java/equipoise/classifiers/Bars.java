package equipoise.classifiers;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grey 16x16 images of a bar: class c is turned by c / classes of half a turn, places vary. */
public final class Bars {
  public static final ImageShape SHAPE = new ImageShape(1, 16, 16);

  private Bars() {}

  /**
   * @param noise largest deviation of a pixel, in 0..255
   */
  public static Dataset of(int[] counts, double noise, Seed seed) {
    RandomGenerator random = seed.generator();
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      classes.add("bar" + c);
      for (int k = 0; k < counts[c]; k++) {
        pixels.add(bar(Math.PI * c / counts.length, noise, random));
        labels.add(c);
      }
    }
    return Dataset.ofImages(
        "bars",
        SHAPE,
        classes,
        pixels.toArray(byte[][]::new),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  public static TrainingSet train(int[] counts, double noise, long seed) {
    return Splits.whole(of(counts, noise, new Seed(seed).child("train")));
  }

  public static Dataset heldOut(int classes, int perClass, double noise, long seed) {
    int[] counts = new int[classes];
    Arrays.fill(counts, perClass);
    return of(counts, noise, new Seed(seed).child("held-out"));
  }

  private static byte[] bar(double angle, double noise, RandomGenerator random) {
    double centreY = 7.5 + 2 * random.nextDouble() - 1;
    double centreX = 7.5 + 2 * random.nextDouble() - 1;
    byte[] image = new byte[SHAPE.size()];
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        double away = Math.abs((x - centreX) * Math.sin(angle) + (y - centreY) * Math.cos(angle));
        double ink = 200 * Math.max(0, Math.min(1, 2 - away)) + 20;
        double value = ink + noise * (2 * random.nextDouble() - 1);
        image[16 * y + x] = (byte) Math.round(Math.max(0, Math.min(255, value)));
      }
    }
    return image;
  }
}
