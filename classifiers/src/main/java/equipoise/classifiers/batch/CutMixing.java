package equipoise.classifiers.batch;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Yun et al., ICCV 2019, arXiv 1905.04899, equations 1 and 2: a rectangle of one image is replaced
 * by that of another, and the labels share by area. One rectangle a batch; its centre may be
 * anywhere, so it may be cut at the border.
 *
 * @param alpha of the area's Beta distribution, above 0
 * @param probability that a batch is mixed at all, in [0, 1]
 */
public record CutMixing(double alpha, double probability) implements Mixing {
  @Override
  public Mixture draw(int[] labels, int[] counts, Side side, RandomGenerator random) {
    boolean mixed = random.nextDouble() < probability;
    double part = Math.sqrt(1 - BetaDraw.of(alpha, random));
    int[] partners = Mixing.partners(labels.length, random);
    int top = random.nextInt(side.height()) - (int) (part * side.height()) / 2;
    int left = random.nextInt(side.width()) - (int) (part * side.width()) / 2;
    Mixture.Box box =
        mixed
            ? new Mixture.Box(
                Math.max(0, top),
                Math.min(side.height(), top + (int) (part * side.height())),
                Math.max(0, left),
                Math.min(side.width(), left + (int) (part * side.width())),
                side)
            : new Mixture.Box(0, 0, 0, 0, side);
    float[] shares = new float[labels.length];
    Arrays.fill(shares, 1 - box.area() / (float) (side.height() * side.width()));
    return new Mixture(partners, shares.length == 0 ? 1 : shares[0], box, shares, false);
  }
}
