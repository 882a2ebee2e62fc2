package equipoise.classifiers.transfer;

/** What is done with a network that was trained on other images. */
public enum Transfer {
  /** The network starts from random weights. */
  NONE,
  /** Its features stay as they are, and are computed once; a head is trained on them. */
  FEATURES,
  /** A new last layer is trained by gradient steps on images; all others stay as they are. */
  HEAD,
  /** A new last layer is trained, and the others with it, at a smaller rate. */
  FINE_TUNE
}
