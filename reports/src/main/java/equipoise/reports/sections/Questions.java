package equipoise.reports.sections;

import java.util.List;

/** What a run directory does not say and a reader of the article will ask. */
final class Questions {
  /**
   * After REFORMS (Kapoor et al. 2024), CLAIM (Tejani et al. 2024), Bouthillier et al. (2021), van
   * den Goorbergh et al. (2022), Carriero et al. (2025).
   */
  static final List<String> OF_REVIEWERS =
      List.of(
          "Which population do the data stand for, and how were the images drawn from it?",
          "Where do the data come from, and under which licence?",
          "Can one patient, object or slide be on both sides of a split, and how was that checked?",
          "Why this many images and repeats, and which difference would matter in use?",
          "How much tuning did each method get, and was it the same?",
          "Will classes be as frequent in use as in the test set?",
          "Who labelled the images, and how often do two of them agree?",
          "Does the claim rest on synthetic images, or would copies or weights do the same?");

  private Questions() {}
}
