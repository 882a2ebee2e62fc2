package equipoise.classifiers;

import equipoise.core.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the learning rate changes over a training's steps. */
public enum Schedule {
  CONSTANT {
    @Override
    double factor(double done) {
      return 1;
    }
  },
  /** Falls in a straight line to 0 at the last step. */
  LINEAR {
    @Override
    double factor(double done) {
      return 1 - done;
    }
  },
  /**
   * Falls as half a cosine to 0 at the last step: Loshchilov and Hutter, ICLR 2017, without
   * restarts.
   */
  COSINE {
    @Override
    double factor(double done) {
      return (1 + Math.cos(Math.PI * done)) / 2;
    }
  };

  /**
   * @param done share of the steps that are done, in [0, 1)
   * @return factor of the optimiser's rate, in (0, 1]
   */
  abstract double factor(double done);

  static String nameOf(Schedule one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Schedule::nameOf).toList();
  }

  static Schedule named(String name) {
    return Arrays.stream(values())
        .filter(s -> nameOf(s).equals(name))
        .findFirst()
        .orElseThrow(() -> NearestName.unknown("schedule", name, names()));
  }
}
