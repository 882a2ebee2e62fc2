package equipoise.experiments.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that is looked at.
 *
 * @param name a file, or its place in the data
 * @param pixels 0..255 in the order channel, row, column, not copied
 * @param label of the true class; {@link #UNKNOWN} if nobody says
 * @param probabilities calibrated, one a class
 */
public record ExplainedImage(String name, byte[] pixels, int label, List<Float> probabilities) {
  public static final int UNKNOWN = -1;

  public ExplainedImage {
    probabilities = List.copyOf(probabilities);
  }

  public static ExplainedImage of(String name, byte[] pixels, int label, float[] probabilities) {
    List<Float> list = new ArrayList<>();
    for (float value : probabilities) {
      list.add(value);
    }
    return new ExplainedImage(name, pixels, label, list);
  }

  /** Of a file without its folders. */
  public String shortName() {
    return String.valueOf(Path.of(name).getFileName());
  }

  /** The most probable class, of equals the first. */
  public int predicted() {
    int best = 0;
    for (int c = 1; c < probabilities.size(); c++) {
      best = probabilities.get(c) > probabilities.get(best) ? c : best;
    }
    return best;
  }

  /** Of the predicted class. */
  public double probability() {
    return probabilities.get(predicted());
  }

  /** Of the true class; NaN if it is not known. */
  public double trueProbability() {
    return label == UNKNOWN ? Double.NaN : probabilities.get(label);
  }

  /** Whether it is known to be predicted wrong. */
  public boolean isWrong() {
    return label != UNKNOWN && label != predicted();
  }
}
