package equipoise.sampling.space;

import equipoise.core.data.Dataset;

/**
 * Points of one dimension that need not lie in memory as doubles: pixels stay bytes until they are
 * compared.
 */
public interface Points {
  /** Number of points. */
  int size();

  /** Number of coordinates of each point. */
  int dimension();

  /** Writes the coordinates of point {@code i} into {@code into} from index 0 on. */
  void copyTo(int i, double[] into);

  /** Point {@code i}, a new array. */
  default double[] get(int i) {
    double[] point = new double[dimension()];
    copyTo(i, point);
    return point;
  }

  /** The points of the given indices, in their order. */
  default Points select(int[] indices) {
    Points all = this;
    return new Points() {
      @Override
      public int size() {
        return indices.length;
      }

      @Override
      public int dimension() {
        return all.dimension();
      }

      @Override
      public void copyTo(int i, double[] into) {
        all.copyTo(indices[i], into);
      }
    };
  }

  /** Every example of the data, in its order. */
  static Points of(Dataset data) {
    return new Points() {
      @Override
      public int size() {
        return data.size();
      }

      @Override
      public int dimension() {
        return data.dimension();
      }

      @Override
      public void copyTo(int i, double[] into) {
        data.copyTo(i, into, 0);
      }
    };
  }

  /** The given examples of the data, in the order of {@code rows}. */
  static Points of(Dataset data, int[] rows) {
    return of(data).select(rows);
  }

  /**
   * @param rows at least one, all of one length; not copied, so not to be changed afterwards
   */
  static Points of(double[][] rows) {
    int dimension = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != dimension) {
        throw new IllegalArgumentException(
            "point " + i + " has " + rows[i].length + " coordinates, but point 0 has " + dimension);
      }
    }
    return new Points() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public void copyTo(int i, double[] into) {
        System.arraycopy(rows[i], 0, into, 0, dimension);
      }
    };
  }
}
