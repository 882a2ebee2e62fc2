package equipoise.core.trial;

import java.util.List;
import java.util.Objects;

/**
 * Real and synthetic images as points of a plane, laid out so that images with similar features are
 * neighbours.
 *
 * @param features name and hash of the extractor whose features were laid out
 * @param clouds one a class and kind, none of them empty
 */
public record FeatureMap(String features, List<Cloud> clouds) {
  /** Readers refuse a map of more points. */
  public static final int MOST_POINTS = 2000;

  public FeatureMap {
    if (clouds == null || clouds.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a feature map has a list of clouds");
    }
    clouds = List.copyOf(clouds);
    if (clouds.stream().mapToLong(cloud -> cloud.x().size()).sum() > MOST_POINTS) {
      throw new IllegalArgumentException("a feature map has at most " + MOST_POINTS + " points");
    }
  }

  /** What the images of a cloud are. */
  public enum Kind {
    /** Real, and the generator may have learned from them. */
    TRAINING,
    /** Real, and apart from those. */
    HELD_OUT,
    SYNTHETIC
  }

  /**
   * The images of one class and kind.
   *
   * @param x finite, one an image
   * @param y finite, one an image
   */
  public record Cloud(String className, Kind kind, List<Double> x, List<Double> y) {
    public Cloud {
      if (className == null || kind == null || !finite(x) || !finite(y) || x.size() != y.size()) {
        throw new IllegalArgumentException(
            "a cloud of a feature map has a class, a kind, and as many finite x as y");
      }
      x = List.copyOf(x);
      y = List.copyOf(y);
    }

    private static boolean finite(List<Double> values) {
      return values != null
          && values.stream().allMatch(v -> v != null && Math.abs(v) <= Float.MAX_VALUE);
    }
  }

  /** The classes that have synthetic images, in the data set's order. */
  public List<String> classes() {
    return clouds.stream()
        .filter(cloud -> cloud.kind() == Kind.SYNTHETIC)
        .map(Cloud::className)
        .distinct()
        .toList();
  }
}
