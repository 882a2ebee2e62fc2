package equipoise.experiments.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a classifier says of one file.
 *
 * @param probabilities calibrated, one a class; empty for a file that cannot be used
 * @param flaw why it cannot be used; empty if it can
 */
public record PredictedImage(Path file, List<Float> probabilities, Optional<String> flaw) {
  public PredictedImage {
    probabilities = List.copyOf(probabilities);
  }

  /** The index of the most probable class, the first of equal ones. */
  public int label() {
    int best = 0;
    for (int c = 1; c < probabilities.size(); c++) {
      if (probabilities.get(c) > probabilities.get(best)) {
        best = c;
      }
    }
    return best;
  }
}
