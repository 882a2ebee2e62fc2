package equipoise.gan.elsewhere;

import equipoise.core.Seed;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.file.ContentFingerprint;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads images that were made elsewhere, in the shape and under the classes of the real ones. */
final class ElsewhereTrainer implements GeneratorTrainer {
  private static final int FINGERPRINT_DIGITS = 16;

  private final ElsewhereImages.Options options;

  ElsewhereTrainer(ElsewhereImages.Options options) {
    this.options = options;
  }

  /**
   * @param train whose shape the images are brought to
   * @param progress is told of resized images, of classes without images, and later of classes
   *     whose images were taken more than once
   * @throws DataException if the images cannot be read, or are of a class that {@code train} lacks
   */
  @Override
  public Generator fit(TrainingSet train, Dataset validation, Seed seed, Progress progress) {
    Found found = read(train.data());
    found.notes().forEach(progress::note);
    String id = "images:" + fingerprint().substring(0, FINGERPRINT_DIGITS);
    return new ElsewhereGenerator(
        id, found.images(), refused(train.data(), found.images()), progress);
  }

  /**
   * @throws DataException as {@link #fit}
   */
  @Override
  public Map<Integer, String> refusals(Dataset train) {
    return refused(train, read(train).images());
  }

  /**
   * What lies there.
   *
   * @param images with the classes and the shape of the real ones
   */
  private record Found(Dataset images, List<Note> notes) {}

  private Found read(Dataset real) {
    Path path = options.path();
    if (path.toString().isEmpty()) {
      throw new DataException("images needs the option 'path', which says where the images lie");
    }
    ImageSet own = ImageSets.read(path, ReadOptions.DEFAULTS);
    ImageShape shape = real.imageShape();
    List<Note> notes = new ArrayList<>();
    own.warnings().stream()
        .map(Problem::line)
        .forEach(line -> notes.add(Note.of(Note.Kind.DATA, line)));
    ImageSet read = own;
    if (!own.train().imageShape().equals(shape)) {
      read =
          ImageSets.read(
              path,
              ReadOptions.DEFAULTS
                  .withShape(shape.channels(), shape.height(), shape.width())
                  .withFilter(options.filter()));
      notes.add(
          Note.of(
              Note.Kind.ADAPTED,
              "The images in %s are %s; they were brought to the data set's %s."
                  .formatted(name(path), own.train().imageShape(), shape)));
    }
    Dataset images = underClassesOf(real, read.train());
    return new Found(images, notes);
  }

  private Dataset underClassesOf(Dataset real, Dataset images) {
    int[] place = new int[images.classes().size()];
    for (int c = 0; c < place.length; c++) {
      place[c] = real.classes().indexOf(images.classes().get(c));
      if (place[c] < 0) {
        throw new DataException(
            "%s: has the class '%s', which the data set lacks; remove it, or rename it to one of %s"
                .formatted(
                    name(options.path()),
                    Visible.of(images.classes().get(c)),
                    String.join(", ", real.classes())));
      }
    }
    int[] labels = images.labels();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = place[labels[i]];
    }
    return images.relabel(labels, real.classes());
  }

  private Map<Integer, String> refused(Dataset real, Dataset images) {
    Map<Integer, String> refused = new LinkedHashMap<>();
    int[] counts = images.counts();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        refused.put(
            c,
            "Class '%s' has no image in %s."
                .formatted(real.classes().get(c), name(options.path())));
      }
    }
    return refused;
  }

  private String fingerprint() {
    try {
      return ContentFingerprint.of(options.path());
    } catch (IOException e) {
      throw new DataException(
          name(options.path()) + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static String name(Path path) {
    return Visible.of(path.toString());
  }
}
