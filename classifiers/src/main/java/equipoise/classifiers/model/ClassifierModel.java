package equipoise.classifiers.model;

import equipoise.core.data.ImageShape;
import equipoise.core.learning.Classifier;
import equipoise.engines.api.Engine;
import java.util.List;
import java.util.Optional;

/**
 * A trained classifier of images as a value: what it holds, and what is done to it. It owns no
 * native memory.
 */
public interface ClassifierModel {
  /** Of the images that it takes. */
  ImageShape shape();

  /** The classes that it tells apart, in the order of its probabilities. */
  List<String> classes();

  /**
   * The classifier at work; closed by the caller.
   *
   * @param engine that runs its networks
   */
  Classifier open(Engine engine);

  /** The value of a classifier; empty where it cannot be kept. */
  static Optional<ClassifierModel> of(Classifier classifier) {
    return classifier instanceof Source source ? source.model() : Optional.empty();
  }

  /** What a {@link Classifier} that can be kept implements. */
  interface Source {
    /** A copy of what it is now; empty where something inside cannot be kept. */
    Optional<ClassifierModel> model();
  }
}
