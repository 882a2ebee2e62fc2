package equipoise.gan.flow;

/** Which times the training sees more of. */
public enum TimeSampling {
  /** All times alike. */
  UNIFORM {
    @Override
    double time(double share) {
      return share;
    }
  },

  /**
   * The middle more than the ends, logistic-normal with deviation 1: Esser et al., ICML 2024, arXiv
   * 2403.03206, section 3.1. The normal distribution is approximated by the logistic one of the
   * same shape, which has an inverse.
   */
  MIDDLE {
    @Override
    double time(double share) {
      double power = 1 / 1.702;
      double up = Math.pow(share, power);
      double down = Math.pow(1 - share, power);
      return up / (up + down);
    }
  };

  /**
   * @param share of the times that lie before, 0..1
   */
  abstract double time(double share);
}
