package equipoise.reports.statistics.simulation;

import equipoise.core.Seed;
import equipoise.reports.statistics.simulation.Population.Images;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A small learner with what makes a network's figures vary: random features (its seed), a training
 * set, and one of two answers to imbalance. Ridge regression on one-hot classes over rectified
 * random projections (A. Rahimi and B. Recht, Random features for large-scale kernel machines,
 * NeurIPS 2007).
 */
final class RidgeLearner {
  private static final int FEATURES = 24;
  private static final double PENALTY = 1;
  private static final int NEIGHBOURS = 5;

  private final double[][] projection = new double[FEATURES][Population.DIMENSIONS + 1];
  private final double[][] coefficients = new double[Population.CLASSES][FEATURES + 1];

  private RidgeLearner(Seed seed) {
    RandomGenerator random = seed.generator();
    double scale = 1 / Math.sqrt(Population.DIMENSIONS);
    for (double[] row : projection) {
      for (int d = 0; d < row.length; d++) {
        row[d] = scale * random.nextGaussian();
      }
      row[Population.DIMENSIONS] *= Math.sqrt(Population.DIMENSIONS);
    }
  }

  /** Each class weighs the same in the loss. */
  static RidgeLearner weighted(Images train, Seed features) {
    RidgeLearner learner = new RidgeLearner(features);
    int[] counts = counts(train);
    double[] weight = new double[train.size()];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = train.size() / (double) (Population.CLASSES * counts[train.label[i]]);
    }
    learner.fit(train, weight);
    return learner;
  }

  /** Each class is filled up to the largest by points between neighbours. */
  static RidgeLearner interpolated(Images train, Seed features, Seed points) {
    RidgeLearner learner = new RidgeLearner(features);
    Images filled = fill(train, points.generator());
    double[] weight = new double[filled.size()];
    Arrays.fill(weight, train.size() / (double) filled.size());
    learner.fit(filled, weight);
    return learner;
  }

  private static int[] counts(Images images) {
    int[] counts = new int[Population.CLASSES];
    for (int label : images.label) {
      counts[label]++;
    }
    return counts;
  }

  private static Images fill(Images train, RandomGenerator random) {
    int[] counts = counts(train);
    int most = Arrays.stream(counts).max().orElseThrow();
    Images filled = new Images(most * Population.CLASSES);
    for (int i = 0; i < train.size(); i++) {
      filled.x[i] = train.x[i];
      filled.label[i] = train.label[i];
    }
    int next = train.size();
    for (int label = 0; label < counts.length; label++) {
      int[] rows = rows(train, label, counts[label]);
      int[][] neighbours = new int[rows.length][];
      for (int n = counts[label]; n < most; n++, next++) {
        int base = random.nextInt(rows.length);
        if (neighbours[base] == null) {
          neighbours[base] = nearest(train, rows, base);
        }
        int[] near = neighbours[base];
        int other = near.length == 0 ? rows[base] : near[random.nextInt(near.length)];
        double gap = random.nextDouble();
        for (int d = 0; d < Population.DIMENSIONS; d++) {
          double from = train.x[rows[base]][d];
          filled.x[next][d] = from + gap * (train.x[other][d] - from);
        }
        filled.label[next] = label;
      }
    }
    return filled;
  }

  private static int[] rows(Images train, int label, int count) {
    int[] rows = new int[count];
    int next = 0;
    for (int i = 0; i < train.size(); i++) {
      if (train.label[i] == label) {
        rows[next++] = i;
      }
    }
    return rows;
  }

  private static int[] nearest(Images train, int[] rows, int base) {
    int k = Math.min(NEIGHBOURS, rows.length - 1);
    double[] distances = new double[k];
    int[] nearest = new int[k];
    int found = 0;
    for (int row : rows) {
      if (row == rows[base]) {
        continue;
      }
      double distance = distance(train.x[row], train.x[rows[base]]);
      if (found == k && distance >= distances[k - 1]) {
        continue;
      }
      int at = found < k ? found++ : k - 1;
      while (at > 0 && distances[at - 1] > distance) {
        distances[at] = distances[at - 1];
        nearest[at] = nearest[at - 1];
        at--;
      }
      distances[at] = distance;
      nearest[at] = row;
    }
    return nearest;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }

  private void fit(Images train, double[] weight) {
    int m = FEATURES + 1;
    double[][] gram = new double[m][m];
    double[][] right = new double[Population.CLASSES][m];
    double[] h = new double[m];
    for (int i = 0; i < train.size(); i++) {
      features(train.x[i], h);
      double[] target = right[train.label[i]];
      for (int a = 0; a < m; a++) {
        double scaled = weight[i] * h[a];
        target[a] += scaled;
        double[] row = gram[a];
        for (int b = 0; b <= a; b++) {
          row[b] += scaled * h[b];
        }
      }
    }
    for (int a = 0; a < FEATURES; a++) {
      gram[a][a] += PENALTY;
    }
    cholesky(gram);
    for (int c = 0; c < Population.CLASSES; c++) {
      solve(gram, right[c], coefficients[c]);
    }
  }

  private void features(double[] x, double[] h) {
    for (int f = 0; f < FEATURES; f++) {
      double[] row = projection[f];
      double sum = row[Population.DIMENSIONS];
      for (int d = 0; d < Population.DIMENSIONS; d++) {
        sum += row[d] * x[d];
      }
      h[f] = Math.max(0, sum);
    }
    h[FEATURES] = 1;
  }

  private static void cholesky(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
    }
  }

  private static void solve(double[][] lower, double[] right, double[] x) {
    int m = right.length;
    for (int i = 0; i < m; i++) {
      double sum = right[i];
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    for (int i = m - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < m; k++) {
        sum -= lower[k][i] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
  }

  /** Score of the true class less the highest other score, by image; above 0 is correct. */
  float[] margins(Images test) {
    float[] margins = new float[test.size()];
    double[] h = new double[FEATURES + 1];
    for (int i = 0; i < margins.length; i++) {
      features(test.x[i], h);
      double own = 0;
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < Population.CLASSES; c++) {
        double score = 0;
        for (int f = 0; f < h.length; f++) {
          score += coefficients[c][f] * h[f];
        }
        if (c == test.label[i]) {
          own = score;
        } else {
          best = Math.max(best, score);
        }
      }
      margins[i] = (float) (own - best);
    }
    return margins;
  }
}
