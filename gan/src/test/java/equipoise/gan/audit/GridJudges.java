package equipoise.gan.audit;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.Learner;
import java.util.ArrayList;
import java.util.List;

/** Judges that need no network: means on a grid of 4x4, and the class of the nearest class mean. */
final class GridJudges {
  private static final int CELLS = 4;

  private GridJudges() {}

  static Judges on(Dataset train) {
    Learner learner = (data, validation, seed, progress) -> nearestMean(data.data().data());
    return new Judges(new Grid(), nearestMean(train), learner);
  }

  private static final class Grid implements FeatureExtractor {
    @Override
    public String name() {
      return "grid-4x4";
    }

    @Override
    public int width() {
      return CELLS * CELLS;
    }

    @Override
    public float[][] features(Dataset data) {
      float[][] features = new float[data.size()][];
      for (int i = 0; i < features.length; i++) {
        features[i] = grid(data, i);
      }
      return features;
    }

    @Override
    public void close() {}
  }

  private static float[] grid(Dataset data, int row) {
    int height = data.imageShape().height();
    int width = data.imageShape().width();
    float[] cells = new float[CELLS * CELLS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        cells[y * CELLS / height * CELLS + x * CELLS / width] += data.value(row, y * width + x);
      }
    }
    return cells;
  }

  private static Classifier nearestMean(Dataset train) {
    List<float[]> means = new ArrayList<>();
    for (int c = 0; c < train.classes().size(); c++) {
      float[] mean = new float[CELLS * CELLS];
      int[] rows = train.rowsOf(c);
      for (int row : rows) {
        float[] cells = grid(train, row);
        for (int j = 0; j < mean.length; j++) {
          mean[j] += cells[j] / rows.length;
        }
      }
      means.add(mean);
    }
    return data -> {
      float[][] probabilities = new float[data.size()][means.size()];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i][nearest(grid(data, i), means)] = 1;
      }
      return probabilities;
    };
  }

  private static int nearest(float[] cells, List<float[]> means) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < means.size(); c++) {
      double sum = 0;
      for (int j = 0; j < cells.length; j++) {
        sum += (cells[j] - means.get(c)[j]) * (cells[j] - means.get(c)[j]);
      }
      if (sum < least) {
        least = sum;
        nearest = c;
      }
    }
    return nearest;
  }
}
