package equipoise.sampling.space;

import equipoise.core.learning.Progress;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Nearest neighbours in three steps, tile by tile, so that no more than a tile of the matrix of
 * distances ever exists: a matrix product in single precision gives lower bounds of the distances;
 * pairs whose bound exceeds what the k nearest so far can have are left out; what remains for a
 * query in the end is measured in double precision. Nothing that belongs to the answer is ever left
 * out, so that the answer depends neither on tiles nor on threads.
 *
 * <p>A pair of two queries is computed once and serves both. The recursion over ranges gives parts
 * that run at the same time disjoint ranges of queries, so that no part waits for another.
 */
final class MatrixSearch implements AutoCloseable {
  private final SearchOrder all;
  private final SinglePoints single;
  private final int k;
  private final Candidates candidates;
  private final ClosestRows closest;
  private final double squaredScale;
  private final int block; // queries that are compared among themselves at a time
  private final int rows; // queries that are compared with others at a time
  private final ProgressCounter counter;
  private final ConcurrentLinkedQueue<Desk> desks = new ConcurrentLinkedQueue<>();

  /** What one thread works with. */
  private record Desk(Tile tile, PairDistances pairs) {}

  MatrixSearch(SearchOrder all, Scaling scaling, int k, Progress progress) {
    this.all = all;
    this.single = new SinglePoints(all.points(), scaling);
    this.squaredScale = single.squaredScale();
    this.k = k;
    this.candidates = new Candidates(all.queries(), k);
    this.closest = new ClosestRows(all.queries(), k);
    this.block = part(all.queries(), Tile.COLUMNS);
    this.rows = part(all.queries(), Tile.ROWS);
    long queries = all.queries();
    long rest = all.points().size() - queries;
    long among = all.queriesAreRows() ? queries * (queries - 1) / 2 : 0;
    this.counter = new ProgressCounter(progress, "neighbours", among + queries * rest);
  }

  /** About an eighth, so that there is something to share, but at most so many. */
  private static int part(int queries, int most) {
    return Math.min(most, (queries / 8 + 63) / 64 * 64 + 64);
  }

  /** Compares the queries, where they are themselves searched, with one another. */
  void amongQueries() {
    if (all.queriesAreRows()) {
      triangle(0, (all.queries() + block - 1) / block);
    }
  }

  /** Compares the queries with the points that are only searched. */
  void amongOthers() {
    int parts = (all.queries() + rows - 1) / rows;
    Fork.ranges(0, parts, 1, (from, to) -> againstOthers(from * rows));
  }

  /** The closest rows of each query so far, in search order. */
  ClosestRows closest() {
    Fork.ranges(0, all.queries(), Tile.ROWS, this::measureAll);
    return closest;
  }

  private void againstOthers(int from) {
    int to = Math.min(all.queries(), from + rows);
    int size = all.points().size();
    atDesk(
        desk -> {
          for (int column = all.queries(); column < size; column += Tile.COLUMNS) {
            tile(desk, from, to, column, Math.min(size, column + Tile.COLUMNS));
          }
        });
  }

  private void measureAll(int from, int to) {
    atDesk(
        desk -> {
          for (int query = from; query < to; query++) {
            candidates.prune(query);
            measure(query, desk.pairs());
          }
        });
  }

  /** All pairs within a range of blocks. */
  private void triangle(int from, int to) {
    if (to - from == 1) {
      pair(from, from);
      return;
    }
    int middle = Fork.middle(from, to);
    Fork.both(() -> triangle(from, middle), () -> triangle(middle, to));
    square(from, middle, middle, to);
  }

  /** All pairs of a query in one range of blocks and one in another. */
  private void square(int from, int to, int fromOther, int toOther) {
    if (from == to || fromOther == toOther) {
      return;
    }
    if (to - from == 1 && toOther - fromOther == 1) {
      pair(from, fromOther);
      return;
    }
    int middle = Fork.middle(from, to);
    int other = Fork.middle(fromOther, toOther);
    Fork.both(
        () -> square(from, middle, fromOther, other), () -> square(middle, to, other, toOther));
    Fork.both(
        () -> square(from, middle, other, toOther), () -> square(middle, to, fromOther, other));
  }

  private void pair(int one, int other) {
    int to = Math.min(all.queries(), (one + 1) * block);
    int toColumn = Math.min(all.queries(), (other + 1) * block);
    atDesk(
        desk -> {
          for (int row = one * block; row < to; row += Tile.ROWS) {
            int fromColumn = one == other ? row : other * block;
            tile(desk, row, Math.min(to, row + Tile.ROWS), fromColumn, toColumn);
          }
        });
  }

  private void tile(Desk desk, int from, int to, int fromColumn, int toColumn) {
    counter.checkpoint();
    desk.tile().compute(from, to, fromColumn, toColumn);
    start(desk.tile());
    desk.tile()
        .within(
            this::limit,
            (row, column, bound) -> {
              if (row < column) {
                take(row, column, bound, desk.pairs());
              }
            });
    long height = to - from;
    long columns = toColumn - fromColumn;
    counter.done(height * columns - (from == fromColumn ? height * (height + 1) / 2 : 0));
  }

  private void atDesk(Consumer<Desk> work) {
    Desk desk = desks.poll();
    if (desk == null) {
      desk = new Desk(new Tile(single), new PairDistances(all.points()));
    }
    try {
      work.accept(desk);
    } finally {
      desks.add(desk);
    }
  }

  /** Queries that know no limit yet get one from the k smallest bounds. */
  private void start(Tile tile) {
    int[] smallest = new int[k];
    for (int i = 0; i < tile.rows(); i++) {
      int row = tile.firstRow() + i;
      if (candidates.limit(row) < Float.POSITIVE_INFINITY) {
        continue;
      }
      int[] bounds = tile.row(i);
      int found = smallest(bounds, tile.columns(), row - tile.firstColumn(), smallest);
      float limit = found < k ? Float.POSITIVE_INFINITY : 0;
      for (int s = 0; s < found; s++) {
        float bound = Float.intBitsToFloat(bounds[smallest[s]]);
        limit = Math.max(limit, upper(row, tile.firstColumn() + smallest[s], bound));
      }
      candidates.limit(row, limit);
    }
  }

  /** The largest distance that a pair can have, at least 0. */
  private float upper(int row, int column, float bound) {
    double sum = (double) bound + single.slack(row) + single.slack(column);
    return Math.max(0, Math.nextUp((float) sum));
  }

  private static int smallest(int[] bounds, int size, int without, int[] into) {
    int found = 0;
    for (int j = 0; j < size; j++) {
      if (j == without || (found == into.length && bounds[j] >= bounds[into[found - 1]])) {
        continue;
      }
      int at = found < into.length ? found++ : found - 1;
      while (at > 0 && bounds[j] < bounds[into[at - 1]]) {
        into[at] = into[at - 1];
        at--;
      }
      into[at] = j;
    }
    return found;
  }

  private int limit(int point) {
    return point < all.queries() ? Tile.limit(candidates.limit(point)) : Tile.NEVER;
  }

  private void take(int row, int column, float bound, PairDistances pairs) {
    float upper = upper(row, column, bound);
    if (!candidates.offer(row, column, bound, upper)) {
      measure(row, pairs);
    }
    if (column < all.queries() && !candidates.offer(column, row, bound, upper)) {
      measure(column, pairs);
    }
  }

  /** Replaces a query's candidates by what their distances say. */
  private void measure(int query, PairDistances pairs) {
    for (int i = 0; i < candidates.size(query); i++) {
      pairs.add(query, candidates.point(query, i));
    }
    candidates.clear(query);
    pairs.measure((row, column, distance) -> closest.offer(row, all.row(column), distance));
    candidates.limit(query, Math.nextUp((float) (closest.limit(query) * squaredScale)));
  }

  @Override
  public void close() {
    desks.forEach(desk -> desk.tile().close());
    single.close();
  }
}
