package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Synthetic images against as many real ones, and real ones against as many real ones, of one class
 * or of several in equal shares: figures are means over random draws of that size, so that value
 * and floor are biased alike.
 */
final class Comparison {
  private static final int DRAWS = 20;
  private static final int FEW_DRAWS = 8; // of many images, which differ less
  private static final int MANY = 100;
  private static final int BOOTSTRAP = 200; // samples over all draws
  private static final int MOST = 300; // of one class
  private static final int MOST_TOGETHER = 400;
  private static final int MOST_NEIGHBOURS = 5;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final double FLOOR = 0.95;

  private final List<ClassFeatures> parts;
  private final int[] sizes;
  private final Seed seed;
  private final double[][] draws;
  private final double[] bootstrap;

  private enum Figure {
    FID,
    FID_FLOOR,
    KID,
    KID_FLOOR,
    PRECISION,
    RECALL,
    DENSITY,
    COVERAGE,
    SPACING
  }

  /**
   * @param classes each with at least {@link ClassFeatures#LEAST} images a side to compare
   */
  Comparison(List<ClassFeatures> classes, Seed seed) {
    this.parts = classes;
    this.seed = seed;
    int most = Math.min(MOST, Math.max(ClassFeatures.LEAST, MOST_TOGETHER / classes.size()));
    this.sizes = classes.stream().mapToInt(c -> Math.min(most, c.comparable())).toArray();
    int times = images() > MANY ? FEW_DRAWS : DRAWS;
    this.draws = new double[Figure.values().length][times];
    this.bootstrap = new double[times * (BOOTSTRAP / times)];
  }

  /** What the figures are measured on. */
  AuditRow.Setting setting() {
    long heldOut = parts.stream().filter(ClassFeatures::hasHeldOut).count();
    String against = heldOut == parts.size() ? "heldout" : heldOut == 0 ? "training" : "both";
    return new AuditRow.Setting(images(), neighbours(), against);
  }

  private int images() {
    return Arrays.stream(sizes).sum();
  }

  /** A quarter of the images in small sets, so that k nearest are not all there are. */
  private int neighbours() {
    return Math.max(1, Math.min(MOST_NEIGHBOURS, images() / 4));
  }

  /** The figures of distribution. */
  Map<ImageMeasure, Double> figures(Progress progress) {
    for (int draw = 0; draw < draws[0].length; draw++) {
      progress.checkpoint();
      measure(draw);
    }
    Arrays.sort(bootstrap);
    Map<ImageMeasure, Double> figures = new EnumMap<>(ImageMeasure.class);
    figures.put(ImageMeasure.FID, mean(Figure.FID));
    figures.put(ImageMeasure.FID_FLOOR, mean(Figure.FID_FLOOR));
    figures.put(ImageMeasure.KID, mean(Figure.KID));
    figures.put(ImageMeasure.KID_LOW, quantile(bootstrap, LOW));
    figures.put(ImageMeasure.KID_HIGH, quantile(bootstrap, HIGH));
    Arrays.sort(draws[Figure.KID_FLOOR.ordinal()]);
    figures.put(ImageMeasure.KID_FLOOR, quantile(draws[Figure.KID_FLOOR.ordinal()], FLOOR));
    figures.put(ImageMeasure.PRECISION, mean(Figure.PRECISION));
    figures.put(ImageMeasure.RECALL, mean(Figure.RECALL));
    figures.put(ImageMeasure.DENSITY, mean(Figure.DENSITY));
    figures.put(ImageMeasure.COVERAGE, mean(Figure.COVERAGE));
    figures.put(ImageMeasure.SPACING, mean(Figure.SPACING));
    return figures;
  }

  private void measure(int draw) {
    Seed ofDraw = seed.child("draw", draw);
    int n = images();
    double[][] real = new double[n][];
    double[][] synthetic = new double[n][];
    double[][] half = new double[n][];
    double[][] otherHalf = new double[n][];
    int at = 0;
    for (int p = 0; p < parts.size(); p++) {
      Seed ofPart = ofDraw.child("class", p);
      ClassFeatures part = parts.get(p);
      int size = sizes[p];
      copy(ClassFeatures.drawn(part.reference(), size, ofPart.child("real")), real, at);
      copy(ClassFeatures.drawn(part.synthetic(), size, ofPart.child("synthetic")), synthetic, at);
      double[][] reals = ClassFeatures.drawn(part.reals(), 2 * size, ofPart.child("halves"));
      copy(Arrays.copyOf(reals, size), half, at);
      copy(Arrays.copyOfRange(reals, size, 2 * size), otherHalf, at);
      at += size;
    }
    put(Figure.FID, draw, FrechetDistance.between(real, synthetic));
    put(Figure.FID_FLOOR, draw, FrechetDistance.between(half, otherHalf));
    put(Figure.KID_FLOOR, draw, KernelDistance.between(half, otherHalf));
    put(Figure.SPACING, draw, spacing(synthetic) / Math.max(Double.MIN_NORMAL, spacing(real)));
    kernels(real, synthetic, draw, ofDraw);
    support(real, synthetic, draw);
  }

  private void kernels(double[][] real, double[][] synthetic, int draw, Seed ofDraw) {
    KernelDistance kernels = KernelDistance.of(real, synthetic);
    put(Figure.KID, draw, kernels.value());
    int samples = bootstrap.length / draws[0].length;
    double[] again = kernels.bootstrap(samples, ofDraw.child("bootstrap"));
    System.arraycopy(again, 0, bootstrap, draw * samples, samples);
  }

  private void support(double[][] real, double[][] synthetic, int draw) {
    Support support = Support.of(real, synthetic, neighbours());
    put(Figure.PRECISION, draw, support.precision());
    put(Figure.RECALL, draw, support.recall());
    put(Figure.DENSITY, draw, support.density());
    put(Figure.COVERAGE, draw, support.coverage());
  }

  private static void copy(double[][] from, double[][] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }

  private void put(Figure figure, int draw, double value) {
    draws[figure.ordinal()][draw] = value;
  }

  private double mean(Figure figure) {
    return Arrays.stream(draws[figure.ordinal()]).average().orElse(Double.NaN);
  }

  private static double spacing(double[][] rows) {
    return Arrays.stream(Distances.toNeighbour(rows, 1)).average().orElse(0);
  }

  /** Of ascending values, linear between them. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
