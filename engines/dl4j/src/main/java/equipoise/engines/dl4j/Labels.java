package equipoise.engines.dl4j;

/** The labels of the batch that is passing through a network, for its embeddings. */
final class Labels {
  private final String network;
  private int classes;
  private int[] values;

  Labels(String network) {
    this.network = network;
  }

  /** Declares that an embedding with this number of classes needs labels. */
  void needed(int ofClasses) {
    classes = classes == 0 ? ofClasses : Math.min(classes, ofClasses);
  }

  /**
   * @param labels of the batch; null if it has none
   * @throws IllegalArgumentException if an embedding needs others
   */
  void take(int[] labels, int n) {
    if (classes == 0) {
      return;
    }
    if (labels == null || labels.length != n) {
      throw new IllegalArgumentException(
          "network "
              + network
              + ": it has an embedding, so that a batch of "
              + n
              + " needs as many labels, but has "
              + (labels == null ? "none" : labels.length));
    }
    for (int i = 0; i < n; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            String.format(
                "network %s: labels must be from 0 to %d, but that of example %d is %d",
                network, classes - 1, i, labels[i]));
      }
    }
    values = labels.clone();
  }

  int of(int example) {
    return values[example];
  }
}
