package equipoise.classifiers.weights;

/** Who wrote a file of weights, and how. */
public enum WeightsFormat {
  SAFETENSORS("safetensors"),
  TORCH_ZIP("PyTorch (zip)"),
  TORCH_PICKLE("PyTorch (pickle)"),
  /** Axes stand in another order than in the others. */
  KERAS("Keras (HDF5)");

  private final String words;

  WeightsFormat(String words) {
    this.words = words;
  }

  /** For a message. */
  public String words() {
    return words;
  }
}
