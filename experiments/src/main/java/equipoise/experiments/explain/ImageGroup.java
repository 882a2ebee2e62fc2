package equipoise.experiments.explain;

import equipoise.core.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Images that are shown together.
 *
 * @param kind of letters and "-": the sheet's file name and the section's id
 * @param title the section's
 * @param meaning which images these are, a sentence
 */
public record ImageGroup(String kind, String title, String meaning, List<ExplainedImage> images) {
  public static final String MOST_WRONG = "most-wrong";

  public ImageGroup {
    images = List.copyOf(images);
  }

  /**
   * Of test images the most wrong ones, the most surely wrong ones, and right ones of all classes
   * in turn; groups without images are left out.
   *
   * @param most images a group
   */
  public static List<ImageGroup> ofTest(List<ExplainedImage> test, int most) {
    List<ExplainedImage> wrong = test.stream().filter(ExplainedImage::isWrong).toList();
    List<ImageGroup> groups = new ArrayList<>();
    groups.add(
        new ImageGroup(
            MOST_WRONG,
            "Most wrong",
            "The test images with the highest loss: the true class has the lowest probability.",
            wrong.stream()
                .sorted(Comparator.comparingDouble(ExplainedImage::trueProbability))
                .limit(most)
                .toList()));
    groups.add(
        new ImageGroup(
            "surely-wrong",
            "Most surely wrong",
            "The test images whose wrong class has the highest probability.",
            wrong.stream()
                .sorted(Comparator.comparingDouble(ExplainedImage::probability).reversed())
                .limit(most)
                .toList()));
    groups.add(
        new ImageGroup(
            "right",
            "Right",
            "Test images that are predicted right, drawn at random, of all classes in turn.",
            right(test, most)));
    return groups.stream().filter(group -> !group.images().isEmpty()).toList();
  }

  private static List<ExplainedImage> right(List<ExplainedImage> test, int most) {
    List<List<ExplainedImage>> byClass = new ArrayList<>();
    for (int row : new Seed(0).child("explain").permutation(test.size())) {
      ExplainedImage image = test.get(row);
      while (byClass.size() <= image.label()) {
        byClass.add(new ArrayList<>());
      }
      if (!image.isWrong()) {
        byClass.get(image.label()).add(image);
      }
    }
    List<ExplainedImage> drawn = new ArrayList<>();
    int longest = byClass.stream().mapToInt(List::size).max().orElse(0);
    for (int turn = 0; turn < longest && drawn.size() < most; turn++) {
      for (List<ExplainedImage> images : byClass) {
        if (turn < images.size() && drawn.size() < most) {
          drawn.add(images.get(turn));
        }
      }
    }
    return drawn;
  }
}
