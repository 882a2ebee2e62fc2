package equipoise.gan.autoencoder;

import equipoise.engines.api.Tensor;

/** Neighbours of a code, by Euclidean distance. */
final class NearestCodes {
  private NearestCodes() {}

  /**
   * The nearest other codes, at most {@code k}; of equally near ones the first. A code without
   * others is its own neighbour.
   *
   * @param codes [n, latent]
   * @param base row of {@code codes}
   */
  static int[] of(Tensor codes, int base, int k) {
    int size = Math.min(k, codes.count() - 1);
    if (size == 0) {
      return new int[] {base};
    }
    int[] nearest = new int[size];
    double[] distances = new double[size];
    int found = 0;
    for (int row = 0; row < codes.count(); row++) {
      if (row != base) {
        double distance = squaredDistance(codes, base, codes, row);
        if (found < size || distance < distances[found - 1]) {
          found = Math.min(size, found + 1);
          insert(row, distance, nearest, distances, found);
        }
      }
    }
    return nearest;
  }

  /** Puts a row among the first {@code found} places, whose last is free or to be dropped. */
  private static void insert(
      int row, double distance, int[] nearest, double[] distances, int found) {
    int at = found - 1;
    while (at > 0 && distances[at - 1] > distance) {
      distances[at] = distances[at - 1];
      nearest[at] = nearest[at - 1];
      at--;
    }
    distances[at] = distance;
    nearest[at] = row;
  }

  /** Between row {@code i} of one and row {@code j} of the other. */
  static double squaredDistance(Tensor a, int i, Tensor b, int j) {
    int latent = a.shape()[1];
    double sum = 0;
    for (int c = 0; c < latent; c++) {
      double difference = a.values()[i * latent + c] - b.values()[j * latent + c];
      sum += difference * difference;
    }
    return sum;
  }
}
