package equipoise.sampling.space;

import equipoise.core.data.Dataset;
import equipoise.core.learning.NeighbourIndex;
import equipoise.core.learning.Neighbours;
import java.util.Arrays;

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
    return search(queries, k, false);
  }

  @Override
  public Neighbours nearestOthers(int k) {
    return search(points, k, true);
  }

  private Neighbours search(Points queries, int k, boolean others) {
    if (k < 1) {
      throw new IllegalArgumentException(
          "the number of neighbours must be at least 1, but is " + k);
    }
    int available = others ? points.size() - 1 : points.size();
    Selection[] selections = new Selection[queries.size()];
    Arrays.setAll(selections, i -> new Selection(Math.max(0, Math.min(k, available))));
    PointBlock block = new PointBlock(points.dimension());
    double[] query = new double[points.dimension()];
    double[] distances = new double[PointBlock.WIDTH];
    for (int number = 0; number < PointBlock.count(points); number++) {
      block.fill(points, number);
      for (int q = 0; q < selections.length; q++) {
        queries.copyTo(q, query);
        block.squaredDistances(query, distances);
        selections[q].offer(block, distances, others ? q : -1);
      }
    }
    return new Neighbours(
        Arrays.stream(selections).map(s -> s.rows).toArray(int[][]::new),
        Arrays.stream(selections).map(s -> s.distances).toArray(double[][]::new));
  }

  /** The nearest points seen so far, nearest first. Points are offered by ascending row. */
  private static final class Selection {
    private final int[] rows;
    private final double[] distances;
    private int found;

    Selection(int k) {
      rows = new int[k];
      distances = new double[k];
    }

    void offer(PointBlock block, double[] candidates, int self) {
      if (rows.length == 0) {
        return;
      }
      int last = rows.length - 1;
      for (int b = 0; b < block.size(); b++) {
        if (found < rows.length || candidates[b] < distances[last]) {
          int row = block.first() + b;
          if (row != self) {
            insert(row, candidates[b]);
          }
        }
      }
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
