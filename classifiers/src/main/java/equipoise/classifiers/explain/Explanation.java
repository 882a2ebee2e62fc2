package equipoise.classifiers.explain;

/** A way to see which pixels the score of a class rests on. */
public interface Explanation {
  /**
   * @param image levels 0..255 as {@link ScoringNetwork} takes them
   * @param label of the original class that is asked about
   * @return [h][w]; what a value means, and whether it can be negative, its class says
   */
  float[][] map(ScoringNetwork network, float[] image, int label);

  /** As headings name it. */
  String title();

  /** Whether values below 0 speak against the class. */
  boolean signed();
}
