package equipoise.core.io.picture;

import equipoise.core.Visible;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How an image is brought to another size. Where bilinear and bicubic shrink, the filter widens by
 * the factor, so every source pixel counts (area-aware, no aliasing), as in Pillow's {@code
 * resize}.
 */
public enum Filter {
  /** The source pixel under the centre of the new one. */
  NEAREST(0.5),
  /** Triangle. */
  BILINEAR(1),
  /** Cubic convolution with a = -1/2 (Keys, 1981, doi 10.1109/TASSP.1981.1163711). */
  BICUBIC(2);

  private final double support;

  Filter(double support) {
    this.support = support;
  }

  /** Half the filter's width in pixels, when enlarging. */
  double support() {
    return support;
  }

  /** The filter's weight at distance {@code x} from its centre, in pixels. */
  double weight(double x) {
    double a = Math.abs(x);
    return switch (this) {
      case NEAREST -> a <= 0.5 ? 1 : 0;
      case BILINEAR -> Math.max(0, 1 - a);
      case BICUBIC ->
          a < 1 ? (1.5 * a - 2.5) * a * a + 1 : a < 2 ? ((-0.5 * a + 2.5) * a - 4) * a + 2 : 0;
    };
  }

  /** As in a study file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The filter of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Filter of(String word) {
    return Arrays.stream(values())
        .filter(f -> f.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no filter is called '"
                        + Visible.of(word)
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Filter::word)
                            .collect(Collectors.joining(", "))));
  }
}
