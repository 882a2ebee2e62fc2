package equipoise.gan.audit;

import equipoise.core.learning.Classifier;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.Learner;
import java.util.Objects;

/**
 * Who judges synthetic images; the caller closes them.
 *
 * @param features in which distances are measured
 * @param real a classifier trained on the real training images, for GAN-test
 * @param learner trains a classifier on synthetic images alone, for GAN-train
 */
public record Judges(FeatureExtractor features, Classifier real, Learner learner) {
  public Judges {
    Objects.requireNonNull(features);
    Objects.requireNonNull(real);
    Objects.requireNonNull(learner);
  }
}
