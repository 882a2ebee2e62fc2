package equipoise.core.io.format;

import equipoise.core.Visible;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a set of labelled images is stored. */
public enum SetFormat {
  /** Whatever the path turns out to hold. */
  AUTO,
  /** Pairs of IDX files, as MNIST has them, plain or gzip. */
  IDX,
  /** A folder of class folders of image files. */
  FOLDER,
  /** The binary version of CIFAR-10 and CIFAR-100. */
  CIFAR,
  /** NumPy arrays in a zip file. */
  NPZ;

  /** As in a study file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SetFormat of(String word) {
    return Arrays.stream(values())
        .filter(f -> f.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no image format is called '"
                        + Visible.of(word)
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(SetFormat::word)
                            .collect(Collectors.joining(", "))));
  }
}
