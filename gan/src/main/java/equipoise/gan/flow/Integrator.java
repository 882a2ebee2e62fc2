package equipoise.gan.flow;

/** How a velocity field is followed from time 0, noise, to time 1, images, in equal steps of h. */
public enum Integrator {
  /** x + h v(x, t): one evaluation a step. */
  EULER {
    @Override
    float[] integrate(VelocityField field, float[] start, int steps) {
      float[] x = start;
      for (int i = 0; i < steps; i++) {
        x = moved(x, field.velocity(x, (double) i / steps), 1.0 / steps);
      }
      return x;
    }
  },

  /**
   * The method of Adams and Bashforth of second order, x + h (3 v - v of the step before) / 2,
   * after a first step of Euler's: one evaluation a step.
   */
  ADAMS {
    @Override
    float[] integrate(VelocityField field, float[] start, int steps) {
      double h = 1.0 / steps;
      float[] before = field.velocity(start, 0).clone();
      float[] x = moved(start, before, h);
      for (int i = 1; i < steps; i++) {
        float[] velocity = field.velocity(x, i * h).clone();
        x = moved(moved(x, velocity, 1.5 * h), before, -0.5 * h);
        before = velocity;
      }
      return x;
    }
  },

  /**
   * Heun's method, x + h (v(x, t) + v(x + h v(x, t), t + h)) / 2: two evaluations a step, of second
   * order.
   */
  HEUN {
    @Override
    float[] integrate(VelocityField field, float[] start, int steps) {
      double h = 1.0 / steps;
      float[] x = start;
      for (int i = 0; i < steps; i++) {
        float[] first = field.velocity(x, i * h).clone();
        float[] second = field.velocity(moved(x, first, h), (i + 1) * h);
        x = moved(moved(x, first, h / 2), second, h / 2);
      }
      return x;
    }
  };

  /** A velocity for every value. */
  interface VelocityField {
    /**
     * @param t from 0 to 1
     * @return an array of the length of x, which the next call may overwrite
     */
    float[] velocity(float[] x, double t);
  }

  /**
   * @param start x at time 0; not changed
   * @return x at time 1
   */
  abstract float[] integrate(VelocityField field, float[] start, int steps);

  private static float[] moved(float[] x, float[] velocity, double h) {
    float[] moved = new float[x.length];
    float by = (float) h;
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i] + by * velocity[i];
    }
    return moved;
  }
}
