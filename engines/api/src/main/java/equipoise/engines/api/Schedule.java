package equipoise.engines.api;

/** How the learning rate changes over updates: factors for {@link Network#update(double)}. */
public sealed interface Schedule {
  /**
   * @param update how many updates have been done, from 0
   * @return factor on the optimiser's rate, at least 0
   */
  double scale(long update);

  record Constant() implements Schedule {
    @Override
    public double scale(long update) {
      return 1;
    }
  }

  /**
   * Multiplied by a factor after a fixed number of updates.
   *
   * @param every at least 1
   * @param factor above 0
   */
  record Step(long every, double factor) implements Schedule {
    public Step {
      atLeast(1, every, "every");
      if (!(factor > 0)) {
        throw new IllegalArgumentException("factor must be above 0, but is " + factor);
      }
    }

    @Override
    public double scale(long update) {
      return Math.pow(factor, (double) (update / every));
    }
  }

  /** In a straight line from 1 to a floor, which holds from the last update on. */
  record Linear(long updates, double floor) implements Schedule {
    public Linear {
      checkFall(updates, floor);
    }

    @Override
    public double scale(long update) {
      return 1 - (1 - floor) * Math.min(1, (double) update / updates);
    }
  }

  /**
   * As half a cosine from 1 to a floor, which holds from the last update on: Loshchilov and Hutter,
   * ICLR 2017, arXiv 1608.03983, equation 5 without restarts.
   */
  record Cosine(long updates, double floor) implements Schedule {
    public Cosine {
      checkFall(updates, floor);
    }

    @Override
    public double scale(long update) {
      double done = Math.min(1, (double) update / updates);
      return floor + (1 - floor) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }

  /**
   * In a straight line from 1 / updates to 1, then another schedule from its own start: Goyal et
   * al., 2017, arXiv 1706.02677, section 2.2.
   */
  record WarmUp(long updates, Schedule then) implements Schedule {
    public WarmUp {
      atLeast(1, updates, "updates");
    }

    @Override
    public double scale(long update) {
      return update < updates ? (update + 1.0) / updates : then.scale(update - updates);
    }
  }

  private static void checkFall(long updates, double floor) {
    atLeast(1, updates, "updates");
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("floor must be from 0 to 1, but is " + floor);
    }
  }

  private static void atLeast(long bound, long value, String name) {
    if (value < bound) {
      throw new IllegalArgumentException(name + " must be at least " + bound + ", but is " + value);
    }
  }
}
