package equipoise.gan.autoencoder;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Divides the codes of a class into sub-classes by k-means, started by k-means++ (Arthur and
 * Vassilvitskii, SODA 2007). A sub-class that is too small is dissolved: its codes go to the
 * nearest of the others.
 *
 * @param most sub-classes, at least 1
 * @param smallest codes of a sub-class, unless the whole class has fewer; at least 1
 * @param seed of the start
 */
record SubClasses(int most, int smallest, Seed seed) {
  private static final int PASSES = 50;

  /**
   * The sub-classes' codes.
   *
   * @param codes [n, latent] of one class, n at least 1
   * @return at least one, none empty; the rows of each in the order of {@code codes}
   */
  List<Tensor> of(Tensor codes) {
    Tensor centres = start(codes);
    int[] nearest = nearest(codes, centres);
    for (int pass = 0; pass < PASSES; pass++) {
      int[] before = nearest;
      centres = means(codes, nearest, centres);
      nearest = nearest(codes, centres);
      if (Arrays.equals(before, nearest)) {
        break;
      }
    }
    return groups(codes, centres, nearest);
  }

  private Tensor start(Tensor codes) {
    RandomGenerator random = seed.generator();
    int first = random.nextInt(codes.count());
    List<Integer> chosen = new ArrayList<>(List.of(first));
    double[] distances = new double[codes.count()];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    while (chosen.size() < Math.min(most, codes.count())) {
      int last = chosen.get(chosen.size() - 1);
      Arrays.setAll(
          distances,
          i -> Math.min(distances[i], NearestCodes.squaredDistance(codes, i, codes, last)));
      double sum = Arrays.stream(distances).sum();
      if (sum == 0) {
        break;
      }
      chosen.add(drawn(distances, random.nextDouble() * sum));
    }
    return Rows.select(codes, chosen.stream().mapToInt(i -> i).toArray());
  }

  /** The row at which the sum of the distances passes a number; never one at distance 0. */
  private static int drawn(double[] distances, double upTo) {
    int row = -1;
    double sum = 0;
    for (int i = 0; i < distances.length && (row < 0 || sum <= upTo); i++) {
      if (distances[i] > 0) {
        sum += distances[i];
        row = i;
      }
    }
    return row;
  }

  private static int[] nearest(Tensor codes, Tensor centres) {
    int[] nearest = new int[codes.count()];
    for (int i = 0; i < nearest.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centres.count(); c++) {
        double distance = NearestCodes.squaredDistance(codes, i, centres, c);
        if (distance < least) {
          least = distance;
          nearest[i] = c;
        }
      }
    }
    return nearest;
  }

  /** A centre without codes stays where it is. */
  private static Tensor means(Tensor codes, int[] nearest, Tensor centres) {
    int latent = codes.shape()[1];
    int[] sizes = sizes(nearest, centres.count());
    double[] sums = new double[centres.size()];
    for (int k = 0; k < codes.size(); k++) {
      sums[nearest[k / latent] * latent + k % latent] += codes.values()[k];
    }
    Tensor means = centres.copy();
    for (int k = 0; k < sums.length; k++) {
      if (sizes[k / latent] > 0) {
        means.values()[k] = (float) (sums[k] / sizes[k / latent]);
      }
    }
    return means;
  }

  private static int[] sizes(int[] nearest, int centres) {
    int[] sizes = new int[centres];
    for (int centre : nearest) {
      sizes[centre]++;
    }
    return sizes;
  }

  private List<Tensor> groups(Tensor codes, Tensor centres, int[] nearest) {
    int[] sizes = sizes(nearest, centres.count());
    int least =
        IntStream.range(0, sizes.length).reduce((a, b) -> sizes[b] < sizes[a] ? b : a).orElse(0);
    if (sizes[least] < smallest && sizes.length > 1) {
      int[] others = IntStream.range(0, sizes.length).filter(c -> c != least).toArray();
      Tensor left = Rows.select(centres, others);
      return groups(codes, left, nearest(codes, left));
    }
    return IntStream.range(0, sizes.length)
        .mapToObj(c -> IntStream.range(0, nearest.length).filter(i -> nearest[i] == c).toArray())
        .map(rows -> Rows.select(codes, rows))
        .toList();
  }
}
