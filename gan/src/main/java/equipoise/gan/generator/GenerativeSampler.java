package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.catalogue.Parameter;
import equipoise.core.catalogue.Range;
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
import equipoise.core.learning.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Fills small classes with generated images. A class that the generator refuses is filled with
 * copies of its images instead (random over-sampling) or left as it is, and a note says so; a
 * generator that cannot be trained at all fails the trial with its {@link
 * equipoise.core.learning.GenerationException}.
 *
 * <p>A strategy means what it means for over-samplers ({@link Targets}), except that of a group of
 * classes each gets only a share of what it lacks; counts and a ratio are met exactly.
 */
public final class GenerativeSampler implements Sampler {
  /** The option of every generator that says how far it fills classes. */
  public static final Parameter FILL =
      Parameter.number(
          "fill",
          new Range(0, 1, true, false),
          0.5,
          "share of the gap to the largest class that is filled; counts and ratios are met exactly");

  /** The option of every generator that says whether its classes are audited first. */
  public static final Parameter GATE =
      Parameter.word(
          "gate",
          List.of("on", "off"),
          "whether only classes whose generated images pass an audit are filled with them");

  /** The option of every generator that says what becomes of a class that is refused. */
  public static final Parameter REFUSED =
      Parameter.word(
          "refused",
          Arrays.stream(Refused.values()).map(r -> r.name().toLowerCase(Locale.ROOT)).toList(),
          "what a class that the generator or the gate refuses is filled with");

  /** What a refused class is filled with. */
  public enum Refused {
    /** Copies of its images: random over-sampling. */
    COPIES,
    /** Nothing: it stays as it is. */
    NOTHING
  }

  private final Source source;
  private final double fill;
  private final Refused refused;

  private GenerativeSampler(Source source, double fill, Refused refused) {
    if (!FILL.range().holds(fill)) {
      throw new IllegalArgumentException("fill must be in (0, 1], but is " + fill);
    }
    this.source = source;
    this.fill = fill;
    this.refused = refused;
  }

  /**
   * Trains a generator in each {@link #resample}, and closes it.
   *
   * @param validation held out of the training set, to select the checkpoint by
   * @param fill share of the gap to the largest class that is filled, in (0, 1]
   * @param refused what classes are filled with that the generator refuses
   */
  public GenerativeSampler(
      GeneratorTrainer trainer, Dataset validation, double fill, Refused refused) {
    this((train, seed, progress) -> trainer.fit(train, validation, seed, progress), fill, refused);
    Objects.requireNonNull(trainer);
    Objects.requireNonNull(validation);
  }

  /** Fills refused classes with copies. */
  public GenerativeSampler(GeneratorTrainer trainer, Dataset validation, double fill) {
    this(trainer, validation, fill, Refused.COPIES);
  }

  /**
   * Uses a generator that is trained already, which the caller closes. It must have been trained on
   * the training set that {@link #resample} is given, or a part of it.
   */
  public static GenerativeSampler of(Generator trained, double fill) {
    Objects.requireNonNull(trained);
    return new GenerativeSampler(
        (train, seed, progress) -> new Borrowed(trained), fill, Refused.COPIES);
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SortedMap<Integer, Integer> missing = missing(strategy, train.data());
    if (missing.isEmpty()) {
      return Resampled.of(
          train,
          Note.of(
              Note.Kind.NOTHING_TO_DO, "No class has a gap to fill, so nothing was generated."));
    }
    CollectedNotes notes = new CollectedNotes();
    try (Generator generator = source.open(train, seed.child("training"), notes.and(progress))) {
      Dataset synthetic = train.data().select(new int[0]);
      for (Map.Entry<Integer, Integer> gap : missing.entrySet()) {
        progress.checkpoint();
        synthetic =
            synthetic.concat(made(generator, train, gap.getKey(), gap.getValue(), seed, notes));
      }
      return new Resampled(
          train.plus(synthetic), ClassMap.identity(train.data().classes()), notes.all());
    }
  }

  /** By class how many images to make, at least one. */
  private SortedMap<Integer, Integer> missing(Strategy strategy, Dataset data) {
    SortedMap<Integer, Integer> missing = new TreeMap<>();
    boolean partly = strategy instanceof Strategy.Named;
    Targets.resolve(strategy, Targets.Kind.OVER, data)
        .amounts()
        .forEach((label, gap) -> missing.put(label, partly ? (int) Math.round(fill * gap) : gap));
    missing.values().removeIf(n -> n == 0);
    return missing;
  }

  private Dataset made(
      Generator generator, TrainingSet train, int label, int n, Seed seed, CollectedNotes notes) {
    String reason = generator.refused().get(label);
    if (reason == null) {
      return generator.generate(label, n, seed.child("images"));
    }
    notes.forgetRefusal(label);
    if (refused == Refused.NOTHING) {
      notes.add(Note.of(Note.Kind.REFUSED, label, reason));
      return train.data().select(new int[0]);
    }
    notes.add(
        Note.of(
            Note.Kind.COPIED,
            label,
            "%s It was filled with %s instead (random over-sampling)."
                .formatted(reason, n == 1 ? "a copy" : n + " copies")));
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

  /** Trains or lends a generator; what it returns is closed after use. */
  private interface Source {
    Generator open(TrainingSet train, Seed seed, Progress progress);
  }

  /** A generator that someone else closes. */
  private record Borrowed(Generator owned) implements Generator {
    @Override
    public Dataset generate(int label, int count, Seed seed) {
      return owned.generate(label, count, seed);
    }

    @Override
    public Map<Integer, String> refused() {
      return owned.refused();
    }

    @Override
    public void close() {}
  }

  /** The notes of training and filling. */
  private static final class CollectedNotes {
    private final List<Note> notes = new ArrayList<>();

    void add(Note note) {
      notes.add(note);
    }

    /** Drops the trainer's note on a class, which a fuller one replaces. */
    void forgetRefusal(int label) {
      notes.removeIf(
          note -> note.kind() == Note.Kind.REFUSED && note.label().equals(OptionalInt.of(label)));
    }

    List<Note> all() {
      return notes;
    }

    /** Passes everything on to {@code progress} and keeps the notes. */
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
