package equipoise.sampling.task;

import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.TableShape;
import java.util.ArrayList;
import java.util.List;

/** The rows that a sampler makes from those of a data set, with where each came from. */
public final class SyntheticRows {
  private final Dataset data;
  private final List<Object> rows = new ArrayList<>(); // byte[] of images, double[] of tables
  private final List<Integer> labels = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();

  public SyntheticRows(Dataset data) {
    this.data = data;
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
    add(
        between(base, neighbour, gap),
        data.label(base),
        new Origin.Interpolated(base, neighbour, gap));
  }

  private double[] between(int base, int neighbour, double gap) {
    double[] point = data.values(neighbour);
    for (int j = 0; j < point.length; j++) {
      double start = data.value(base, j);
      point[j] = start + gap * (point[j] - start);
    }
    return point;
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
    int[] allLabels = labels.stream().mapToInt(Integer::intValue).toArray();
    Origin[] allOrigins = origins.toArray(new Origin[0]);
    if (data.shape() instanceof TableShape table) {
      return Dataset.ofTable(
          data.name(), table, data.classes(), rows.toArray(double[][]::new), allLabels, allOrigins);
    }
    byte[][] pixels = rows.toArray(byte[][]::new);
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
