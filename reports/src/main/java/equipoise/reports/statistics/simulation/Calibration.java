package equipoise.reports.statistics.simulation;

import equipoise.core.Seed;
import equipoise.reports.statistics.simulation.Population.Images;
import equipoise.reports.statistics.simulation.SimulatedStudy.Arm;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is added to a candidate's margins so that its true difference to the rival is known: found
 * on many training sets and images that no simulated study uses.
 */
final class Calibration {
  /**
   * Shift of a class above that of the next more frequent one: arms that are equal in balanced
   * accuracy then differ in every class.
   */
  private static final double TILT = .06;

  private static final int PER_CLASS = 40;

  /** Margins of the candidate, tilted, in ascending order. */
  private final float[] margins;

  private final long rivalCorrect;

  Calibration(Protocol protocol, Population population, int trainingSets, Seed seed) {
    int[] counts = new int[Population.CLASSES];
    Arrays.fill(counts, PER_CLASS);
    int images = PER_CLASS * Population.CLASSES;
    margins = new float[trainingSets * images];
    long correct = 0;
    for (int s = 0; s < trainingSets; s++) {
      RandomGenerator random = seed.child("set", s).generator();
      Images train = protocol.train(population, random);
      Images test = population.draw(counts, 1, random);
      float[] ours = Arm.WEIGHTED.fit(train, seed.child("fit", s)).margins(test);
      float[] theirs = Arm.INTERPOLATED.fit(train, seed.child("fit", s)).margins(test);
      for (int i = 0; i < images; i++) {
        margins[s * images + i] = (float) (ours[i] + tilt(test.label[i]));
        correct += theirs[i] > 0 ? 1 : 0;
      }
    }
    Arrays.sort(margins);
    rivalCorrect = correct;
  }

  private static double tilt(int label) {
    return TILT * (label - Population.CLASSES / 2);
  }

  /** By class; 0 for arms that are equal as they are. */
  double[] shift(Contrast contrast) {
    double[] shift = new double[Population.CLASSES];
    if (contrast.shifted()) {
      long correct = rivalCorrect + Math.round(contrast.truth() * margins.length);
      double level = -margins[(int) (margins.length - correct)];
      Arrays.setAll(shift, label -> level + tilt(label));
    }
    return shift;
  }
}
