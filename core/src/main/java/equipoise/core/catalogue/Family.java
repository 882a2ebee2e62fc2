package equipoise.core.catalogue;

/** Entries that work alike; reports and lists group by it. */
public enum Family {
  BASELINE("baseline", "the training data as they are"),
  COPYING("copying", "more copies of real examples"),
  INTERPOLATION("interpolation", "new examples between or around real ones"),
  DECOMPOSITION("decomposition", "classes divided into sub-classes by clustering"),
  UNDER_SAMPLING("under-sampling", "fewer examples of large classes"),
  CLEANING("cleaning", "without examples that mislead or that no decision needs"),
  COMBINED("combined", "over-sampling followed by cleaning"),
  GENERATION("generation", "new examples from a trained network"),
  WEIGHTING("weighting", "errors on rare classes weigh more in training"),
  MARGIN("margin", "the loss asks for wider margins of rare classes"),
  REGULARISATION("regularisation", "training that overfits less, whatever the class"),
  BATCHES("batches", "rare classes are drawn more often in training"),
  MIXING("mixing", "training on mixtures of examples"),
  ADJUSTMENT("adjustment", "class probabilities corrected after training"),
  LAST_LAYER("last layer", "the last layer is retrained or rescaled after training"),
  ENSEMBLE("ensemble", "the mean of several classifiers"),
  AUGMENTATION("augmentation", "random changes of training images, the same for every method"),
  CONVOLUTIONAL("convolutional network", "learns its features from the images"),
  LINEAR("linear model", "a weighted sum of raw values for each class"),
  KERNEL("kernel machine", "a wide margin in the space of a kernel"),
  NEIGHBOURS("neighbours", "votes of the nearest training rows"),
  TREES("trees", "ensembles of decision trees on raw values"),
  THRESHOLD_METRIC("decisions", "figures of the predicted classes"),
  RANKING_METRIC("ranking", "figures of how classes are ranked by probability"),
  PROBABILITY_METRIC("probabilities", "figures of the probabilities themselves"),
  IMAGE_FORMAT("image sets", "labelled images"),
  TABLE_FORMAT("tables", "rows of numbers and words with a class");

  private final String label;
  private final String meaning;

  Family(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** A noun for headings. */
  public String label() {
    return label;
  }

  /** What its members do, as half a sentence. */
  public String meaning() {
    return meaning;
  }
}
