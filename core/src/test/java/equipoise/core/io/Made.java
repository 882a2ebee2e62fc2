package equipoise.core.io;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.write.FolderWriter;
import equipoise.core.io.write.ImageParts;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small images by formula. */
final class Made {
  private Made() {}

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

  /** Writes a folder of class folders. */
  static void folder(Dataset data, Path folder) throws IOException {
    new FolderWriter().write(ImageParts.of(data), folder, Progress.none());
  }

  /** Class and pixels of every image, in no order: formats may sort them. */
  static List<String> contents(Dataset data) {
    List<String> images = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      images.add(data.classes().get(data.label(i)) + Arrays.toString(data.pixels(i)));
    }
    images.sort(null);
    return images;
  }
}
