package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;

/**
 * From images to what a network makes of them: a classifier's logits, and by them the probabilities
 * of the original classes, or features.
 */
record Inference(Network network, NetworkInput input, ClassMap original) {
  private static final int BATCH = 128;
  private static final int SMALL_SIDE = 64;
  private static final int SMALL_BATCH = 16;

  /** Fewer of large images: their feature maps take much memory. */
  static int batch(ImageShape shape) {
    double larger = shape.height() * (double) shape.width() / (SMALL_SIDE * SMALL_SIDE);
    return (int) Math.max(SMALL_BATCH, BATCH / Math.max(1, larger));
  }

  /** [data.size()][original classes]. */
  float[][] probabilities(Dataset data) {
    float[][] all = new float[data.size()][];
    forward(
        data,
        (row, logits, at) -> {
          int classes = original.size();
          all[row] = original.sum(Losses.softmax(logits, at * classes, classes));
        });
    return all;
  }

  /**
   * The same of logits that are there.
   *
   * @param logits [n][trained classes], one row after the other
   */
  float[][] probabilities(float[] logits) {
    int classes = original.size();
    float[][] all = new float[logits.length / classes][];
    for (int i = 0; i < all.length; i++) {
      all[i] = original.sum(Losses.softmax(logits, i * classes, classes));
    }
    return all;
  }

  /** Is handed what the network makes of one image. */
  interface Receiver {
    /**
     * @param row of the data
     * @param outputs of a batch, one image after the other
     * @param at the image's place in the batch
     */
    void take(int row, float[] outputs, int at);
  }

  /** Runs the network, without training it, on all images, a batch at a time. */
  void forward(Dataset data, Receiver receiver) {
    requireShape(data);
    ImageShape shape = input.input();
    int most = batch(shape);
    for (int from = 0; from < data.size(); from += most) {
      int n = Math.min(most, data.size() - from);
      Tensor images = Tensor.zeros(n, shape.channels(), shape.height(), shape.width());
      for (int k = 0; k < n; k++) {
        input.put(data, from + k, images.values(), k * shape.size());
      }
      float[] outputs = network.infer(images).host().values();
      for (int k = 0; k < n; k++) {
        receiver.take(from + k, outputs, k);
      }
    }
  }

  private void requireShape(Dataset data) {
    if (!data.shape().equals(input.images())) {
      throw new IllegalArgumentException(
          "the network was trained on images of "
              + input.images()
              + ", but '"
              + data.name()
              + "' has "
              + data.shape());
    }
  }
}
