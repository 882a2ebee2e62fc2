package equipoise.engines.dl4j;

/** Sums in double precision over four running totals, which the processor adds side by side. */
final class Sums {
  private Sums() {}

  static double sum(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < to; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }

  /** Of (value - centre)^2. */
  static double squares(float[] values, int from, int to, float centre) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += square(values[i] - centre);
      b += square(values[i + 1] - centre);
      c += square(values[i + 2] - centre);
      d += square(values[i + 3] - centre);
    }
    for (; i < to; i++) {
      a += square(values[i] - centre);
    }
    return (a + b) + (c + d);
  }

  private static double square(double x) {
    return x * x;
  }

  static double products(float[] x, float[] y, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += (double) x[i] * y[i];
      b += (double) x[i + 1] * y[i + 1];
      c += (double) x[i + 2] * y[i + 2];
      d += (double) x[i + 3] * y[i + 3];
    }
    for (; i < to; i++) {
      a += (double) x[i] * y[i];
    }
    return (a + b) + (c + d);
  }
}
