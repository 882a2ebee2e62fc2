package equipoise.sampling.space;

import equipoise.core.data.Dataset;
import equipoise.core.learning.NeighbourIndex;
import equipoise.core.learning.Neighbours;
import equipoise.core.learning.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Nearest neighbours by comparing every pair, tile by tile: the matrix of all distances never
 * exists. Distances are direct differences in double precision, summed in the order of the
 * coordinates; for images every distance is a whole number and exact. Large problems first leave
 * out by matrix products in single precision what cannot be among the answer, see {@link
 * MatrixSearch}; small ones load no native library. The answer is the same either way, and for any
 * number of threads.
 *
 * <p>A search runs in the fork-join pool of the calling thread, otherwise in the common one.
 */
public final class ExactNeighbours implements NeighbourIndex {
  /**
   * Up to so many differences of coordinates the native library is not worth loading: that takes
   * about .25 s, and a first search of this size .25 s without it.
   */
  private static final long SMALL = 1L << 29;

  /**
   * Below so many coordinates a difference costs less than ruling it out does. On 11,183 rows of 6
   * columns with many duplicates ENN took twice as long by matrix products.
   */
  private static final int FEW_COORDINATES = 16;

  private static final long WORTH_A_NOTE = 1L << 37;

  private final Points points;
  private final Progress progress;
  private final Way way;

  /** How to search; package-private for tests, which hold one against the other. */
  enum Way {
    FITTING,
    PLAIN,
    MATRIX
  }

  public ExactNeighbours(Points points) {
    this(points, Progress.none(), Way.FITTING);
  }

  ExactNeighbours(Points points, Progress progress, Way way) {
    this.points = points;
    this.progress = progress;
    this.way = way;
  }

  /** Every example of the data is a point. */
  public static ExactNeighbours of(Dataset data) {
    return new ExactNeighbours(Points.of(data));
  }

  /** The same points, whose searches say how far they are and can be cancelled. */
  public ExactNeighbours reporting(Progress newProgress) {
    return new ExactNeighbours(points, newProgress, way);
  }

  /**
   * About how many bytes a search takes beyond the points and the answer.
   *
   * @param points that are searched, and others that ask
   * @param queries points that ask
   * @param threads that search at the same time
   */
  public static long extraBytes(long points, long queries, int dimension, int k, int threads) {
    return SinglePoints.bytes(points, dimension)
        + threads * Tile.bytes(dimension)
        + Candidates.bytes(queries, k)
        + points * 3 * Integer.BYTES;
  }

  @Override
  public int size() {
    return points.size();
  }

  @Override
  public Neighbours nearest(double[][] queries, int k) {
    return nearest(Points.of(queries), k);
  }

  /** The nearest points of each query, as {@link #nearest(double[][], int)}. */
  public Neighbours nearest(Points queries, int k) {
    requireDimension(queries);
    int most = Math.min(atLeastOne(k), size());
    if (most > 0 && useMatrix(queries.size())) {
      Scaling scaling = Scaling.of(new SearchOrder.Joined(queries, points));
      if (scaling.fits()) {
        return byMatrix(SearchOrder.of(points, queries), scaling, most);
      }
    }
    return plain(queries, most, self(queries.size()), 1);
  }

  @Override
  public Neighbours nearestOthers(int k) {
    return nearestOthers(IntStream.range(0, size()).toArray(), k);
  }

  /** The nearest other points of some of the points, in the order of {@code rows}. */
  public Neighbours nearestOthers(int[] rows, int k) {
    int[] different = Arrays.stream(rows).sorted().distinct().toArray();
    if (different.length < rows.length) {
      Neighbours found = nearestOthers(different, k);
      int[] places = Arrays.stream(rows).map(row -> Arrays.binarySearch(different, row)).toArray();
      return new Neighbours(
          Arrays.stream(places).mapToObj(at -> found.rows()[at].clone()).toArray(int[][]::new),
          Arrays.stream(places)
              .mapToObj(at -> found.squaredDistances()[at].clone())
              .toArray(double[][]::new));
    }
    int most = Math.min(atLeastOne(k), Math.max(0, size() - 1));
    if (most > 0 && useMatrix(rows.length)) {
      Scaling scaling = Scaling.of(points);
      if (scaling.fits()) {
        return byMatrix(SearchOrder.of(points, rows), scaling, most);
      }
    }
    return plain(points.select(rows), most, rows, 1);
  }

  /**
   * The neighbours of some of the points.
   *
   * @param amongAll in the order of the group, by row
   * @param withinGroup in the order of the group, by position in it
   */
  public record OfGroup(Neighbours amongAll, Neighbours withinGroup) {}

  /**
   * The nearest other points of a group of the points, and those in the group itself: as {@link
   * #nearestOthers(int[], int)} of all points and {@link #nearestOthers(int)} of the group's, in
   * one search.
   *
   * @param group rows, ascending
   */
  public OfGroup nearestOthersOf(int[] group, int k) {
    int most = Math.min(atLeastOne(k), size() - 1);
    if (most > 0 && useMatrix(group.length)) {
      Scaling scaling = Scaling.of(points);
      if (scaling.fits()) {
        return byMatrix(group, scaling, most);
      }
    }
    return new OfGroup(
        nearestOthers(group, k),
        new ExactNeighbours(points.select(group), progress, way).nearestOthers(k));
  }

  private OfGroup byMatrix(int[] group, Scaling scaling, int k) {
    SearchOrder all = SearchOrder.of(points, group);
    try (MatrixSearch search = matrixSearch(all, scaling, k)) {
      search.amongQueries();
      Neighbours within = inOrderOfQueries(all, search);
      for (int[] near : within.rows()) {
        Arrays.setAll(near, i -> Arrays.binarySearch(group, near[i]));
      }
      search.amongOthers();
      return new OfGroup(inOrderOfQueries(all, search), within);
    }
  }

  /**
   * The farthest points from each query, farthest first, equal distances by the smaller row.
   *
   * @param k at least 1; where there are fewer points, all of them are returned
   */
  public Neighbours farthest(Points queries, int k) {
    requireDimension(queries);
    return plain(queries, Math.min(atLeastOne(k), size()), self(queries.size()), -1);
  }

  private static int atLeastOne(int k) {
    if (k < 1) {
      throw new IllegalArgumentException(
          "the number of neighbours must be at least 1, but is " + k);
    }
    return k;
  }

  private void requireDimension(Points queries) {
    if (queries.size() > 0 && queries.dimension() != points.dimension()) {
      throw new IllegalArgumentException(
          "queries of "
              + queries.dimension()
              + " coordinates among points of "
              + points.dimension());
    }
  }

  private static int[] self(int queries) {
    int[] none = new int[queries];
    Arrays.fill(none, -1);
    return none;
  }

  private boolean useMatrix(int queries) {
    if (way != Way.FITTING) {
      return way == Way.MATRIX;
    }
    double work = (double) queries * size() * points.dimension();
    return work > SMALL
        && points.dimension() >= FEW_COORDINATES
        && points.dimension() <= SinglePoints.LARGEST_DIMENSION
        && Blas.works();
  }

  private Neighbours plain(Points queries, int k, int[] self, int sign) {
    return new PlainSearch(points, queries, self, sign, k, progress).run().neighbours(sign);
  }

  private Neighbours byMatrix(SearchOrder all, Scaling scaling, int k) {
    try (MatrixSearch search = matrixSearch(all, scaling, k)) {
      search.amongQueries();
      search.amongOthers();
      return inOrderOfQueries(all, search);
    }
  }

  private MatrixSearch matrixSearch(SearchOrder all, Scaling scaling, int k) {
    double work = (double) all.queries() * size() * points.dimension();
    new MemoryNeed(
            "The neighbours of %,d rows among %,d of %,d columns"
                .formatted(all.queries(), size(), points.dimension()),
            (long) size() * points.dimension() * Double.BYTES,
            extraBytes(all.points().size(), all.queries(), points.dimension(), k, Fork.threads()))
        .report(progress, work > WORTH_A_NOTE);
    return new MatrixSearch(all, scaling, k, progress);
  }

  private static Neighbours inOrderOfQueries(SearchOrder all, MatrixSearch search) {
    Neighbours found = search.closest().neighbours(1);
    int[][] rows = new int[all.queries()][];
    double[][] distances = new double[all.queries()][];
    for (int place = 0; place < rows.length; place++) {
      rows[all.queryNumber(place)] = found.rows()[place];
      distances[all.queryNumber(place)] = found.squaredDistances()[place];
    }
    return new Neighbours(rows, distances);
  }
}
