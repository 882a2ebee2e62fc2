package equipoise.experiments.predict;

import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.data.Dataset;
import equipoise.core.io.format.PictureFiles;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Classifies files, some hundreds at a time, so that memory does not grow with their number. */
public record Prediction(SavedClassifier saved) {
  private static final int AT_ONCE = 512;

  /**
   * @param files image files; one that cannot be used does not stop the others
   * @param receiver is handed each file in its turn
   * @throws Progress.Cancelled if it is no longer wanted
   */
  public void run(
      List<Path> files, Engine engine, Progress progress, Consumer<PredictedImage> receiver) {
    try (Classifier classifier = saved.model().open(engine)) {
      for (int from = 0; from < files.size(); from += AT_ONCE) {
        progress.checkpoint();
        progress.report("image", from, files.size());
        List<Path> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
        predicted(classifier, some).forEach(receiver);
      }
      progress.report("image", files.size(), files.size());
    }
  }

  private List<PredictedImage> predicted(Classifier classifier, List<Path> files) {
    List<PictureFiles.One> read = PictureFiles.read(files, saved.model().shape(), saved.filter());
    byte[][] usable = read.stream().flatMap(one -> one.pixels().stream()).toArray(byte[][]::new);
    float[][] probabilities =
        usable.length == 0
            ? new float[0][]
            : saved.temperature().scale(classifier.probabilities(unlabelled(usable)));
    List<PredictedImage> all = new ArrayList<>();
    int next = 0;
    for (PictureFiles.One one : read) {
      all.add(
          one.pixels().isPresent()
              ? new PredictedImage(one.file(), list(probabilities[next++]), one.flaw())
              : new PredictedImage(one.file(), List.of(), one.flaw()));
    }
    return all;
  }

  /** The labels mean nothing: no classifier looks at them. */
  private Dataset unlabelled(byte[][] pixels) {
    return Dataset.ofImages(
        "images", saved.model().shape(), saved.model().classes(), pixels, new int[pixels.length]);
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
