package equipoise.core.io.write;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.util.List;

/** Small images by formula. */
final class Sets {
  private Sets() {}

  /** {@code n} images, all different, whose labels go round. */
  static Dataset images(int n, ImageShape shape, String... classes) {
    byte[][] pixels = new byte[n][shape.size()];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < shape.size(); j++) {
        pixels[i][j] = (byte) (i * 31 + j * 7 + j * j);
      }
      labels[i] = i % classes.length;
    }
    return Dataset.ofImages("made", shape, List.of(classes), pixels, labels);
  }
}
