package equipoise.reports;

import java.util.List;
import java.util.Locale;

/** What a method does to the training images, as the verdict sees it. */
enum MethodGroup {
  NO_GENERATION(
      "no generation", "no synthesis: copies, removal, cluster means, weights or thresholds"),
  INTERPOLATION("interpolation", "new images between real ones"),
  GENERATION("generation", "new images from a trained network"),
  OTHER("other", "not known to this report, and left out of the verdict");

  private static final List<String> GENERATIVE = List.of("gan", "vae", "deepsmote", "diffusion");
  private static final List<String> INTERPOLATING =
      List.of("smote", "adasyn", "polynom-fit", "prowsyn", "mixup", "cutmix", "remix");
  private static final List<String> PLAIN =
      List.of(
          "none",
          "random-",
          "class-",
          "threshold",
          "balanced-softmax",
          "logit-adjust",
          "focal",
          "ldam",
          "effective",
          "crt",
          "tau-norm",
          "near-miss",
          "tomek",
          "enn",
          "renn",
          "all-knn",
          "cnn",
          "oss",
          "ncr",
          "instance-hardness",
          "cluster-centroids",
          "square-root",
          "inverse-frequency");

  private final String label;
  private final String meaning;

  MethodGroup(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /**
   * @param name of the method as the study file spells it, such as {@code cdsmote}
   */
  static MethodGroup of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (GENERATIVE.stream().anyMatch(lower::contains)) {
      return GENERATION;
    }
    if (INTERPOLATING.stream().anyMatch(lower::contains)) {
      return INTERPOLATION;
    }
    return PLAIN.stream().anyMatch(lower::startsWith) ? NO_GENERATION : OTHER;
  }

  String label() {
    return label;
  }

  String meaning() {
    return meaning;
  }

  boolean synthesis() {
    return this == INTERPOLATION || this == GENERATION;
  }
}
