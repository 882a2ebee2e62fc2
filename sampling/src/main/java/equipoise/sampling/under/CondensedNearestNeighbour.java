package equipoise.sampling.under;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Option;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Neighbours;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SamplerEntry;
import equipoise.sampling.space.Distances;
import equipoise.sampling.space.Points;
import equipoise.sampling.space.ProgressCounter;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Condensed nearest neighbour: keeps of a class what a nearest-neighbour classifier needs to tell
 * it from the smallest class. The store starts with the smallest class and a few rows of the other,
 * drawn at random; then the rows are visited in their order, and one whose nearest neighbour in the
 * store is of the other class joins it. Hart, IEEE Trans. Information Theory 14 (1968) 515, doi
 * 10.1109/TIT.1968.1054155.
 *
 * <p>Hart continues until a pass adds nothing. Here the first pass is the last one that could: the
 * smallest class lies in the store from the start, and rows that join can only help the rows of
 * their own class. Differs from imbalanced-learn, which confuses the row numbers of the class with
 * those of all rows. With more than two classes each is condensed against the smallest alone. Equal
 * distances go to the smaller row.
 */
public final class CondensedNearestNeighbour implements Sampler {
  public static final Entry<Sampler> ENTRY =
      SamplerEntry.withDistances("cnn", Options.DEFAULTS, CondensedNearestNeighbour::new)
          .family(Family.CLEANING)
          .summary(
              "what a nearest-neighbour classifier needs to tell the class from the smallest one stays")
          .source(
              "Hart, IEEE Trans. Information Theory 14 (1968) 515, doi 10.1109/TIT.1968.1054155")
          .traits(Trait.NUMERIC_ONLY)
          .build();

  private final Options options;

  /**
   * @param seeds rows of the class that the store starts with, at least 1
   */
  public record Options(
      @Option(value = "rows drawn from each class to start with", min = 1) int seeds) {
    public static final Options DEFAULTS = new Options(1);

    public Options {
      if (seeds < 1) {
        throw new IllegalArgumentException("seeds must be at least 1, but is " + seeds);
      }
    }
  }

  public CondensedNearestNeighbour(Options options) {
    this.options = options;
  }

  @Override
  public Resampled resample(TrainingSet train, Strategy strategy, Seed seed, Progress progress) {
    SamplerCall call =
        SamplerCall.of(ENTRY.name(), train, strategy, Targets.Kind.CLEANING, seed, progress)
            .requireNumbers();
    int smallest = call.smallestClass();
    BitSet removed = new BitSet(train.size());
    for (int label : call.targets().amounts().keySet()) {
      if (label != smallest) {
        Arrays.stream(call.data().rowsOf(label)).forEach(removed::set);
        int[] start = call.draw(label, options.seeds());
        Arrays.stream(kept(call, smallest, label, start)).forEach(removed::clear);
      }
    }
    return call.without(removed);
  }

  /**
   * The rows of the class that stay, ascending.
   *
   * @param start rows of the class that the store starts with
   */
  static int[] kept(SamplerCall call, int smallest, int label, int[] start) {
    Dataset data = call.data();
    int[] rows = data.rowsOf(label);
    int[] rivals = data.rowsOf(smallest);
    Neighbours nearest = call.neighboursAmong(rivals).nearest(Points.of(data, rows), 1);
    Store store = new Store(data, rows);
    Arrays.stream(start).map(row -> Arrays.binarySearch(rows, row)).forEach(store::add);
    ProgressCounter counter = call.counter("rows", rows.length);
    for (int i = 0; i < rows.length; i++) {
      int rival = rivals[nearest.rows()[i][0]];
      if (!store.wins(i, nearest.squaredDistances()[i][0], rival)) {
        store.add(i);
      }
      counter.done();
    }
    return store.members.stream().map(i -> rows[i]).toArray();
  }

  /** The kept rows of the class, and for each row of the class the nearest of them. */
  private static final class Store {
    private final Dataset data;
    private final int[] rows;
    private final Distances distances;
    private final BitSet members = new BitSet();
    private final double[] distance;
    private final int[] nearest;
    private final double[] scratch;

    Store(Dataset data, int[] rows) {
      this.data = data;
      this.rows = rows;
      this.distances = new Distances(Points.of(data, rows));
      this.distance = new double[rows.length];
      this.nearest = new int[rows.length];
      this.scratch = new double[rows.length];
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
    }

    void add(int member) {
      members.set(member);
      distances.from(data.values(rows[member]), scratch);
      for (int i = 0; i < rows.length; i++) {
        if (scratch[i] < distance[i] || (scratch[i] == distance[i] && rows[member] < nearest[i])) {
          distance[i] = scratch[i];
          nearest[i] = rows[member];
        }
      }
    }

    /** Whether row {@code i} of the class is nearer to a member than to the rival. */
    boolean wins(int i, double rivalDistance, int rival) {
      return members.get(i)
          || distance[i] < rivalDistance
          || (distance[i] == rivalDistance && nearest[i] < rival);
    }
  }
}
