package equipoise.experiments.run;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.Splits.HoldOut;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Note;
import equipoise.core.learning.Resampled;
import equipoise.core.metrics.Metrics;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.DataSpec.TestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The way of an image, from a data set as it was read to the figures of one trial. */
final class TrialRunner {
  private final StudyData data;
  private final ArmRunner arms;
  private final SampleSheets sheets;
  private final Consumer<Trial> resampledSignal;

  /**
   * @param resampledSignal told when a trial's training set is there, so that others may share it
   */
  TrialRunner(
      StudyData data, ArmRunner arms, SampleSheets sheets, Consumer<Trial> resampledSignal) {
    this.data = data;
    this.arms = arms;
    this.sheets = sheets;
    this.resampledSignal = resampledSignal;
  }

  /** Test before anything is thinned, validation out of what is left to train on. */
  static Prepared prepare(DataSpec spec, StudyData.Parts read, Seed seed) {
    HoldOut test = holdOut(spec, read, seed.child("test"));
    TrainingSet thinned = spec.imbalance().thin(test.train(), seed.child("subset"));
    int[] duplicates = Splits.duplicateGroups(thinned.data());
    HoldOut validation =
        Splits.validation(thinned, spec.validation(), duplicates, seed.child("validation"));
    List<Note> notes = new ArrayList<>();
    read.notes().forEach(note -> notes.add(Note.of(Note.Kind.DATA, note)));
    test.notes().forEach(note -> notes.add(Note.of(Note.Kind.SPLIT, "Test set: " + note)));
    validation
        .notes()
        .forEach(note -> notes.add(Note.of(Note.Kind.SPLIT, "Validation set: " + note)));
    return new Prepared(validation.train(), validation.heldOut(), test.heldOut(), notes);
  }

  /** Seeds go by name: what methods share comes from the data set and repeat alone. */
  Scored run(Trial trial, TrialLog log, Stages stages) {
    Prepared prepared =
        log.timed("prepare", () -> data.prepared(trial.data(), trial.repeat(), trial.seed()));
    log.notes(prepared.notes());
    stages.prepared(prepared);
    Resampled train = log.timed("resample", () -> arms.resample(trial, prepared, log));
    resampledSignal.accept(trial);
    log.notes(train.notes());
    stages.resampled(train);
    sheets.write(trial, prepared.train().data(), train);
    Splits.requireDisjoint(train.data(), prepared.validation());
    Splits.requireDisjoint(train.data(), prepared.test());
    Seed weights = trial.seed().child("training");
    try (Classifier classifier =
        log.timed(
            "train",
            () -> arms.learner(trial, prepared).fit(train, prepared.validation(), weights, log))) {
      float[][] probabilities = log.timed("test", () -> classifier.probabilities(prepared.test()));
      Dataset test = prepared.test();
      return new Scored(
          Metrics.of(test.labels(), probabilities, test.classes()), classifier.learningCurve());
    }
  }

  private static HoldOut holdOut(DataSpec spec, StudyData.Parts read, Seed seed) {
    Dataset whole = read.train();
    Dataset part = read.test();
    if (spec.test() instanceof TestSpec.PerClass perClass) {
      Dataset from = part == null ? whole : part;
      HoldOut drawn =
          Splits.holdOutPerClass(from, perClass.count(), Splits.duplicateGroups(from), seed);
      return part == null ? drawn : Splits.given(whole, drawn.heldOut());
    }
    if (part != null && spec.test() instanceof TestSpec.Fraction) {
      throw new DataException(
          spec.path()
              + " has a test part, so 'test: {fraction: ...}' does not apply; leave 'test' away to"
              + " use the part, or write 'test: {perClass: N}' to draw from it");
    }
    double share =
        spec.test() instanceof TestSpec.Fraction f ? f.share() : DataSpec.DEFAULT_TEST_SHARE;
    return part == null
        ? Splits.holdOut(whole, share, Splits.duplicateGroups(whole), seed)
        : Splits.given(whole, part);
  }

  /** Is told how far a trial came, for the record of one that fails. */
  interface Stages {
    void prepared(Prepared data);

    void resampled(Resampled train);
  }

  /** What a trial found. */
  record Scored(Metrics metrics, LearningCurve learningCurve) {}
}
