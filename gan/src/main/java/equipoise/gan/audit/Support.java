package equipoise.gan.audit;

/**
 * Whether generated images lie where real ones do, and real ones where generated ones do, by balls
 * that reach to the k-th nearest neighbour of the same set.
 *
 * @param precision share of generated images within the ball of a real one, in [0, 1]
 * @param recall share of real images within the ball of a generated one, in [0, 1]; both
 *     Kynkaanniemi et al. (NeurIPS 2019, arXiv 1904.06991, equations 1 and 2)
 * @param density mean number of real balls around a generated image, over k; may exceed 1
 * @param coverage share of real images whose ball holds a generated one, in [0, 1]; both Naeem et
 *     al. (ICML 2020, arXiv 2002.09797, equations 4 and 5). For two sets of one distribution and
 *     size it is about 1 - 2^-k
 */
record Support(double precision, double recall, double density, double coverage) {
  /**
   * @param real at least k + 1 rows
   * @param generated at least k + 1 rows
   * @param k at least 1
   */
  static Support of(double[][] real, double[][] generated, int k) {
    double[] realRadii = Distances.toNeighbour(real, k);
    double[] generatedRadii = Distances.toNeighbour(generated, k);
    double[][] distances = Distances.between(real, generated);
    boolean[] inReal = new boolean[generated.length];
    int recalled = 0;
    int covered = 0;
    long balls = 0;
    for (int i = 0; i < real.length; i++) {
      boolean inGenerated = false;
      int held = 0;
      for (int j = 0; j < generated.length; j++) {
        boolean within = distances[i][j] <= realRadii[i];
        inReal[j] |= within;
        held += within ? 1 : 0;
        inGenerated |= distances[i][j] <= generatedRadii[j];
      }
      recalled += inGenerated ? 1 : 0;
      covered += held > 0 ? 1 : 0;
      balls += held;
    }
    int precise = 0;
    for (boolean within : inReal) {
      precise += within ? 1 : 0;
    }
    return new Support(
        precise / (double) generated.length,
        recalled / (double) real.length,
        balls / ((double) k * generated.length),
        covered / (double) real.length);
  }
}
