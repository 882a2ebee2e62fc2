package equipoise.gan.audit;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scale of KID: how far the real images of other classes are from those of a class. KID has no
 * unit, and its size depends on the extractor; as a share of this distance it means something.
 */
final class OtherClasses {
  private static final int MOST = 50;

  private OtherClasses() {}

  /** For each class the median KID of its reals to each other class's; NaN where there is none. */
  static double[] distances(List<ClassFeatures> classes, Seed seed) {
    int n = classes.size();
    double[][][] reals = new double[n][][];
    Arrays.setAll(
        reals, c -> ClassFeatures.drawn(classes.get(c).reals(), MOST, seed.child("class", c)));
    double[][] distances = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        boolean both = reals[a].length >= 2 && reals[b].length >= 2;
        distances[a][b] =
            b == a || !both
                ? Double.NaN
                : b < a ? distances[b][a] : KernelDistance.between(reals[a], reals[b]);
      }
    }
    return IntStream.range(0, n).mapToDouble(c -> median(distances[c])).toArray();
  }

  private static double median(double[] distances) {
    double[] known = Arrays.stream(distances).filter(d -> !Double.isNaN(d)).sorted().toArray();
    return known.length == 0 ? Double.NaN : Comparison.quantile(known, 0.5);
  }
}
