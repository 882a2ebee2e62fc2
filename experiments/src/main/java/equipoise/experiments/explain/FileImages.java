package equipoise.experiments.explain;

import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.data.Dataset;
import equipoise.core.io.format.PictureFiles;
import equipoise.core.learning.Classifier;
import equipoise.engines.api.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Image files as a classifier sees them. A file whose folder is named as a class is taken for an
 * image of that class.
 *
 * @param images that can be used
 * @param unreadable that cannot, each with its flaw
 * @param left files that were not looked at, because there were enough
 */
public record FileImages(List<ExplainedImage> images, List<PictureFiles.One> unreadable, int left) {
  public FileImages {
    images = List.copyOf(images);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * @param most images, the first ones that can be used
   */
  public static FileImages read(List<Path> files, int most, SavedClassifier saved, Engine engine) {
    List<PictureFiles.One> usable = new ArrayList<>();
    List<PictureFiles.One> unreadable = new ArrayList<>();
    int next = 0;
    while (next < files.size() && usable.size() < most) {
      int end = Math.min(files.size(), next + most - usable.size());
      PictureFiles.read(files.subList(next, end), saved.model().shape(), saved.filter())
          .forEach(one -> (one.pixels().isPresent() ? usable : unreadable).add(one));
      next = end;
    }
    return new FileImages(predicted(usable, saved, engine), unreadable, files.size() - next);
  }

  private static List<ExplainedImage> predicted(
      List<PictureFiles.One> usable, SavedClassifier saved, Engine engine) {
    if (usable.isEmpty()) {
      return List.of();
    }
    byte[][] pixels = usable.stream().map(one -> one.pixels().orElseThrow()).toArray(byte[][]::new);
    List<String> classes = saved.model().classes();
    Dataset unlabelled =
        Dataset.ofImages("images", saved.model().shape(), classes, pixels, new int[pixels.length]);
    float[][] probabilities;
    try (Classifier classifier = saved.model().open(engine)) {
      probabilities = saved.temperature().scale(classifier.probabilities(unlabelled));
    }
    List<ExplainedImage> images = new ArrayList<>();
    for (int i = 0; i < pixels.length; i++) {
      Path file = usable.get(i).file();
      images.add(
          ExplainedImage.of(
              file.toString(), pixels[i], classes.indexOf(folder(file)), probabilities[i]));
    }
    return images;
  }

  private static String folder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return String.valueOf(folder.getFileName());
  }
}
