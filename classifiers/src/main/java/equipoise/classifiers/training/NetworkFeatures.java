package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.learning.FeatureExtractor;
import java.util.Arrays;

/** What a {@link FeatureNetwork} makes of images. Not for two threads at once. */
final class NetworkFeatures implements FeatureExtractor {
  private final Inference inference;
  private final String name;

  /**
   * @param inference whose network is closed with this
   */
  NetworkFeatures(Inference inference, String name) {
    this.inference = inference;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int width() {
    return inference.network().spec().output().stream().reduce(1, Math::multiplyExact);
  }

  @Override
  public float[][] features(Dataset data) {
    float[][] features = new float[data.size()][];
    int width = width();
    inference.forward(
        data,
        (row, outputs, at) ->
            features[row] = Arrays.copyOfRange(outputs, at * width, (at + 1) * width));
    return features;
  }

  @Override
  public void close() {
    inference.network().close();
  }
}
