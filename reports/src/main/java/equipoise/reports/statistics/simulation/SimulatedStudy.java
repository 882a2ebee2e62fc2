package equipoise.reports.statistics.simulation;

import equipoise.core.Seed;
import equipoise.reports.statistics.decision.PairedPredictions;
import equipoise.reports.statistics.simulation.Population.Images;
import equipoise.reports.statistics.simulation.Protocol.Fit;
import java.util.List;

/** One simulated data set, on which four arms were trained in every repeat. */
final class SimulatedStudy {
  /** A method, with first weights that another arm shares or does not. */
  enum Arm {
    WEIGHTED,
    INTERPOLATED,
    WEIGHTED_AGAIN,
    INTERPOLATED_AGAIN;

    RidgeLearner fit(Images train, Seed seed) {
      boolean again = this == WEIGHTED_AGAIN || this == INTERPOLATED_AGAIN;
      Seed own = again ? seed.child("again") : seed;
      Seed features = own.child("features");
      return this == WEIGHTED || this == WEIGHTED_AGAIN
          ? RidgeLearner.weighted(train, features)
          : RidgeLearner.interpolated(train, features, own.child("points"));
    }
  }

  private final List<Fit> fits;

  /** Margins of the test images, by arm and fit. */
  private final float[][][] margins;

  SimulatedStudy(Protocol protocol, Population population, int repeats, Seed seed) {
    fits = protocol.fits(population, repeats, seed);
    margins = new float[Arm.values().length][fits.size()][];
    for (int f = 0; f < fits.size(); f++) {
      for (Arm arm : Arm.values()) {
        margins[arm.ordinal()][f] =
            arm.fit(fits.get(f).train(), seed.child("fit", f)).margins(fits.get(f).test());
      }
    }
  }

  /**
   * @param shift added to the candidate's margins, by class
   * @param repeats how many of the repeats, from the first
   */
  PairedPredictions paired(Contrast contrast, double[] shift, int repeats) {
    float[][] ours = margins[contrast.candidate().ordinal()];
    float[][] theirs = margins[contrast.rival().ordinal()];
    PairedPredictions.Builder paired = PairedPredictions.builder(Population.CLASSES);
    for (int f = 0; f < fits.size() && fits.get(f).repeat() < repeats; f++) {
      Fit fit = fits.get(f);
      for (int i = 0; i < fit.test().size(); i++) {
        int label = fit.test().label[i];
        paired.add(
            fit.repeat(),
            fit.identity()[i],
            fit.test().group[i],
            label,
            ours[f][i] + shift[label] > 0 ? 1 : 0,
            theirs[f][i] > 0 ? 1 : 0);
      }
    }
    return paired.build();
  }
}
