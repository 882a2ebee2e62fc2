package equipoise.reports.statistics.decision;

/**
 * What two arms' predictions vary by: what a plan has to suppose, and a finished comparison shows.
 *
 * @param discordance mean square of the difference on one test image, all classes alike: where
 *     scores are 0 or 1, the share of images that one arm has right and the other wrong; in (0, 1]
 * @param persistence part of the discordance that is the same in every repeat, because one arm is
 *     better at some images; in [0, 1]
 * @param repeatDeviation standard deviation over repeats, in points, of the difference on endlessly
 *     many test images: what seed and training set do; at least 0
 */
public record Variation(double discordance, double persistence, double repeatDeviation) {
  /**
   * Between what the module's README reports of simulated learners (arms disagree on 18 % of
   * images, up to a tenth of that in every repeat; repeats move the difference by 2 points) and of
   * LeNets on 225 images (14 %; 6 points). Larger training sets vary less.
   */
  public static final Variation DEFAULTS = new Variation(.15, .1, 4);

  public Variation {
    if (!(discordance > 0 && discordance <= 1 && persistence >= 0 && persistence <= 1)) {
      throw new IllegalArgumentException(
          "discordance must be in (0, 1] and persistence in [0, 1], but are "
              + discordance
              + " and "
              + persistence);
    }
    if (!(repeatDeviation >= 0)) {
      throw new IllegalArgumentException(
          "repeatDeviation must be at least 0 points, but is " + repeatDeviation);
    }
  }
}
