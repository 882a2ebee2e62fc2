package equipoise.gan.flow;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.TrainingImages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mean and deviation of the training images' values, all channels together and every class alike.
 * The flow is learned of values of mean 0 and variance 1, as the noise has them: in sparse
 * drawings, whose values in [-1, 1] vary little, the noise would otherwise hide the figure until
 * the last steps.
 */
record PixelMoments(float mean, float deviation) {
  private static final int IMAGES_OF_A_CLASS = 100;
  private static final double LEAST_DEVIATION = 0.02;
  private static final String KEPT = "pixel-moments";

  static PixelMoments of(TrainingImages images) {
    double mean = 0;
    double square = 0;
    for (int condition = 0; condition < images.classes(); condition++) {
      int n = Math.min(IMAGES_OF_A_CLASS, images.count(condition));
      Tensor some = images.images(condition, 0, n);
      double share = 1.0 / ((double) some.size() * images.classes());
      for (float value : some.values()) {
        mean += share * value;
        square += share * value * value;
      }
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean));
    return new PixelMoments((float) mean, (float) Math.max(LEAST_DEVIATION, deviation));
  }

  Tensor standardised(Tensor images) {
    float[] values = new float[images.size()];
    float scale = (float) (Preconditioning.IMAGE_DEVIATION / deviation);
    for (int i = 0; i < values.length; i++) {
      values[i] = (images.values()[i] - mean) * scale;
    }
    return new Tensor(values, images.shape());
  }

  /** Back into [-1, 1], in place. */
  void restore(float[] values) {
    float scale = (float) (deviation / Preconditioning.IMAGE_DEVIATION);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, Math.min(1, mean + scale * values[i]));
    }
  }

  /** The weights, with these moments beside them. */
  Weights beside(Weights weights) {
    Map<String, Tensor> all = new LinkedHashMap<>(weights.tensors());
    all.put(KEPT, new Tensor(new float[] {mean, deviation}, 2));
    return new Weights(all);
  }

  /**
   * @param kept of {@link #beside}
   * @throws IllegalArgumentException if there are none
   */
  static PixelMoments in(Weights kept) {
    float[] values = kept.get(KEPT).values();
    return new PixelMoments(values[0], values[1]);
  }

  /** The weights alone. */
  static Weights without(Weights kept) {
    Map<String, Tensor> weights = new LinkedHashMap<>(kept.tensors());
    weights.keySet().removeAll(List.of(KEPT));
    return new Weights(weights);
  }
}
