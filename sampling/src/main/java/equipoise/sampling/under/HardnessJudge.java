package equipoise.sampling.under;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Resampled;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.space.Points;
import java.util.Arrays;

/** What says how easy a row is to learn. */
public sealed interface HardnessJudge {
  /**
   * For each of the tested rows the probability of its own class, in [0, 1], by what can be learnt
   * from the others; 0 for a class that these lack.
   *
   * @param seen rows to learn from, at least one
   * @param tested other rows
   */
  double[] ownClass(SamplerCall call, int[] seen, int[] tested, Seed seed);

  /** Normally distributed columns, independent within a class; the seed has no influence. */
  record ByNaiveBayes() implements HardnessJudge {
    @Override
    public double[] ownClass(SamplerCall call, int[] seen, int[] tested, Seed seed) {
      return new NaiveBayes(call.data(), seen).ownClass(tested);
    }
  }

  /** The share of the class among the five nearest rows; the seed has no influence. */
  record ByNeighbours() implements HardnessJudge {
    private static final int NEIGHBOURS = 5;

    @Override
    public double[] ownClass(SamplerCall call, int[] seen, int[] tested, Seed seed) {
      Dataset data = call.data();
      int[][] near = call.neighboursAmong(seen).nearest(Points.of(data, tested), NEIGHBOURS).rows();
      double[] shares = new double[tested.length];
      for (int i = 0; i < shares.length; i++) {
        int label = data.label(tested[i]);
        long same = Arrays.stream(near[i]).filter(n -> data.label(seen[n]) == label).count();
        shares[i] = same / (double) near[i].length;
      }
      return shares;
    }
  }

  /**
   * Any learner, such as a random forest, trained without validation examples.
   *
   * @param learner that needs none
   */
  record ByLearner(Learner learner) implements HardnessJudge {
    @Override
    public double[] ownClass(SamplerCall call, int[] seen, int[] tested, Seed seed) {
      Dataset data = call.data();
      Resampled train = Resampled.of(call.train().select(seen));
      Dataset none = data.select(new int[0]);
      try (Classifier classifier = learner.fit(train, none, seed, call.progress())) {
        float[][] all = classifier.probabilities(data.select(tested));
        double[] own = new double[tested.length];
        Arrays.setAll(own, i -> all[i][data.label(tested[i])]);
        return own;
      }
    }
  }
}
