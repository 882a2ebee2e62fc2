package equipoise.engines.api;

/** The norm of gradients that lie on the host, and its bound. */
public final class GradientNorm {
  private GradientNorm() {}

  /**
   * As {@link Network#clip}.
   *
   * @param gradients scaled in place if they are longer
   * @param bound above 0
   * @return the norm before
   */
  public static double clip(float[] gradients, double bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("the gradients' norm must be above 0, but is " + bound);
    }
    double square = 0;
    for (float g : gradients) {
      square += (double) g * g;
    }
    double norm = Math.sqrt(square);
    if (norm > bound && Double.isFinite(norm)) {
      float scale = (float) (bound / norm);
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] *= scale;
      }
    }
    return norm;
  }
}
