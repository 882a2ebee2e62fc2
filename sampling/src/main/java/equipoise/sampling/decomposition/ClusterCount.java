package equipoise.sampling.decomposition;

import java.util.Arrays;

/** Into how many sub-classes a class is split. A class with fewer distinct rows gives fewer. */
public sealed interface ClusterCount {
  /** Two for two classes, ten for more. */
  ClusterCount AUTO = new Automatic();

  /** The largest class's size over the smallest one's, rounded up, as CDSMOTE's script has it. */
  ClusterCount RATIO = new Ratio();

  /** A given number. */
  static ClusterCount of(int clusters) {
    return new Fixed(clusters);
  }

  /**
   * What {@code toString} writes: {@code auto}, {@code ratio} or a number.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  static ClusterCount parse(String text) {
    return switch (text) {
      case "auto" -> AUTO;
      case "ratio" -> RATIO;
      default -> of(Integer.parseInt(text));
    };
  }

  /**
   * @param counts sizes of the original classes; those of size 0 do not count
   */
  int of(int[] counts);

  record Automatic() implements ClusterCount {
    @Override
    public String toString() {
      return "auto";
    }

    @Override
    public int of(int[] counts) {
      return Arrays.stream(counts).filter(count -> count > 0).count() > 2 ? 10 : 2;
    }
  }

  record Ratio() implements ClusterCount {
    @Override
    public String toString() {
      return "ratio";
    }

    @Override
    public int of(int[] counts) {
      int largest = Arrays.stream(counts).max().orElseThrow();
      int smallest = Arrays.stream(counts).filter(count -> count > 0).min().orElseThrow();
      return (largest + smallest - 1) / smallest;
    }
  }

  /**
   * @param clusters at least 1
   */
  record Fixed(int clusters) implements ClusterCount {
    public Fixed {
      if (clusters < 1) {
        throw new IllegalArgumentException("clusters must be at least 1, but is " + clusters);
      }
    }

    @Override
    public String toString() {
      return String.valueOf(clusters);
    }

    @Override
    public int of(int[] counts) {
      return clusters;
    }
  }
}
