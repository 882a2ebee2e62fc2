package equipoise.reports.statistics.decision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Two arms' scores on the same test images of one data set, with one classifier: candidate minus
 * rival, image by image. Repeats may test the same images, other images, or all images in folds;
 * what they share is seen from the identities.
 *
 * <p>Images are held in cells, a cell being the images of one class in one group. Immutable.
 */
public final class PairedPredictions {
  private final int classes;
  private final int repeats;
  private final int groups;
  private final int images;
  private final int[] repeat;
  private final int[] cell;
  private final double[] difference;
  private final int[] classOfCell;
  private final int[] groupOfCell;

  private PairedPredictions(Builder builder) {
    classes = builder.classes;
    repeats = builder.repeatOf.size();
    groups = builder.groupOf.size();
    images = builder.imageOf.size();
    repeat = Arrays.copyOf(builder.repeat, builder.size);
    cell = Arrays.copyOf(builder.cell, builder.size);
    difference = Arrays.copyOf(builder.difference, builder.size);
    classOfCell = new int[builder.cellOf.size()];
    groupOfCell = new int[builder.cellOf.size()];
    builder.cellOf.forEach(
        (key, index) -> {
          classOfCell[index] = (int) (key % classes);
          groupOfCell[index] = (int) (key / classes);
        });
  }

  /**
   * @param classes number of classes of the data set, at least 1
   */
  public static Builder builder(int classes) {
    return new Builder(classes);
  }

  /** Number of predictions, over all repeats and folds. */
  public int size() {
    return repeat.length;
  }

  public int classes() {
    return classes;
  }

  /** Number of repeats that both arms finished. */
  public int repeats() {
    return repeats;
  }

  /** Number of different test images. */
  public int images() {
    return images;
  }

  /** Number of different groups (patients, slides, specimens); of images where there are none. */
  public int groups() {
    return groups;
  }

  /** 0-based, in the order in which repeats were added. */
  int repeat(int prediction) {
    return repeat[prediction];
  }

  int cell(int prediction) {
    return cell[prediction];
  }

  /** Candidate's score minus rival's, in [-1, 1] where scores are 0 or 1. */
  double difference(int prediction) {
    return difference[prediction];
  }

  int cells() {
    return classOfCell.length;
  }

  int classOfCell(int cell) {
    return classOfCell[cell];
  }

  int groupOfCell(int cell) {
    return groupOfCell[cell];
  }

  /** An image as it was first added. */
  private record Image(long group, int label, int cell) {}

  /** Collects predictions in any order. */
  public static final class Builder {
    private final int classes;
    private final Map<Integer, Integer> repeatOf = new HashMap<>();
    private final Map<Long, Integer> groupOf = new HashMap<>();
    private final Map<Long, Integer> cellOf = new HashMap<>();
    private final Map<Long, Image> imageOf = new HashMap<>();
    private int[] repeat = new int[1024];
    private int[] cell = new int[1024];
    private double[] difference = new double[1024];
    private int size;

    private Builder(int classes) {
      if (classes < 1) {
        throw new IllegalArgumentException("classes must be at least 1, but is " + classes);
      }
      this.classes = classes;
    }

    /**
     * Adds one test image of one repeat. The folds of a repeat are added under the same repeat.
     *
     * @param repeat any number, the same for all images of the repeat
     * @param image identity, the same wherever this image is tested; equal images under two labels
     *     are allowed
     * @param group patient, slide or specimen, the same for all its images; the image's identity
     *     where images have no group
     * @param label true class, 0 to classes - 1
     * @param candidate score, 1 for a correct prediction and 0 for a wrong one, or a probability
     * @param rival score of the other arm in the same repeat
     * @throws IllegalArgumentException if the label is outside its range, a score is not finite, or
     *     the image was added before with another group
     */
    public Builder add(
        int repeat, long image, long group, int label, double candidate, double rival) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "label of image %d must be in 0..%d, but is %d".formatted(image, classes - 1, label));
      }
      if (!Double.isFinite(candidate) || !Double.isFinite(rival)) {
        throw new IllegalArgumentException(
            "scores of image %d must be finite, but are %s and %s"
                .formatted(image, candidate, rival));
      }
      int index = cell(image, group, label);
      grow();
      this.repeat[size] = index(repeatOf, repeat);
      this.cell[size] = index;
      this.difference[size] = candidate - rival;
      size++;
      return this;
    }

    /**
     * @throws IllegalStateException without any prediction
     */
    public PairedPredictions build() {
      if (size == 0) {
        throw new IllegalStateException("a comparison needs at least one paired prediction");
      }
      return new PairedPredictions(this);
    }

    private int cell(long image, long group, int label) {
      Image before = imageOf.get(image);
      if (before != null && before.group() != group) {
        throw new IllegalArgumentException(
            "image %d is in group %d and in group %d; an image has one group"
                .formatted(image, before.group(), group));
      }
      if (before != null && before.label() == label) {
        return before.cell();
      }
      int index = index(cellOf, (long) index(groupOf, group) * classes + label);
      imageOf.putIfAbsent(image, new Image(group, label, index));
      return index;
    }

    private void grow() {
      if (size == repeat.length) {
        repeat = Arrays.copyOf(repeat, 2 * size);
        cell = Arrays.copyOf(cell, 2 * size);
        difference = Arrays.copyOf(difference, 2 * size);
      }
    }

    private static <K> int index(Map<K, Integer> indices, K key) {
      Integer index = indices.putIfAbsent(key, indices.size());
      return index == null ? indices.size() - 1 : index;
    }
  }
}
