package equipoise.core.duplicates;

import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Images that are one picture but for little: another brightness, a JPEG once more, a changed
 * pixel, and where it is asked for, the mirror image. Two are near duplicates if the distance d of
 * their thumbnails ({@link Thumbnails}, unit vectors: 0 the same, 1.41 unrelated, 2 the negative)
 * is at most {@value #RADIUS} and stands out from the distances to their other neighbours: fewer
 * than m further images lie between d and d / {@value #RATIO}, seen from either one, where m is a
 * third of the others of its class, from 1 to {@value #MOST_BETWEEN}. This is the ratio test of
 * Lowe (2004, doi 10.1023/B:VISI.0000029664.99615.94) with a count of neighbours in the place of
 * the second one, so that several copies do not hide each other and images that are alike by nature
 * (handwritten ones) are left alone. Pairs that stand out less (d / {@value #RELAXED_RATIO}) count
 * if hardly a pixel differs; and so do images of which all but two pixels are equal, however far
 * their thumbnails are apart.
 *
 * <p>Images without contrast are only compared exactly. Memory grows with the number of images, not
 * of pairs. The outcome depends on nothing but the images and their labels.
 */
public final class NearDuplicates {
  static final double RADIUS = 0.16;
  static final double RATIO = 0.35;
  static final double RELAXED_RATIO = 0.6;
  static final int MOST_BETWEEN = 7;

  /** More neighbours than this mean a set in which nothing stands out. */
  private static final int MOST_NEIGHBOURS = 8192;

  private final Dataset data;
  private final int[] exact;
  private final int[] rows;
  private final Thumbnails thumbnails;
  private final ThumbnailIndex index;
  private final FewPixels few;
  private final int[] classSizes;
  private final SortedMap<Long, Pair> pairs = new TreeMap<>();
  private final RowClusters clusters;

  private NearDuplicates(Dataset data) {
    this.data = data;
    this.exact = Splits.duplicateGroups(data);
    this.rows = IntStream.range(0, exact.length).filter(i -> exact[i] == i).toArray();
    this.thumbnails = data.isImages() ? Thumbnails.of(data, rows) : null;
    this.index = data.isImages() ? new ThumbnailIndex(thumbnails) : null;
    this.few = data.isImages() ? new FewPixels(data) : null;
    this.classSizes = data.select(rows).counts();
    this.clusters = new RowClusters(exact.length);
    clusters.joinAll(exact);
  }

  /**
   * Two images that are one picture.
   *
   * @param first the smaller row
   * @param distance of the thumbnails, from 0
   * @param mirrored whether one is the mirror image of the other
   */
  public record Pair(int first, int second, double distance, boolean mirrored) {}

  /**
   * Looks through a set of images; of a table only equal rows are found.
   *
   * @param mirrored whether an image and its mirror image (left to right) are one picture, as they
   *     are where training mirrors images
   */
  public static NearDuplicates of(Dataset data, boolean mirrored) {
    NearDuplicates found = new NearDuplicates(data);
    if (data.isImages()) {
      found.search(false);
      found.searchFewPixels();
      if (mirrored) {
        found.search(true);
      }
    }
    return found;
  }

  /**
   * Each image that has near duplicates with the nearest of them, once; copies of equal pixels are
   * in {@link #exact()} and only the first of them is here. By the first row.
   */
  public List<Pair> pairs() {
    return List.copyOf(pairs.values());
  }

  /** For each row the first one of equal values. */
  public int[] exact() {
    return exact.clone();
  }

  /** For each row the first one of its cluster of equal images and near duplicates. */
  public int[] clusters() {
    return clusters.smallest();
  }

  /** Up to which distance an image's neighbours are copies of it; negative if none is. */
  private record Limit(double sure, double likely) {
    static final Limit NONE = new Limit(-1, -1);

    static Limit smaller(Limit a, Limit b) {
      return new Limit(Math.min(a.sure, b.sure), Math.min(a.likely, b.likely));
    }
  }

  private void search(boolean mirrored) {
    Limit[] limits = new Limit[rows.length];
    IntStream.range(0, rows.length).parallel().forEach(i -> limits[i] = limit(i, mirrored));
    List<List<Pair>> found =
        IntStream.range(0, rows.length)
            .parallel()
            .mapToObj(i -> partners(i, mirrored, limits))
            .toList();
    for (List<Pair> partners : found) {
      partners.forEach(pair -> clusters.join(pair.first(), pair.second()));
      partners.stream()
          .min((a, b) -> Double.compare(a.distance(), b.distance()))
          .ifPresent(this::add);
    }
  }

  private void searchFewPixels() {
    int[] place = new int[data.size()];
    IntStream.range(0, rows.length).forEach(k -> place[rows[k]] = k);
    int[] known = clusters.smallest();
    few.pairs(
        rows,
        (a, b) -> {
          boolean flat = thumbnails.isFlat(place[a]) || thumbnails.isFlat(place[b]);
          if (!flat && known[a] != known[b]) {
            clusters.join(a, b);
            add(new Pair(a, b, thumbnails.distance(place[a], place[b]), false));
          }
        });
  }

  private void add(Pair pair) {
    pairs.putIfAbsent((long) pair.first() << 32 | pair.second(), pair);
  }

  private Limit limit(int image, boolean mirrored) {
    Distances near = new Distances();
    index.search(image, mirrored, RADIUS, (other, d) -> near.add(d));
    if (near.size == 0 || near.size == MOST_NEIGHBOURS) {
      return Limit.NONE;
    }
    int others = classSizes[data.label(rows[image])] - 1;
    int fewer = Math.max(1, Math.min(MOST_BETWEEN, others / 3));
    // What stands out by the wider ratio stands out by the narrower, which is cheaper to look at.
    double[] sorted = near.sorted();
    double likely = limit(image, mirrored, sorted, RELAXED_RATIO, fewer);
    if (likely < 0) {
      return Limit.NONE;
    }
    double[] nearer = Arrays.stream(sorted).takeWhile(d -> d <= likely).toArray();
    return new Limit(limit(image, mirrored, nearer, RATIO, fewer), likely);
  }

  /**
   * Of neighbours nearer than some distance all but the farthest few have enough others behind them
   * among themselves. For those few it is enough to look beyond until each has enough.
   *
   * @param near the ascending distances to all that are not beyond the last of them
   */
  private double limit(int image, boolean mirrored, double[] near, double ratio, int fewer) {
    double farthest = near[near.length - 1];
    double open = near[Math.max(0, near.length - fewer)] / ratio;
    Distances seen = new Distances(near);
    int[] missing = {fewer};
    index.search(
        image,
        mirrored,
        farthest / ratio,
        (other, d) -> {
          if (d <= farthest) {
            return true;
          }
          missing[0] -= d <= open ? 1 : 0;
          return seen.add(d) && missing[0] > 0;
        });
    return seen.size == MOST_NEIGHBOURS ? -1 : limit(seen.sorted(), farthest, ratio, fewer);
  }

  /** The largest distance up to the farthest that stands out; -1 if none does. */
  private static double limit(double[] sorted, double farthest, double ratio, int fewer) {
    double limit = -1;
    int beyond = 0;
    for (int r = 0; r < sorted.length && sorted[r] <= farthest; r++) {
      while (beyond < sorted.length && sorted[beyond] <= sorted[r] / ratio) {
        beyond++;
      }
      int upTo = r;
      while (upTo + 1 < sorted.length && sorted[upTo + 1] == sorted[r]) {
        upTo++;
      }
      if (beyond - upTo - 1 < fewer) {
        limit = sorted[r];
      }
    }
    return limit;
  }

  private List<Pair> partners(int image, boolean mirrored, Limit[] limits) {
    if (limits[image].likely() < 0) {
      return List.of();
    }
    List<Pair> partners = new ArrayList<>();
    index.search(
        image,
        mirrored,
        RADIUS,
        (other, d) -> {
          Limit limit = Limit.smaller(limits[image], limits[other]);
          int a = rows[image];
          int b = rows[other];
          if (d <= limit.sure() || d <= limit.likely() && few.hardlyDiffer(a, b, mirrored)) {
            partners.add(new Pair(Math.min(a, b), Math.max(a, b), d, mirrored));
          }
          return true;
        });
    return partners;
  }

  /** Distances as they come, up to a number. */
  private static final class Distances {
    private double[] values;
    private int size;

    Distances() {
      values = new double[64];
    }

    Distances(double[] first) {
      values = Arrays.copyOf(first, first.length + MOST_BETWEEN);
      size = first.length;
    }

    boolean add(double distance) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = distance;
      return size < MOST_NEIGHBOURS;
    }

    double[] sorted() {
      double[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
