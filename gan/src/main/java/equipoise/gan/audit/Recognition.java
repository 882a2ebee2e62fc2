package equipoise.gan.audit;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import java.util.Arrays;

/** What a classifier recognises. */
final class Recognition {
  private Recognition() {}

  /** The share of each class's images that is given its class; NaN for a class without images. */
  static double[] recalls(Classifier classifier, Dataset data) {
    double[] recalls = new double[data.classes().size()];
    int[] counts = data.counts();
    float[][] probabilities = classifier.probabilities(data);
    for (int i = 0; i < probabilities.length; i++) {
      recalls[data.label(i)] += likeliest(probabilities[i]) == data.label(i) ? 1 : 0;
    }
    Arrays.setAll(recalls, c -> counts[c] == 0 ? Double.NaN : recalls[c] / counts[c]);
    return recalls;
  }

  private static int likeliest(float[] probabilities) {
    int likeliest = 0;
    for (int c = 1; c < probabilities.length; c++) {
      likeliest = probabilities[c] > probabilities[likeliest] ? c : likeliest;
    }
    return likeliest;
  }

  /** The mean of the shares that there are; NaN if there is none. */
  static double mean(double[] recalls) {
    return Arrays.stream(recalls).filter(r -> !Double.isNaN(r)).average().orElse(Double.NaN);
  }
}
