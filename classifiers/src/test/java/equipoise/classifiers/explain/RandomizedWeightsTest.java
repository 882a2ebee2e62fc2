package equipoise.classifiers.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import equipoise.classifiers.Bars;
import equipoise.classifiers.Classifiers;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.training.NetworkModel;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Weights;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sanity check of J. Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018, arXiv
 * 1810.03292: a map that stays the same when the weights are random shows the image, not the
 * network.
 */
class RandomizedWeightsTest {
  private static final int IMAGES = 6;
  private static final int SEEDS = 3;
  private static final Engine ENGINE = Engines.named("auto");
  private static NetworkModel trained;
  private static Dataset images;

  @BeforeAll
  static void train() {
    images = Bars.of(new int[] {40, 40}, 60, new Seed(1));
    try (Classifier classifier =
        Classifiers.CATALOGUE
            .named("lenet5-1998")
            .configured(Map.of("epochs", 6, "batch", 8))
            .create()
            .learner(TrainingContext.of(() -> ENGINE))
            .fit(Resampled.of(Splits.whole(images)), images, new Seed(2), Progress.none())) {
      trained = (NetworkModel) ClassifierModel.of(classifier).orElseThrow();
    }
  }

  static Explanation[] explanations() {
    return new Explanation[] {
      new Saliency(),
      SmoothGrad.DEFAULTS,
      IntegratedGradients.DEFAULTS,
      new GradCam(),
      Occlusion.DEFAULTS
    };
  }

  @ParameterizedTest
  @MethodSource("explanations")
  void maps_change_when_the_weights_are_randomised(Explanation explanation) {
    double mean = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      mean += correlation(explanation, randomised(seed)) / SEEDS;
    }
    assertTrue(Math.abs(mean) < 0.5, explanation.title() + ": rank correlation " + mean);
    assertEquals(1, correlation(explanation, trained), 1e-9);
  }

  private static NetworkModel randomised(long seed) {
    return new NetworkModel(
        trained.spec(),
        Weights.initial(trained.spec(), new Seed(seed)),
        trained.factor(),
        trained.offset(),
        trained.original());
  }

  /** The mean rank correlation of the trained network's maps with another one's. */
  private static double correlation(Explanation explanation, NetworkModel other) {
    try (ScoringNetwork network = ScoringNetwork.open(trained, ENGINE);
        ScoringNetwork compared = ScoringNetwork.open(other, ENGINE)) {
      double mean = 0;
      for (int i = 0; i < IMAGES; i++) {
        int row = i % 2 == 0 ? i : images.size() - 1 - i;
        float[] image = Levels.of(images.pixels(row));
        int label = images.label(row);
        float[][] map = explanation.map(network, image, label);
        mean += correlation(map, explanation.map(compared, image, label)) / IMAGES;
      }
      return mean;
    }
  }

  /** Spearman's: Pearson's of the ranks, equal values sharing their mean rank. */
  private static double correlation(float[][] some, float[][] other) {
    double[] a = ranks(some);
    double[] b = ranks(other);
    double middle = (a.length + 1) / 2.0;
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - middle) * (b[i] - middle);
      squares += (a[i] - middle) * (a[i] - middle);
      otherSquares += (b[i] - middle) * (b[i] - middle);
    }
    double size = Math.sqrt(squares * otherSquares);
    return size == 0 ? 0 : product / size;
  }

  private static double[] ranks(float[][] map) {
    int width = map[0].length;
    double[] values =
        IntStream.range(0, map.length * width)
            .mapToDouble(i -> map[i / width][i % width])
            .toArray();
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      long below = IntStream.range(0, values.length).filter(k -> values[k] < value).count();
      long equal = IntStream.range(0, values.length).filter(k -> values[k] == value).count();
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }
}
