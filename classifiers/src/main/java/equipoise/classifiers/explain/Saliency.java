package equipoise.classifiers.explain;

import equipoise.core.data.ImageShape;
import java.util.List;

/**
 * How much a class's score changes with each pixel: the absolute value of its gradient, of several
 * channels the largest. K. Simonyan, A. Vedaldi, A. Zisserman: Deep Inside Convolutional Networks,
 * ICLR Workshop 2014, arXiv 1312.6034, section 3.
 */
public record Saliency() implements Explanation {
  @Override
  public float[][] map(ScoringNetwork network, float[] image, int label) {
    return strongest(network.shape(), network.gradients(List.of(image), label).gradients()[0]);
  }

  /** The largest absolute value over the channels of each pixel. */
  static float[][] strongest(ImageShape shape, float[] values) {
    float[][] map = new float[shape.height()][shape.width()];
    int plane = shape.height() * shape.width();
    for (int i = 0; i < values.length; i++) {
      int pixel = i % plane;
      int y = pixel / shape.width();
      int x = pixel % shape.width();
      map[y][x] = Math.max(map[y][x], Math.abs(values[i]));
    }
    return map;
  }

  @Override
  public String title() {
    return "saliency";
  }

  @Override
  public boolean signed() {
    return false;
  }
}
