package equipoise.classifiers.transfer;

/** What is done with a network that was trained on other images. */
public enum Transfer {
  /** The network starts from random weights. */
  NONE,
  /** Its features stay as they are, and are computed once; a head is trained on them. */
  FEATURES
}
