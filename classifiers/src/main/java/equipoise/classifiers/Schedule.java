package equipoise.classifiers;

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
}
