package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Fills small classes with generated images. A class that the generator refuses is filled with
 * copies of its images instead (random over-sampling), and a note says so; a generator that cannot
 * be trained at all fails the trial with its {@link equipoise.core.learning.GenerationException}.
 *
 * <p>Strategies: groups of classes are filled by {@code fill} times their gap to the largest class,
 * counts exactly; a ratio or a list of classes is refused.
 */
public final class GenerativeSampler implements Sampler {
  private final Source source;
  private final double fill;

  private GenerativeSampler(Source source, double fill) {
    if (!(fill > 0 && fill <= 1)) {
      throw new IllegalArgumentException("fill must be in (0, 1], but is " + fill);
    }
    this.source = source;
    this.fill = fill;
  }

  /**
   * Trains a generator in each {@link #resample}, and closes it.
   *
   * @param validation held out of the training set, for the choice of the checkpoint
   * @param fill share of the gap to the largest class that is filled, in (0, 1]
   */
  public GenerativeSampler(GeneratorTrainer trainer, Dataset validation, double fill) {
    this((train, seed, progress) -> trainer.fit(train, validation, seed, progress), fill);
    Objects.requireNonNull(trainer);
    Objects.requireNonNull(validation);
  }

  /**
   * Uses a generator that is trained already, which the caller closes. It must have been trained on
   * the training set that {@link #resample} is given, or a part of it.
   */
  public static GenerativeSampler of(Generator trained, double fill) {
    Objects.requireNonNull(trained);
    return new GenerativeSampler((train, seed, progress) -> new Borrowed(trained), fill);
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    int[] counts = train.counts();
    int[] targets = Targets.of(strategy, fill, counts, train.data().classes());
    if (Arrays.equals(counts, targets)) {
      return Resampled.of(
          train,
          Note.of(Note.Kind.NOTHING_TO_DO, "no class has a gap to fill: nothing was generated"));
    }
    CollectedNotes notes = new CollectedNotes();
    try (Generator generator = source.open(train, seed.child("training"), notes.and(progress))) {
      Dataset synthetic = train.data().select(new int[0]);
      for (int label = 0; label < counts.length; label++) {
        int missing = targets[label] - counts[label];
        if (missing > 0) {
          progress.checkpoint();
          synthetic = synthetic.concat(made(generator, train, label, missing, seed, notes));
        }
      }
      return new Resampled(
          train.plus(synthetic), ClassMap.identity(train.data().classes()), notes.all());
    }
  }

  private static Dataset made(
      Generator generator, TrainingSet train, int label, int n, Seed seed, CollectedNotes notes) {
    String reason = generator.refused().get(label);
    if (reason == null) {
      return generator.generate(label, n, seed.child("images"));
    }
    notes.drop(Note.of(Note.Kind.REFUSED, label, reason));
    if (train.counts()[label] == 0) {
      notes.add(Note.of(Note.Kind.REFUSED, label, reason + "; without any image it stays empty"));
      return train.data().select(new int[0]);
    }
    notes.add(
        Note.of(
            Note.Kind.COPIED,
            label,
            reason + "; it was filled with " + n + " copies (random over-sampling)"));
    return copies(train.data(), label, n, seed.child("copies").child("class", label).generator());
  }

  private static Dataset copies(Dataset data, int label, int n, RandomGenerator random) {
    int[] candidates = data.rowsOf(label);
    int[] rows = new int[n];
    Origin[] origins = new Origin[n];
    for (int i = 0; i < n; i++) {
      rows[i] = candidates[random.nextInt(candidates.length)];
      origins[i] = new Origin.Copied(rows[i]);
    }
    return data.select(rows).withOrigins(origins);
  }

  /** Where the generator comes from; what it returns is closed after use. */
  private interface Source {
    Generator open(TrainingSet train, Seed seed, Progress progress);
  }

  /** A generator whose owner is someone else. */
  private record Borrowed(Generator owned) implements Generator {
    @Override
    public Dataset generate(int label, int count, Seed seed) {
      return owned.generate(label, count, seed);
    }

    @Override
    public java.util.Map<Integer, String> refused() {
      return owned.refused();
    }

    @Override
    public void close() {}
  }

  /** What was noted on the way, for the report. */
  private static final class CollectedNotes {
    private final List<Note> notes = new ArrayList<>();

    void add(Note note) {
      notes.add(note);
    }

    /** Forgets a note that a fuller one replaces. */
    void drop(Note note) {
      notes.remove(note);
    }

    List<Note> all() {
      return notes;
    }

    /** The caller's progress, listened to. */
    Progress and(Progress progress) {
      return new Progress() {
        @Override
        public void report(String stage, long done, long total) {
          progress.report(stage, done, total);
        }

        @Override
        public boolean cancelled() {
          return progress.cancelled();
        }

        @Override
        public void samples(String stage, long done, Dataset samples) {
          progress.samples(stage, done, samples);
        }

        @Override
        public void note(Note note) {
          notes.add(note);
          progress.note(note);
        }
      };
    }
  }
}
