package equipoise.core.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * n labelled examples of one shape: images [c, h, w] of bytes 0..255, or table rows [d] of doubles.
 * Immutable. Selections share the examples' memory, so a copy of a row costs a pointer.
 */
public final class Dataset {
  private static final int NO_GROUP = -1;

  private final String name;
  private final Shape shape;
  private final List<String> classes;
  private final Object[] rows; // byte[shape.size()] for images, double[shape.size()] for tables
  private final int[] labels;
  private final Origin[] origins;
  private final int[] groups;

  private Dataset(
      String name,
      Shape shape,
      List<String> classes,
      Object[] rows,
      int[] labels,
      Origin[] origins,
      int[] groups) {
    this.name = Objects.requireNonNull(name);
    this.shape = Objects.requireNonNull(shape);
    this.classes = List.copyOf(classes);
    this.rows = rows;
    this.labels = labels;
    this.origins = origins;
    this.groups = groups;
    requireSameLength(rows.length, labels.length, origins.length, groups.length);
    if (new HashSet<>(this.classes).size() < this.classes.size()) {
      throw new IllegalArgumentException("a class name appears twice: " + this.classes);
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= this.classes.size()) {
        throw new IllegalArgumentException(
            "label %d of example %d is outside 0..%d"
                .formatted(labels[i], i, this.classes.size() - 1));
      }
    }
  }

  private static void requireSameLength(int rows, int labels, int origins, int groups) {
    if (rows != labels || rows != origins || rows != groups) {
      throw new IllegalArgumentException(
          "%d examples, but %d labels, %d origins and %d groups"
              .formatted(rows, labels, origins, groups));
    }
  }

  /**
   * Observed images.
   *
   * @param pixels n arrays of shape.size() bytes (0..255) in the order channel, row, column; not
   *     copied, so not to be changed afterwards
   * @param labels n indices into {@code classes}
   */
  public static Dataset ofImages(
      String name, ImageShape shape, List<String> classes, byte[][] pixels, int[] labels) {
    return ofImages(name, shape, classes, pixels, labels, real(name, pixels.length));
  }

  /** Images of the given origins; arguments as in the method without origins. */
  public static Dataset ofImages(
      String name,
      ImageShape shape,
      List<String> classes,
      byte[][] pixels,
      int[] labels,
      Origin[] origins) {
    for (int i = 0; i < pixels.length; i++) {
      requireLength(i, pixels[i].length, shape);
    }
    return new Dataset(
        name, shape, classes, pixels.clone(), labels.clone(), origins.clone(), own(origins));
  }

  /**
   * Observed table rows.
   *
   * @param values n arrays of shape.size() doubles; not copied, so not to be changed afterwards
   * @param labels n indices into {@code classes}
   */
  public static Dataset ofTable(
      String name, TableShape shape, List<String> classes, double[][] values, int[] labels) {
    return ofTable(name, shape, classes, values, labels, real(name, values.length));
  }

  /** Table rows of the given origins; arguments as in the method without origins. */
  public static Dataset ofTable(
      String name,
      TableShape shape,
      List<String> classes,
      double[][] values,
      int[] labels,
      Origin[] origins) {
    for (int i = 0; i < values.length; i++) {
      requireLength(i, values[i].length, shape);
    }
    return new Dataset(
        name, shape, classes, values.clone(), labels.clone(), origins.clone(), own(origins));
  }

  private static Origin[] real(String name, int n) {
    Origin[] origins = new Origin[n];
    Arrays.setAll(origins, i -> new Origin.Real(name, i));
    return origins;
  }

  /** Every real row a group of its own. */
  private static int[] own(Origin[] origins) {
    return Arrays.stream(origins)
        .mapToInt(origin -> origin instanceof Origin.Real real ? real.index() : NO_GROUP)
        .toArray();
  }

  private static void requireLength(int row, int length, Shape shape) {
    if (length != shape.size()) {
      throw new IllegalArgumentException(
          "example " + row + " has " + length + " values, but its shape has " + shape.size());
    }
  }

  public String name() {
    return name;
  }

  public Shape shape() {
    return shape;
  }

  /** The shape of these images. */
  public ImageShape imageShape() {
    if (shape instanceof ImageShape image) {
      return image;
    }
    throw new IllegalStateException("'" + name + "' holds table rows, not images");
  }

  public boolean isImages() {
    return shape instanceof ImageShape;
  }

  /** Number of examples. */
  public int size() {
    return rows.length;
  }

  /** Number of values in one example. */
  public int dimension() {
    return shape.size();
  }

  /** Index into {@link #classes()}. */
  public int label(int i) {
    return labels[i];
  }

  /** All labels, a copy. */
  public int[] labels() {
    return labels.clone();
  }

  public List<String> classes() {
    return classes;
  }

  public Origin origin(int i) {
    return origins[i];
  }

  /**
   * A number that row {@code i} shares with all rows that belong on its side of every split: images
   * of one patient, copies of one picture. A row that nothing belongs to has its own, its position
   * in the data set as it was read; a synthetic row has -1.
   */
  public int group(int i) {
    return groups[i];
  }

  /** The groups of all rows, a copy. */
  public int[] groups() {
    return groups.clone();
  }

  /** Number of examples of each class, in the order of {@link #classes()}. */
  public int[] counts() {
    int[] counts = new int[classes.size()];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** The rows of a class in ascending order. */
  public int[] rowsOf(int label) {
    int[] found = new int[counts()[label]];
    int k = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        found[k++] = i;
      }
    }
    return found;
  }

  /** Value {@code j} of example {@code i}: a pixel as 0..255, or a table's number. */
  public double value(int i, int j) {
    return rows[i] instanceof byte[] bytes ? bytes[j] & 0xff : ((double[]) rows[i])[j];
  }

  /** Example {@code i} as doubles (pixels 0..255), a new array. */
  public double[] values(int i) {
    if (rows[i] instanceof double[] row) {
      return row.clone();
    }
    byte[] bytes = (byte[]) rows[i];
    double[] row = new double[bytes.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = bytes[j] & 0xff;
    }
    return row;
  }

  /**
   * Writes the values of example {@code i} (pixels 0..255) into {@code into} from {@code at} on.
   */
  public void copyTo(int i, double[] into, int at) {
    if (rows[i] instanceof byte[] bytes) {
      for (int j = 0; j < bytes.length; j++) {
        into[at + j] = bytes[j] & 0xff;
      }
    } else {
      double[] row = (double[]) rows[i];
      System.arraycopy(row, 0, into, at, row.length);
    }
  }

  /**
   * Writes {@code offset + scale * value} of example {@code i} into {@code into} from {@code at}
   * on.
   */
  public void copyTo(int i, float[] into, int at, float scale, float offset) {
    if (rows[i] instanceof byte[] bytes) {
      for (int j = 0; j < bytes.length; j++) {
        into[at + j] = offset + scale * (bytes[j] & 0xff);
      }
    } else {
      double[] row = (double[]) rows[i];
      for (int j = 0; j < row.length; j++) {
        into[at + j] = offset + scale * (float) row[j];
      }
    }
  }

  /** The pixels 0..255 of image {@code i} in the order channel, row, column, a copy. */
  public byte[] pixels(int i) {
    imageShape();
    return ((byte[]) rows[i]).clone();
  }

  /** The given rows in the given order; a row may be named more than once. */
  public Dataset select(int[] indices) {
    Object[] chosen = new Object[indices.length];
    int[] chosenLabels = new int[indices.length];
    Origin[] chosenOrigins = new Origin[indices.length];
    int[] chosenGroups = new int[indices.length];
    for (int k = 0; k < indices.length; k++) {
      chosen[k] = rows[indices[k]];
      chosenLabels[k] = labels[indices[k]];
      chosenOrigins[k] = origins[indices[k]];
      chosenGroups[k] = groups[indices[k]];
    }
    return new Dataset(name, shape, classes, chosen, chosenLabels, chosenOrigins, chosenGroups);
  }

  /** These examples, then the other's, which must have the same shape and classes. */
  public Dataset concat(Dataset other) {
    if (!shape.equals(other.shape) || !classes.equals(other.classes)) {
      throw new IllegalArgumentException(
          "'" + name + "' and '" + other.name + "' differ in shape or classes");
    }
    Object[] allRows = Arrays.copyOf(rows, size() + other.size());
    System.arraycopy(other.rows, 0, allRows, size(), other.size());
    Origin[] allOrigins = Arrays.copyOf(origins, size() + other.size());
    System.arraycopy(other.origins, 0, allOrigins, size(), other.size());
    return new Dataset(
        name,
        shape,
        classes,
        allRows,
        joined(labels, other.labels),
        allOrigins,
        joined(groups, other.groups));
  }

  private static int[] joined(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** The same examples under other labels and class names. */
  public Dataset relabel(int[] newLabels, List<String> newClasses) {
    return new Dataset(name, shape, newClasses, rows, newLabels.clone(), origins, groups);
  }

  /** The same examples with the given origins. */
  public Dataset withOrigins(Origin[] newOrigins) {
    return new Dataset(name, shape, classes, rows, labels, newOrigins.clone(), groups);
  }

  /**
   * The same examples in the given groups.
   *
   * @param newGroups as {@link #group} gives them
   */
  public Dataset withGroups(int[] newGroups) {
    return new Dataset(name, shape, classes, rows, labels, origins, newGroups.clone());
  }

  /** The same examples, with their origins as they are, under another name. */
  public Dataset named(String newName) {
    return new Dataset(newName, shape, classes, rows, labels, origins, groups);
  }

  /** SHA-256 over shape, class names, labels and values, as 64 hexadecimal digits. */
  public String fingerprint() {
    return Fingerprint.of(this, rows);
  }
}
