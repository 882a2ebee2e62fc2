package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rejects images that a classifier of the training images does not take for their class.
 *
 * @param name of the classifier
 * @param classifier of the training data's classes; closed by its owner
 * @param least probability of an image's class, in (0, 1)
 */
public record ConfidenceFilter(String name, Classifier classifier, double least)
    implements ImageFilter {
  public ConfidenceFilter {
    if (!(least > 0 && least < 1)) {
      throw new IllegalArgumentException(
          "the confidence must lie between 0 and 1, but is " + least);
    }
  }

  @Override
  public List<String> reasons(Dataset candidates) {
    float[][] probabilities = classifier.probabilities(candidates);
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      float p = probabilities[i][candidates.label(i)];
      reasons.add(
          p >= least
              ? KEPT
              : String.format(Locale.ROOT, "probability %.3f of its class by %s", p, name));
    }
    return reasons;
  }

  @Override
  public String words() {
    return String.format(
        Locale.ROOT,
        "Images were rejected to whose class a %s trained on the training images gave less than %s.",
        name,
        least);
  }
}
