package equipoise.classifiers.batch;

/**
 * How often batches draw from each class: p(c) is proportional to n_c^power, as in Kang et al.,
 * ICLR 2020, arXiv 1910.09217, equation 1.
 *
 * @param power 1 for passes over the data as they are, 0 for every class equally often, 1/2 for the
 *     square roots of the counts; in [0, 1]
 * @param from share of the training after which this holds, in [0, 1]; before it, passes
 */
public record ClassDraw(double power, double from) {
  /** Passes over the data, each row once. */
  public static final ClassDraw PASSES = new ClassDraw(1, 0);

  /** Every class equally often, from the start. */
  public static final ClassDraw BALANCED = new ClassDraw(0, 0);

  public ClassDraw {
    if (!(power >= 0 && power <= 1)) {
      throw new IllegalArgumentException("power must be in [0, 1], but is " + power);
    }
    if (!(from >= 0 && from <= 1)) {
      throw new IllegalArgumentException("from must be in [0, 1], but is " + from);
    }
  }

  /** Whether rows are drawn by class at this moment of a training. */
  public boolean byClass(double done) {
    return power < 1 && done >= from;
  }

  /**
   * The chance of each class, summing to 1; classes without examples have none.
   *
   * @param counts of the classes, at least one above 0
   */
  double[] chances(int[] counts) {
    double[] chances = new double[counts.length];
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      chances[c] = counts[c] == 0 ? 0 : Math.pow(counts[c], power);
      sum += chances[c];
    }
    for (int c = 0; c < counts.length; c++) {
      chances[c] /= sum;
    }
    return chances;
  }
}
