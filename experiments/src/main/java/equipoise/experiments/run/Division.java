package equipoise.experiments.run;

import equipoise.core.Counted;
import equipoise.core.Seed;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.Splits.HoldOut;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.DataSpec.TestSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a data set for one repeat, or one fold of it: test before anything is thinned, validation
 * from the rest. What belongs together ({@link Dataset#group}) stays on one side.
 */
final class Division {
  private final DataSpec spec;
  private final Separation read;

  Division(DataSpec spec, Separation read) {
    this.spec = spec;
    this.read = read;
  }

  /**
   * With a test set, given or drawn.
   *
   * @throws DataException if the data cannot be divided so
   */
  TrialData of(Seed seed) {
    return parts(holdOut(seed.child("test")), seed);
  }

  /**
   * With one fold as the test set.
   *
   * @param seed of the repeat, whose folds all have it
   * @param folds 0 for none: {@link #of(Seed)}
   * @throws DataException if the data cannot be divided so
   */
  TrialData of(Seed seed, int folds, int fold) {
    if (folds == 0) {
      return of(seed);
    }
    Dataset whole = read.train();
    HoldOut drawn = Splits.folds(whole, folds, whole.groups(), seed.child("folds")).get(fold);
    return parts(drawn, seed.child("fold", fold)).with(rareClasses(whole, folds));
  }

  /** A sentence for each class that some folds cannot test. */
  static List<Note> rareClasses(Dataset whole, int folds) {
    List<Note> notes = new ArrayList<>();
    int[] counts = whole.counts();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0 && counts[c] < folds) {
        notes.add(
            Note.of(
                Note.Kind.SPLIT,
                "Class '%s' has %s for %d folds: each is tested once, some folds have none, and their figures leave the class out."
                    .formatted(
                        Visible.shortened(whole.classes().get(c)),
                        Counted.of(counts[c], "image"),
                        folds)));
      }
    }
    return notes;
  }

  private TrialData parts(HoldOut test, Seed seed) {
    requireImages("test", test.heldOut(), test.train());
    requireTrained(test);
    TrainingSet thinned = spec.imbalance().thin(test.train(), seed.child("subset"));
    HoldOut validation =
        Splits.validation(
            thinned, spec.validation(), thinned.data().groups(), seed.child("validation"));
    requireImages("validation", validation.heldOut(), validation.train());
    List<Note> notes = new ArrayList<>(read.notes());
    test.notes().forEach(note -> notes.add(splitNote("Test set: " + note)));
    validation.notes().forEach(note -> notes.add(splitNote("Validation set: " + note)));
    return new TrialData(validation.train(), validation.heldOut(), test.heldOut(), notes);
  }

  private Note splitNote(String sentence) {
    return Note.of(Note.Kind.SPLIT, Visible.shortenedIn(sentence, read.train().classes()));
  }

  /** Where all images are in one group, they all stay on one side. */
  private static void requireImages(String part, Dataset heldOut, TrainingSet left) {
    if (heldOut.size() == 0 || left.size() == 0) {
      Dataset full = heldOut.size() == 0 ? left.data() : heldOut;
      throw new DataException(
          "no image is left to "
              + (heldOut.size() == 0 ? part + " on" : "train on")
              + ": images of one group, and copies of one picture, stay on one side of the split,"
              + " and the "
              + full.size()
              + " images are in too few groups");
    }
  }

  /** What can be tested must have been trained on; parts that were given are only noted. */
  private void requireTrained(HoldOut test) {
    int[] trained = test.train().counts();
    int[] tested = test.heldOut().counts();
    int[] before = read.train().counts();
    for (int c = 0; c < trained.length; c++) {
      if (trained[c] == 0 && tested[c] > 0 && before[c] > 0) {
        throw new DataException(
            "the test set takes all "
                + tested[c]
                + " images of class '"
                + test.heldOut().classes().get(c)
                + "', so none is left to train on; hold out fewer, or give the class more groups");
      }
    }
  }

  private HoldOut holdOut(Seed seed) {
    Dataset whole = read.train();
    Dataset part = read.test();
    if (spec.test() instanceof TestSpec.PerClass perClass) {
      Dataset from = part == null ? whole : part;
      HoldOut drawn = Splits.holdOutPerClass(from, perClass.count(), from.groups(), seed);
      return part == null ? drawn : Splits.given(whole, drawn.heldOut());
    }
    if (part != null && spec.test() instanceof TestSpec.Fraction) {
      throw new DataException(
          (spec.path() == null ? "the embedded data set" : spec.path())
              + " has a test part, so 'test: {fraction: ...}' does not apply; omit 'test' to"
              + " use the part, or write 'test: {perClass: N}' to draw from it");
    }
    double share =
        spec.test() instanceof TestSpec.Fraction f ? f.share() : DataSpec.DEFAULT_TEST_SHARE;
    return part == null
        ? Splits.holdOut(whole, share, whole.groups(), seed)
        : Splits.given(whole, part);
  }
}
