package equipoise.classifiers.explain;

/**
 * Where the last feature maps speak for a class: their sum, each weighted by the mean gradient of
 * the class's score over it, and what is negative set to 0. R. R. Selvaraju, M. Cogswell, A. Das,
 * R. Vedantam, D. Parikh, D. Batra: Grad-CAM, ICCV 2017, doi 10.1109/ICCV.2017.74, equations 1 and
 * 2. The maps are enlarged to the image bilinearly.
 */
public record GradCam() implements Explanation {
  @Override
  public float[][] map(ScoringNetwork network, float[] image, int label) {
    return Enlargement.bilinear(
        coarse(network, image, label), network.shape().height(), network.shape().width());
  }

  /**
   * The map in the size of the feature maps.
   *
   * @throws IllegalArgumentException if the network has no feature maps
   */
  public float[][] coarse(ScoringNetwork network, float[] image, int label) {
    ScoringNetwork.Maps maps = network.maps(image, label);
    int plane = maps.height() * maps.width();
    double[] sum = new double[plane];
    for (int c = 0; c < maps.channels(); c++) {
      double weight = 0;
      for (int p = 0; p < plane; p++) {
        weight += maps.gradients()[c * plane + p] / plane;
      }
      for (int p = 0; p < plane; p++) {
        sum[p] += weight * maps.values()[c * plane + p];
      }
    }
    float[][] map = new float[maps.height()][maps.width()];
    for (int p = 0; p < plane; p++) {
      map[p / maps.width()][p % maps.width()] = (float) Math.max(0, sum[p]);
    }
    return map;
  }

  @Override
  public String title() {
    return "Grad-CAM";
  }

  @Override
  public boolean signed() {
    return false;
  }
}
