package equipoise.sampling.call;

import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.TableShape;
import equipoise.sampling.space.ProgressCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The rows that a sampler makes from those of a data set, with where each came from. */
public final class SyntheticRows {
  private final SamplerCall call;
  private final Dataset data;
  // byte[] of images, double[] of tables; null for those between two others, which are made last.
  private final List<Object> rows = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();

  public SyntheticRows(SamplerCall call) {
    this.call = call;
    this.data = call.data();
  }

  /** Number of rows made so far. */
  public int size() {
    return rows.size();
  }

  /** Adds a copy of the row {@code base}, under its label. */
  public void copy(int base) {
    add(data.values(base), data.label(base), new Origin.Copied(base));
  }

  /**
   * Adds {@code base + gap * (neighbour - base)} under the label of {@code base}.
   *
   * @param gap share of the way from base to neighbour
   */
  public void interpolate(int base, int neighbour, double gap) {
    rows.add(null);
    labels.add(data.label(base));
    origins.add(new Origin.Interpolated(base, neighbour, gap));
  }

  private Object between(Origin.Interpolated origin) {
    double[] point = data.values(origin.neighbour());
    for (int j = 0; j < point.length; j++) {
      double start = data.value(origin.base(), j);
      point[j] = start + origin.gap() * (point[j] - start);
    }
    return data.isImages() ? pixels(point) : point;
  }

  /** base + gap * (neighbour - base), coordinate by coordinate. */
  public static double[] interpolation(double[] base, double[] neighbour, double gap) {
    double[] point = new double[base.length];
    for (int j = 0; j < point.length; j++) {
      point[j] = base[j] + gap * (neighbour[j] - base[j]);
    }
    return point;
  }

  /**
   * Adds a row.
   *
   * @param row not copied, so not to be changed afterwards
   */
  public void add(double[] row, int label, Origin origin) {
    rows.add(data.isImages() ? pixels(row) : row);
    labels.add(label);
    origins.add(origin);
  }

  /**
   * The rows in the order in which they were made; pixels are rounded half up and kept within
   * 0..255.
   */
  public Dataset toDataset() {
    Object[] made = rows.toArray();
    ProgressCounter counter = call.counter("rows", made.length);
    IntStream.range(0, made.length)
        .parallel()
        .forEach(
            i -> {
              if (made[i] == null) {
                made[i] = between((Origin.Interpolated) origins.get(i));
              }
              counter.done();
            });
    int[] allLabels = labels.stream().mapToInt(Integer::intValue).toArray();
    Origin[] allOrigins = origins.toArray(new Origin[0]);
    if (data.shape() instanceof TableShape table) {
      double[][] values = Arrays.copyOf(made, made.length, double[][].class);
      return Dataset.ofTable(data.name(), table, data.classes(), values, allLabels, allOrigins);
    }
    byte[][] pixels = Arrays.copyOf(made, made.length, byte[][].class);
    return Dataset.ofImages(
        data.name(), data.imageShape(), data.classes(), pixels, allLabels, allOrigins);
  }

  private static byte[] pixels(double[] row) {
    byte[] pixels = new byte[row.length];
    for (int j = 0; j < row.length; j++) {
      pixels[j] = (byte) Math.max(0, Math.min(255, (int) Math.floor(row[j] + 0.5)));
    }
    return pixels;
  }
}
