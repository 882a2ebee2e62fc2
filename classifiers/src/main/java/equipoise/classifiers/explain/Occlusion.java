package equipoise.classifiers.explain;

import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a class's score falls when a square over a pixel is covered: the mean over all squares
 * that cover it. M. D. Zeiler, R. Fergus: Visualizing and Understanding Convolutional Networks,
 * ECCV 2014, doi 10.1007/978-3-319-10590-1_53, section 4.2. There the square is grey and the
 * class's probability is looked at; here it has the image's median colour ({@link Levels#median}),
 * so that covering plain ground changes nothing, and it is the score, which does not level off
 * where the probability is near 1.
 *
 * @param side of the square in pixels; 0 for a seventh of the image's smaller side, at least 3
 * @param stride pixels from one square to the next; 0 for half the side
 */
public record Occlusion(int side, int stride) implements Explanation {
  public static final Occlusion DEFAULTS = new Occlusion(0, 0);

  private static final int AT_ONCE = 16;

  /**
   * @throws IllegalArgumentException if a value is below 0
   */
  public Occlusion {
    if (side < 0 || stride < 0) {
      throw new IllegalArgumentException(
          "side and stride of a covering square must be at least 0, not %d and %d"
              .formatted(side, stride));
    }
  }

  /** The top left corner of a square. */
  private record Corner(int y, int x) {}

  @Override
  public float[][] map(ScoringNetwork network, float[] image, int label) {
    ImageShape shape = network.shape();
    int least = Math.min(shape.height(), shape.width());
    int edge = Math.min(least, side > 0 ? side : Math.max(3, Math.round(least / 7f)));
    float[] ground = Levels.median(shape, image);
    double whole = network.scores(List.of(image), label)[0];
    double[][] falls = new double[shape.height()][shape.width()];
    int[][] covered = new int[shape.height()][shape.width()];
    List<Corner> corners = corners(shape, edge);
    for (int from = 0; from < corners.size(); from += AT_ONCE) {
      List<Corner> some = corners.subList(from, Math.min(corners.size(), from + AT_ONCE));
      double[] scores =
          network.scores(
              some.stream().map(corner -> covered(shape, image, ground, corner, edge)).toList(),
              label);
      for (int k = 0; k < scores.length; k++) {
        add(falls, covered, some.get(k), edge, whole - scores[k]);
      }
    }
    float[][] map = new float[shape.height()][shape.width()];
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        map[y][x] = (float) (falls[y][x] / covered[y][x]);
      }
    }
    return map;
  }

  private List<Corner> corners(ImageShape shape, int edge) {
    int step = Math.min(edge, stride > 0 ? stride : Math.max(1, edge / 2));
    List<Corner> corners = new ArrayList<>();
    for (int y : starts(shape.height(), edge, step)) {
      for (int x : starts(shape.width(), edge, step)) {
        corners.add(new Corner(y, x));
      }
    }
    return corners;
  }

  /** Every so many pixels, and the last place that there is. */
  private static List<Integer> starts(int length, int edge, int step) {
    List<Integer> starts = new ArrayList<>();
    for (int at = 0; at < length - edge; at += step) {
      starts.add(at);
    }
    starts.add(length - edge);
    return starts;
  }

  private static float[] covered(
      ImageShape shape, float[] image, float[] ground, Corner corner, int edge) {
    float[] covered = image.clone();
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = corner.y(); y < corner.y() + edge; y++) {
        int row = (c * shape.height() + y) * shape.width() + corner.x();
        System.arraycopy(ground, row, covered, row, edge);
      }
    }
    return covered;
  }

  private static void add(double[][] falls, int[][] covered, Corner corner, int edge, double fall) {
    for (int y = corner.y(); y < corner.y() + edge; y++) {
      for (int x = corner.x(); x < corner.x() + edge; x++) {
        falls[y][x] += fall;
        covered[y][x]++;
      }
    }
  }

  @Override
  public String title() {
    return "occlusion";
  }

  @Override
  public boolean signed() {
    return true;
  }
}
