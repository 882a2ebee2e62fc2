package equipoise.core.io.format;

import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import java.util.Arrays;
import java.util.Locale;

/** How a set of labelled images is stored. */
public enum SetFormat {
  /** Whatever the path turns out to hold. */
  AUTO("whatever the path turns out to hold", ""),
  IDX(
      "a folder of IDX files as MNIST's, plain or gzip, or one images file",
      "LeCun, Cortes and Burges, The MNIST database of handwritten digits"),
  FOLDER("a folder of class folders of PNG, JPEG, BMP, GIF or TIFF images", ""),
  CIFAR(
      "the binary version of CIFAR-10 or CIFAR-100",
      "Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009)"),
  NPZ("a NumPy archive of images and labels", "NumPy Enhancement Proposal 1"),
  MAT(
      "MATLAB 5 files of images and labels as SVHN's",
      "Netzer and others, Reading Digits in Natural Images with Unsupervised Feature Learning (2011)");

  /** All that a study can name, by their words. */
  public static final Catalogue<SetFormat> CATALOGUE =
      new Catalogue<>(
          "format", Arrays.stream(values()).filter(f -> f != AUTO).map(SetFormat::entry).toList());

  private final String summary;
  private final String source;

  SetFormat(String summary, String source) {
    this.summary = summary;
    this.source = source;
  }

  /** As in a study file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private Entry<SetFormat> entry() {
    return Entry.of(Kind.FORMAT, word(), NoOptions.NONE, options -> this)
        .family(Family.IMAGE_FORMAT)
        .summary(summary)
        .source(source)
        .build();
  }
}
