package equipoise.classifiers.loss;

/** Bounds of options. */
final class Checks {
  private Checks() {}

  static void atLeast(String name, double value, double bound) {
    if (!(value >= bound && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be at least " + bound + ", but is " + value);
    }
  }

  static void above(String name, double value, double bound) {
    if (!(value > bound && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be above " + bound + ", but is " + value);
    }
  }

  /** In [0, 1]. */
  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], but is " + value);
    }
  }

  /** In [0, 1). */
  static void belowOne(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), but is " + value);
    }
  }
}
