package equipoise.gan;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Images by formula: a bright figure, a different one for each class, at a jittered place. */
public final class Patterns {
  public static final List<String> CLASSES = List.of("horizontal", "vertical", "disc", "frame");

  private Patterns() {}

  /** The given number of images of each class. */
  public static Dataset of(int channels, int height, int width, Seed seed, int... counts) {
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      RandomGenerator random = seed.child("class", label).generator();
      for (int i = 0; i < counts[label]; i++) {
        pixels.add(image(label, channels, height, width, random));
        labels.add(label);
      }
    }
    return Dataset.ofImages(
        "patterns",
        new ImageShape(channels, height, width),
        CLASSES,
        pixels.toArray(new byte[0][]),
        labels.stream().mapToInt(l -> l).toArray());
  }

  private static byte[] image(
      int label, int channels, int height, int width, RandomGenerator random) {
    double cy = height / 2.0 + random.nextInt(-2, 3);
    double cx = width / 2.0 + random.nextInt(-2, 3);
    double light = random.nextDouble(180, 255);
    byte[] image = new byte[channels * height * width];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double dy = Math.abs(y + 0.5 - cy) / height;
          double dx = Math.abs(x + 0.5 - cx) / width;
          double value = inside(label, dy, dx) ? light / (1 + 0.3 * c) : 20;
          image[(c * height + y) * width + x] = (byte) Math.round(value);
        }
      }
    }
    return image;
  }

  private static boolean inside(int label, double dy, double dx) {
    return switch (label) {
      case 0 -> dy < 0.1 && dx < 0.35;
      case 1 -> dx < 0.1 && dy < 0.35;
      case 2 -> dx * dx + dy * dy < 0.04;
      default -> Math.max(dx, dy) < 0.35 && Math.max(dx, dy) > 0.22;
    };
  }
}
