package equipoise.sampling.call;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.space.ExactNeighbours;
import equipoise.sampling.space.MemoryNeed;
import equipoise.sampling.space.Points;
import equipoise.sampling.space.ProgressCounter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One checked call of a sampler.
 *
 * @param method the sampler's name in messages
 * @param train rows of at least two classes
 * @param targets what the strategy asks of them
 * @param progress of the call
 */
public record SamplerCall(
    String method, TrainingSet train, Targets targets, Seed seed, Progress progress) {
  /** A row's array, label and origin, and the places where they are kept. */
  private static final long BYTES_BESIDE_VALUES = 100;

  /**
   * @throws IllegalArgumentException if a method of this kind cannot use such a strategy
   * @throws DataException if fewer than two classes have rows, or their counts cannot meet the
   *     strategy
   * @throws Progress.Cancelled if the call is not wanted from the start
   */
  public static SamplerCall of(
      String method,
      TrainingSet train,
      Strategy strategy,
      Targets.Kind kind,
      Seed seed,
      Progress progress) {
    requireTwoClasses(method, train.data());
    Targets targets = Targets.resolve(strategy, kind, train.data());
    progress.checkpoint();
    if (kind == Targets.Kind.OVER) {
      rowsToMake(train.data(), targets.total()).report(progress, false);
    }
    return new SamplerCall(method, train, targets, seed, progress);
  }

  private static MemoryNeed rowsToMake(Dataset data, long rows) {
    long row = (long) data.dimension() * (data.isImages() ? Byte.BYTES : Double.BYTES);
    String work = String.format(Locale.ROOT, "%,d new rows", rows);
    return new MemoryNeed(work, data.size() * row, rows * (row + BYTES_BESIDE_VALUES));
  }

  /**
   * Checks the data of a method that chooses its targets itself, so that only {@code auto} is left.
   */
  public static void checkOwnTargets(
      String method, TrainingSet train, Strategy strategy, Progress progress) {
    if (!strategy.equals(Strategy.AUTO)) {
      throw new IllegalArgumentException(
          method
              + " chooses its own class sizes, so the strategy must be 'auto', but is "
              + strategy);
    }
    requireTwoClasses(method, train.data());
    progress.checkpoint();
  }

  private static void requireTwoClasses(String method, Dataset data) {
    long present = Arrays.stream(data.counts()).filter(count -> count > 0).count();
    if (present == 0) {
      throw new DataException(method + " needs rows of at least two classes, but there is no row");
    }
    if (present == 1) {
      throw new DataException(
          "%s needs rows of at least two classes, but all %d are of class '%s'"
              .formatted(method, data.size(), data.classes().get(data.label(0))));
    }
  }

  /** A piece of the work that says how far it is. */
  public ProgressCounter counter(String stage, long total) {
    return new ProgressCounter(progress, stage, total);
  }

  /** The neighbours of rows among all. */
  public ExactNeighbours neighbours() {
    return ExactNeighbours.of(data()).reporting(progress);
  }

  /** The neighbours of rows among some, by their positions in {@code rows}. */
  public ExactNeighbours neighboursAmong(int[] rows) {
    return new ExactNeighbours(Points.of(data(), rows)).reporting(progress);
  }

  public Dataset data() {
    return train.data();
  }

  /** The class with the fewest rows, of equally small ones the first. */
  public int smallestClass() {
    int[] counts = train.counts();
    return IntStream.range(0, counts.length)
        .filter(c -> counts[c] > 0)
        .reduce((a, b) -> counts[b] < counts[a] ? b : a)
        .orElseThrow();
  }

  /** The training set without the given rows; a note names every class that lost its last one. */
  public Resampled without(BitSet removed) {
    BitSet kept = new BitSet(train.size());
    kept.set(0, train.size());
    kept.andNot(removed);
    TrainingSet left = train.select(kept.stream().toArray());
    int[] before = train.counts();
    int[] after = left.counts();
    Note[] notes =
        IntStream.range(0, before.length)
            .filter(c -> before[c] > 0 && after[c] == 0)
            .mapToObj(
                c ->
                    Note.of(
                        Note.Kind.CLASS_LOST,
                        c,
                        "Class '%s' lost all its %d rows to %s."
                            .formatted(data().classes().get(c), before[c], method)))
            .toArray(Note[]::new);
    return Resampled.of(left, notes);
  }

  /** The numbers drawn for a class: no other class's size, order or method changes them. */
  public RandomGenerator generator(int label) {
    return seed.child(method).child(data().classes().get(label)).generator();
  }

  /** Different rows of a class, drawn at random, ascending; all of them where it has no more. */
  public int[] draw(int label, int amount) {
    int[] rows = data().rowsOf(label);
    RandomGenerator random = generator(label);
    int drawn = Math.min(amount, rows.length);
    for (int i = 0; i < drawn; i++) {
      int other = i + random.nextInt(rows.length - i);
      int row = rows[other];
      rows[other] = rows[i];
      rows[i] = row;
    }
    return Arrays.stream(rows).limit(drawn).sorted().toArray();
  }

  /**
   * Refuses tables that cannot be calculated with: nominal columns, missing or infinite values.
   *
   * @throws DataException that names the first such column, and row
   */
  public SamplerCall requireNumbers() {
    requireNumbers(method, data());
    return this;
  }

  /** As {@link #requireNumbers()}, for a method without targets. */
  public static void requireNumbers(String method, Dataset data) {
    if (!(data.shape() instanceof TableShape table)) {
      return;
    }
    for (TableShape.Column column : table.columns()) {
      if (column.isNominal()) {
        throw new DataException(
            "%s calculates with numbers, but column '%s' is nominal; use smote-nc (smote-n where all columns are nominal), random-over or random-under, or omit the column"
                .formatted(method, column.name()));
      }
    }
    CalculableValues.require(method, data);
  }

  /**
   * Refuses tables with missing or infinite values, or such that squares overflow or underflow.
   *
   * @throws DataException that names the first such row and column
   */
  public SamplerCall requireComplete() {
    CalculableValues.require(method, data());
    return this;
  }
}
