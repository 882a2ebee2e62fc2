package equipoise.sampling.space;

import equipoise.core.data.Dataset;
import equipoise.core.learning.NeighbourIndex;
import equipoise.core.learning.Neighbours;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Nearest neighbours by comparing every pair, block by block: the matrix of all distances never
 * exists. Distances are direct differences in double precision, summed in the order of the
 * coordinates. For images every distance is a whole number and exact.
 */
public final class ExactNeighbours implements NeighbourIndex {
  private final Points points;

  public ExactNeighbours(Points points) {
    this.points = points;
  }

  /** Every example of the data is a point. */
  public static ExactNeighbours of(Dataset data) {
    return new ExactNeighbours(Points.of(data));
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
    if (queries.size() > 0 && queries.dimension() != points.dimension()) {
      throw new IllegalArgumentException(
          "queries of "
              + queries.dimension()
              + " coordinates among points of "
              + points.dimension());
    }
    return search(queries, k, self(queries.size(), i -> -1), 1);
  }

  @Override
  public Neighbours nearestOthers(int k) {
    return search(points, k, self(points.size(), i -> i), 1);
  }

  /** The nearest other points of some of the points, in the order of {@code rows}. */
  public Neighbours nearestOthers(int[] rows, int k) {
    return search(points.select(rows), k, rows, 1);
  }

  /**
   * The farthest points from each query, farthest first, equal distances by the smaller row.
   *
   * @param k at least 1; where there are fewer points, all of them are returned
   */
  public Neighbours farthest(Points queries, int k) {
    return search(queries, k, self(queries.size(), i -> -1), -1);
  }

  private static int[] self(int queries, IntUnaryOperator self) {
    return IntStream.range(0, queries).map(self).toArray();
  }

  /**
   * @param self for each query the point that is left out, or -1
   * @param sign 1 for the nearest, -1 for the farthest
   */
  private Neighbours search(Points queries, int k, int[] self, int sign) {
    if (k < 1) {
      throw new IllegalArgumentException(
          "the number of neighbours must be at least 1, but is " + k);
    }
    Selection[] selections = new Selection[queries.size()];
    Arrays.setAll(
        selections, q -> new Selection(Math.min(k, self[q] < 0 ? size() : size() - 1), sign));
    PointBlock block = new PointBlock(points.dimension());
    double[] query = new double[points.dimension()];
    double[] distances = new double[PointBlock.WIDTH];
    for (int number = 0; number < PointBlock.count(points); number++) {
      block.fill(points, number);
      for (int q = 0; q < selections.length; q++) {
        queries.copyTo(q, query);
        block.squaredDistances(query, distances);
        selections[q].offer(block, distances, self[q]);
      }
    }
    return new Neighbours(
        Arrays.stream(selections).map(s -> s.rows).toArray(int[][]::new),
        Arrays.stream(selections).map(Selection::squaredDistances).toArray(double[][]::new));
  }

  /** The first points so far by signed distance. Points are offered by ascending row. */
  private static final class Selection {
    private final int[] rows;
    private final double[] distances;
    private final int sign;
    private int found;

    Selection(int k, int sign) {
      this.sign = sign;
      rows = new int[k];
      distances = new double[k];
    }

    void offer(PointBlock block, double[] candidates, int self) {
      if (rows.length == 0) {
        return;
      }
      int last = rows.length - 1;
      for (int b = 0; b < block.size(); b++) {
        double candidate = sign * candidates[b];
        if (found < rows.length || candidate < distances[last]) {
          int row = block.first() + b;
          if (row != self) {
            insert(row, candidate);
          }
        }
      }
    }

    double[] squaredDistances() {
      return Arrays.stream(distances).map(distance -> sign * distance).toArray();
    }

    private void insert(int row, double distance) {
      int at = found < rows.length ? found++ : rows.length - 1;
      while (at > 0 && distance < distances[at - 1]) {
        rows[at] = rows[at - 1];
        distances[at] = distances[at - 1];
        at--;
      }
      rows[at] = row;
      distances[at] = distance;
    }
  }
}
