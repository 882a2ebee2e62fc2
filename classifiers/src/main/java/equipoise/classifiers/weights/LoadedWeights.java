package equipoise.classifiers.weights;

import equipoise.engines.api.Weights;
import java.util.List;

/**
 * Weights out of a file, as a network wants them.
 *
 * @param weights all arrays of the network
 * @param freshHead true if the last layer starts anew, because the file's is for other classes
 * @param warnings sentences: what of the file was not used, and that the head starts anew
 */
public record LoadedWeights(Weights weights, boolean freshHead, List<String> warnings) {
  public LoadedWeights {
    warnings = List.copyOf(warnings);
  }
}
