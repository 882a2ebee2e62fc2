package equipoise.classifiers.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * How much each pixel adds to a class's score on the straight way from a plain image ({@link
 * Levels#median}) to the image; channels are summed. M. Sundararajan, A. Taly, Q. Yan: Axiomatic
 * Attribution for Deep Networks, ICML 2017, arXiv 1703.01365, equation 1, here by the midpoint
 * rule. The values of all pixels sum to the difference of the two scores (completeness); the number
 * of steps is doubled until they do.
 *
 * @param tolerance largest difference between sum and scores, as a share of the scores' difference
 * @param mostSteps after which it ends anyway, at least 32
 */
public record IntegratedGradients(double tolerance, int mostSteps) implements Explanation {
  public static final IntegratedGradients DEFAULTS = new IntegratedGradients(0.01, 512);

  private static final int FIRST_STEPS = 32;
  private static final int AT_ONCE = 16;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public IntegratedGradients {
    if (!(tolerance > 0) || mostSteps < FIRST_STEPS) {
      throw new IllegalArgumentException(
          "integrated gradients need a tolerance above 0 and at least %d steps, not %s and %d"
              .formatted(FIRST_STEPS, tolerance, mostSteps));
    }
  }

  /**
   * What a way gave.
   *
   * @param attributions [c * h * w]
   * @param difference the image's score less that of the way's start
   */
  public record Path(float[] attributions, double difference, int steps) {
    /** Of all attributions. */
    public double sum() {
      double sum = 0;
      for (float value : attributions) {
        sum += value;
      }
      return sum;
    }

    /** |sum - difference| / |difference|; 0 where both are 0. */
    public double gap() {
      double gap = Math.abs(sum() - difference);
      return gap == 0 ? 0 : gap / Math.abs(difference);
    }
  }

  /**
   * @param start of the way, an image too
   */
  public Path path(ScoringNetwork network, float[] image, float[] start, int label) {
    double[] ends = network.scores(List.of(start, image), label);
    int steps = FIRST_STEPS;
    Path path = path(network, image, start, label, ends[1] - ends[0], steps);
    while (path.gap() > tolerance && 2 * steps <= mostSteps) {
      steps *= 2;
      path = path(network, image, start, label, ends[1] - ends[0], steps);
    }
    return path;
  }

  private static Path path(
      ScoringNetwork network,
      float[] image,
      float[] start,
      int label,
      double difference,
      int steps) {
    double[] sum = new double[image.length];
    for (int from = 0; from < steps; from += AT_ONCE) {
      List<float[]> points = new ArrayList<>();
      for (int step = from; step < Math.min(steps, from + AT_ONCE); step++) {
        points.add(between(start, image, (step + 0.5f) / steps));
      }
      for (float[] gradient : network.gradients(points, label).gradients()) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += gradient[i];
        }
      }
    }
    float[] attributions = new float[image.length];
    for (int i = 0; i < attributions.length; i++) {
      attributions[i] = (float) (sum[i] / steps * (image[i] - start[i]));
    }
    return new Path(attributions, difference, steps);
  }

  private static float[] between(float[] start, float[] end, float share) {
    float[] point = new float[start.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = start[i] + share * (end[i] - start[i]);
    }
    return point;
  }

  @Override
  public float[][] map(ScoringNetwork network, float[] image, int label) {
    int height = network.shape().height();
    int width = network.shape().width();
    float[] start = Levels.median(network.shape(), image);
    float[] values = path(network, image, start, label).attributions();
    float[][] map = new float[height][width];
    for (int i = 0; i < values.length; i++) {
      int pixel = i % (height * width);
      map[pixel / width][pixel % width] += values[i];
    }
    return map;
  }

  @Override
  public String title() {
    return "integrated gradients";
  }

  @Override
  public boolean signed() {
    return true;
  }
}
