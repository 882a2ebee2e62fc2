package equipoise.gan.flow;

/** How a velocity field is followed from time 0, noise, to time 1, images, in equal steps. */
public enum Integrator {
  /** x + h v(x, t): one evaluation a step. */
  EULER {
    @Override
    float[] step(VelocityField field, float[] x, double t, double h) {
      return moved(x, field.velocity(x, t), h);
    }
  },

  /**
   * Heun's method, x + h (v(x, t) + v(x + h v(x, t), t + h)) / 2: two evaluations a step, of second
   * order.
   */
  HEUN {
    @Override
    float[] step(VelocityField field, float[] x, double t, double h) {
      float[] first = field.velocity(x, t).clone();
      float[] second = field.velocity(moved(x, first, h), t + h);
      return moved(moved(x, first, h / 2), second, h / 2);
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

  abstract float[] step(VelocityField field, float[] x, double t, double h);

  /**
   * @param start x at time 0; not changed
   * @return x at time 1
   */
  float[] integrate(VelocityField field, float[] start, int steps) {
    float[] x = start;
    for (int i = 0; i < steps; i++) {
      x = step(field, x, (double) i / steps, 1.0 / steps);
    }
    return x;
  }

  private static float[] moved(float[] x, float[] velocity, double h) {
    float[] moved = new float[x.length];
    float by = (float) h;
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i] + by * velocity[i];
    }
    return moved;
  }
}
