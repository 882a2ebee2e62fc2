package equipoise.experiments.audit;

import equipoise.core.Counted;
import equipoise.core.Seed;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.gan.audit.AuditedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Real, held-out and synthetic images as paths hold them, brought under the real set's classes.
 *
 * @param images to be audited, one for each set of synthetic ones
 * @param notes what must be said about how they came about, a sentence each
 */
public record AuditSets(List<AuditedImages> images, List<String> notes) {
  private static final int LEAST = 10;

  public AuditSets {
    images = List.copyOf(images);
    notes = List.copyOf(notes);
  }

  /**
   * @param heldOut empty to hold out the real set's own test part, or without one a part of it
   * @param synthetic at least one set
   * @param seed of that part
   * @throws DataException in one line, if a path cannot be read or the sets do not fit together
   */
  public static AuditSets read(Path real, Optional<Path> heldOut, List<Path> synthetic, Seed seed) {
    List<String> notes = new ArrayList<>();
    ImageSet set = read(real, notes);
    requireClasses(set.train(), real);
    List<Dataset> made = new ArrayList<>();
    for (Path path : synthetic) {
      Dataset images = all(read(path, notes));
      requireEnough(images, path);
      made.add(under(set.train(), images, real, path));
    }
    AuditParts parts = parts(set, real, heldOut, seed, notes);
    return new AuditSets(made.stream().map(parts::with).toList(), notes);
  }

  /** Real images without the held-out ones. */
  public Dataset train() {
    return images.get(0).train();
  }

  private static AuditParts parts(
      ImageSet set, Path real, Optional<Path> heldOut, Seed seed, List<String> notes) {
    if (heldOut.isPresent()) {
      Dataset other = all(read(heldOut.get(), notes));
      return AuditParts.apart(set.train(), under(set.train(), other, real, heldOut.get()), notes);
    }
    if (set.test().isPresent()) {
      notes.add(shown(real) + ": its test part is held out.");
      return AuditParts.apart(set.train(), set.test().get(), notes);
    }
    AuditParts split = AuditParts.split(set.train(), seed);
    notes.add(
        "%s: %s held out by seed, of each class %.0f %%; the synthetic images may have been made from them, too, so name images that they were not made from by --heldout."
            .formatted(
                shown(real),
                Counted.of(split.heldOut().size(), "image"),
                100 * AuditParts.HELD_OUT));
    return split;
  }

  private static ImageSet read(Path path, List<String> notes) {
    ImageSet set = ImageSets.read(path, ReadOptions.DEFAULTS);
    set.warnings().stream().map(Problem::line).forEach(notes::add);
    return set;
  }

  /** Its test part among them. */
  private static Dataset all(ImageSet set) {
    return set.test().map(set.train()::concat).orElse(set.train());
  }

  private static void requireClasses(Dataset train, Path path) {
    if (train.classes().size() < 2) {
      throw new DataException(
          "%s: has the one class '%s', but a classifier needs two to tell apart"
              .formatted(shown(path), Visible.shortened(train.classes().get(0))));
    }
  }

  private static void requireEnough(Dataset synthetic, Path path) {
    int largest = Arrays.stream(synthetic.counts()).max().orElse(0);
    if (largest < LEAST) {
      throw new DataException(
          "%s: %s, at most %d of a class, are too few to audit; at least %d of a class are needed"
              .formatted(shown(path), Counted.of(synthetic.size(), "image"), largest, LEAST));
    }
  }

  /** The same images under the real set's classes. */
  private static Dataset under(Dataset real, Dataset other, Path realPath, Path path) {
    if (!real.shape().equals(other.shape())) {
      throw new DataException(
          "%s: has images of %s (channels x height x width), but %s has %s; 'data convert' with --size and --channels makes them alike"
              .formatted(shown(path), other.shape(), shown(realPath), real.shape()));
    }
    return new CommonClasses(real.classes(), realPath).of(other, path);
  }

  private static String shown(Path path) {
    return Visible.of(path.toString());
  }
}
