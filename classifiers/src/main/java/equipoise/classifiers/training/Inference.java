package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;

/** From images to the probabilities of the original classes, through a network's logits. */
record Inference(Network network, ImageShape shape, PixelScaling.Scale scale, ClassMap original) {
  private static final int BATCH = 128;

  /** [data.size()][original classes]. */
  float[][] probabilities(Dataset data) {
    requireShape(data);
    float[][] all = new float[data.size()][];
    for (int from = 0; from < data.size(); from += BATCH) {
      int n = Math.min(BATCH, data.size() - from);
      Tensor images = Tensor.zeros(n, shape.channels(), shape.height(), shape.width());
      for (int k = 0; k < n; k++) {
        data.copyTo(from + k, images.values(), k * shape.size(), scale.factor(), scale.offset());
      }
      Tensor logits = network.forward(images, Mode.INFER);
      for (int k = 0; k < n; k++) {
        float[] trained = Losses.softmax(logits.values(), k * original.size(), original.size());
        all[from + k] = original.sum(trained);
      }
    }
    return all;
  }

  private void requireShape(Dataset data) {
    if (!data.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "the network was trained on images of "
              + shape
              + ", but '"
              + data.name()
              + "' has "
              + data.shape());
    }
  }
}
