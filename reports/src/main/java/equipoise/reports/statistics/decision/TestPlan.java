package equipoise.reports.statistics.decision;

import java.util.Arrays;

/**
 * What a study is going to test on.
 *
 * @param tested test images of each class in one repeat; classes without any are left out
 * @param available images of each class that some repeat may test, at least as many
 * @param repeats at least 2
 */
public record TestPlan(int[] tested, int[] available, int repeats) {
  public TestPlan {
    if (tested.length != available.length || Arrays.stream(tested).noneMatch(n -> n > 0)) {
      throw new IllegalArgumentException(
          "a plan needs test images of at least one class, and of each class how many are available,"
              + " but has "
              + Arrays.toString(tested)
              + " of "
              + Arrays.toString(available));
    }
    for (int c = 0; c < tested.length; c++) {
      if (tested[c] < 0 || tested[c] > available[c]) {
        throw new IllegalArgumentException(
            "class %d has %d images to test on, of which %d cannot be tested"
                .formatted(c, available[c], tested[c]));
      }
    }
    if (repeats < 2) {
      throw new IllegalArgumentException("repeats must be at least 2, but is " + repeats);
    }
    tested = tested.clone();
    available = available.clone();
  }

  /** The same test images in every repeat. */
  public static TestPlan fixed(int[] images, int repeats) {
    return new TestPlan(images, images, repeats);
  }

  /** Test images drawn anew in each repeat, from these. */
  public static TestPlan redrawn(int[] tested, int[] available, int repeats) {
    return new TestPlan(tested, available, repeats);
  }

  /** All images in each repeat, each in one of its folds. */
  public static TestPlan folds(int[] images, int repeats) {
    return fixed(images, repeats);
  }

  TestPlan withTwiceTheRepeats() {
    return new TestPlan(tested, available, 2 * repeats);
  }

  TestPlan withTwiceTheImages() {
    return new TestPlan(
        Arrays.stream(tested).map(n -> 2 * n).toArray(),
        Arrays.stream(available).map(n -> 2 * n).toArray(),
        repeats);
  }

  /**
   * The error and degrees of freedom that {@link ImagesAndRepeats} will find, if arms vary as
   * supposed. Images of a class are taken to vary as those of any other.
   */
  Uncertainty uncertainty(Variation variation) {
    long classes = Arrays.stream(tested).filter(n -> n > 0).count();
    double images = 0;
    double inverse = 0;
    double sampling = 0;
    for (int c = 0; c < tested.length; c++) {
      if (tested[c] > 0) {
        double scale = variation.discordance() / (classes * classes);
        double persistent = variation.persistence() / available[c];
        double part = scale * ((1.0 / tested[c] - persistent) / repeats + persistent);
        double groups = Math.min(available[c], (double) repeats * tested[c]);
        images += part;
        inverse += part * part / Math.max(1, groups - 1);
        sampling += scale * (1.0 / tested[c] - persistent);
      }
    }
    double repeatVariance = Math.pow(variation.repeatDeviation() / 100, 2);
    double variance = images + repeatVariance / repeats;
    inverse += Math.pow((repeatVariance + sampling) / repeats, 2) / (repeats - 1);
    return new Uncertainty(0, variance, Math.max(1, variance * variance / inverse));
  }
}
