package equipoise.sampling.space;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The order in which a search goes through points: the queries first, then the points that are only
 * searched, each in a shuffled order, so that neighbours are found early whatever the order of the
 * data. The order has no influence on the answer.
 */
final class SearchOrder {
  private static final Seed ORDER = new Seed(1).child("order of neighbour search");

  private final Points points;
  private final int[] rows; // row in the searched set, -1 for a query that is not in it
  private final int[] queryNumbers; // which query stands at each of the first places
  private final boolean queriesAreRows;

  private SearchOrder(Points points, int[] rows, int[] queryNumbers, boolean queriesAreRows) {
    this.points = points;
    this.rows = rows;
    this.queryNumbers = queryNumbers;
    this.queriesAreRows = queriesAreRows;
  }

  /**
   * Some rows ask for their neighbours among all.
   *
   * @param asking different rows
   */
  static SearchOrder of(Points searched, int[] asking) {
    int[] numbers = shuffled(IntStream.range(0, asking.length).toArray());
    BitSet others = new BitSet(searched.size());
    others.set(0, searched.size());
    Arrays.stream(asking).forEach(others::clear);
    int[] rows =
        IntStream.concat(
                Arrays.stream(numbers).map(number -> asking[number]),
                Arrays.stream(shuffled(others.stream().toArray())))
            .toArray();
    return new SearchOrder(searched.select(rows), rows, numbers, true);
  }

  /** Other points ask for their neighbours among all. */
  static SearchOrder of(Points searched, Points asking) {
    int[] numbers = shuffled(IntStream.range(0, asking.size()).toArray());
    int[] order = shuffled(IntStream.range(0, searched.size()).toArray());
    int[] rows =
        IntStream.concat(Arrays.stream(numbers).map(number -> -1), Arrays.stream(order)).toArray();
    Points both = new Joined(asking.select(numbers), searched.select(order));
    return new SearchOrder(both, rows, numbers, false);
  }

  private static int[] shuffled(int[] numbers) {
    RandomGenerator random = ORDER.generator();
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int number = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = number;
    }
    return numbers;
  }

  /** The points in this order. */
  Points points() {
    return points;
  }

  int queries() {
    return queryNumbers.length;
  }

  /** The number that the query at a place has for those who ask. */
  int queryNumber(int place) {
    return queryNumbers[place];
  }

  /** Whether the queries are themselves searched. */
  boolean queriesAreRows() {
    return queriesAreRows;
  }

  /** The row of the searched set that stands at a place. */
  int row(int place) {
    return rows[place];
  }

  /** Some points, then others. */
  record Joined(Points one, Points other) implements Points {
    @Override
    public int size() {
      return one.size() + other.size();
    }

    @Override
    public int dimension() {
      return other.dimension();
    }

    @Override
    public void copyTo(int i, double[] into) {
      if (i < one.size()) {
        one.copyTo(i, into);
      } else {
        other.copyTo(i - one.size(), into);
      }
    }
  }
}
