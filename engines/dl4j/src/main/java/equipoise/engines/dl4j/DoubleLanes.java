package equipoise.engines.dl4j;

/** Arrays of lanes in double precision, for what {@link PixelLanes} hold in single. */
final class DoubleLanes {
  private double[][] values = new double[0][];

  /** Arrays of at least that many lanes; what was in them is gone if they must grow. */
  double[][] of(int arrays, int lanes) {
    if (values.length < arrays || arrays > 0 && values[0].length < lanes) {
      values = new double[arrays][lanes];
    }
    return values;
  }

  /** The first arrays in double precision. */
  double[][] widened(float[][] from, int arrays, int lanes) {
    double[][] to = of(arrays, lanes);
    for (int i = 0; i < arrays; i++) {
      widen(from[i], to[i], lanes);
    }
    return to;
  }

  static void widen(float[] from, double[] to, int lanes) {
    for (int k = 0; k < lanes; k++) {
      to[k] = from[k];
    }
  }

  /** Rounds the first arrays to single precision. */
  static void narrow(double[][] from, float[][] to, int arrays, int lanes) {
    for (int i = 0; i < arrays; i++) {
      narrow(from[i], to[i], lanes);
    }
  }

  static void narrow(double[] from, float[] to, int lanes) {
    for (int k = 0; k < lanes; k++) {
      to[k] = (float) from[k];
    }
  }
}
