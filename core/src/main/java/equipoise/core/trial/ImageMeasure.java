package equipoise.core.trial;

import java.util.Arrays;
import java.util.List;

/**
 * Every figure of an audit of synthetic images, declared once: its key in JSON, its name and what
 * it says. Of one class, or of all together.
 */
public enum ImageMeasure {
  FID(
      "fid/value",
      "FID",
      Best.LOW,
      "Fréchet distance of the features to those of as many real images (Heusel et al. 2017, arXiv 1706.08500); biased upwards on few images, so to be read beside its floor"),
  FID_FLOOR(
      "fid/floor",
      "FID floor",
      Best.NONE,
      "the same distance between two halves of the real images, mean over random halves of the same size"),
  KID(
      "kid/value",
      "KID",
      Best.LOW,
      "squared kernel distance of the features to those of real images (Binkowski et al. 2018, arXiv 1801.01401); 0 in expectation for real ones, so it may be negative"),
  KID_LOW("kid/low", "KID, low", Best.NONE, "lower end of its 95 % bootstrap interval"),
  KID_HIGH("kid/high", "KID, high", Best.NONE, "upper end of its 95 % bootstrap interval"),
  KID_FLOOR(
      "kid/floor",
      "KID floor",
      Best.NONE,
      "what 95 % of random halves of the real images stay below at the same size"),
  KID_OTHERS(
      "kid/others",
      "KID of others",
      Best.NONE,
      "median KID between the class’s real images and those of another class: the scale of KID"),
  PRECISION(
      "precision",
      "Precision",
      Best.HIGH,
      "share of synthetic images within reach of a real one’s k nearest (Kynkäänniemi et al. 2019, arXiv 1904.06991)"),
  RECALL(
      "recall",
      "Recall",
      Best.HIGH,
      "share of real images within reach of a synthetic one’s k nearest (same source)"),
  DENSITY(
      "density",
      "Density",
      Best.HIGH,
      "how many real images reach a synthetic one, over k; may exceed 1 (Naeem et al. 2020, arXiv 2002.09797)"),
  COVERAGE(
      "coverage",
      "Coverage",
      Best.HIGH,
      "share of real images that reach a synthetic one (same source); about 1 − 2^−k for real ones"),
  GAN_TEST(
      "ganTest",
      "GAN-test",
      Best.HIGH,
      "share of synthetic images that a classifier trained on the real training images recognises (Shmelkov et al. 2018, arXiv 1807.09499)"),
  REAL_TEST(
      "realTest",
      "On real",
      Best.HIGH,
      "share of held-out real images that the same classifier recognises"),
  GAN_TRAIN(
      "ganTrain",
      "GAN-train",
      Best.HIGH,
      "share of held-out real images recognised by a classifier trained on synthetic images alone, equally many a class (same source as GAN-test)"),
  DIVERSITY(
      "diversity",
      "Diversity",
      Best.NEAR_ONE,
      "mean distance of two synthetic images over that of two real ones"),
  SPACING(
      "spacing",
      "Spacing",
      Best.NEAR_ONE,
      "mean distance of a synthetic image to the nearest other one, over that of as many real ones; near 0 if images repeat"),
  AUTHENTICITY(
      "authenticity",
      "Authenticity",
      Best.NONE,
      "share of synthetic images farther from their nearest training image than that is from its own nearest other one (Alaa et al. 2022, arXiv 2102.08921); 0 for copies, .5 to .7 for new real ones"),
  NEAREST_TRAINING(
      "nearest/training",
      "To training",
      Best.NONE,
      "mean distance to the nearest training image, over that of held-out images"),
  NEAREST_HELDOUT(
      "nearest/heldout",
      "To held-out",
      Best.NONE,
      "mean distance to the nearest of as many held-out images, on the same scale"),
  NEAREST_RATIO(
      "nearest/ratio",
      "Ratio",
      Best.NONE,
      "the one over the other: about 1, or far below it if training images were memorised"),
  EXACT_COPIES(
      "exactCopies",
      "Exact copies",
      Best.LOW,
      "synthetic images that equal a training image pixel for pixel"),
  NEAR_COPIES(
      "nearCopies",
      "Near copies",
      Best.LOW,
      "synthetic images that are a training image but for little: brightness, a few pixels, noise; exact copies among them");

  private final List<String> path;
  private final String label;
  private final Best best;
  private final String meaning;

  ImageMeasure(String path, String label, Best best, String meaning) {
    this.path = List.of(path.split("/"));
    this.label = label;
    this.best = best;
    this.meaning = meaning;
  }

  /** Where good images are found. */
  public enum Best {
    LOW,
    HIGH,
    NEAR_ONE,
    /** Nowhere in itself: it helps to read another measure. */
    NONE
  }

  /** Its keys in JSON, one or two, from the outer one on. */
  public List<String> path() {
    return path;
  }

  /** The outer key in JSON. */
  public String key() {
    return path.get(0);
  }

  /** As tables head it. */
  public String label() {
    return label;
  }

  public Best best() {
    return best;
  }

  /** A phrase with its source. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is a number of images. */
  public boolean isCount() {
    return this == EXACT_COPIES || this == NEAR_COPIES;
  }

  /** The measures below an outer key of JSON. */
  public static List<ImageMeasure> of(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key().equals(key)).toList();
  }
}
