package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws images until enough are kept: what is rejected is replaced by further draws, up to {@value
 * #MOST_DRAWS} for each image that is wanted.
 *
 * @param maker of the images
 * @param filters in the order they are asked; the first that rejects an image gives the reason
 */
public record Drawing(ImageMaker maker, List<ImageFilter> filters) {
  static final int MOST_DRAWS = 4;

  public Drawing {
    filters = List.copyOf(filters);
  }

  /**
   * @param labels of classes that are not refused, at least one
   * @param count images of each, at least 1
   */
  public Candidates of(List<Integer> labels, int count, Progress progress) {
    Candidates all = null;
    for (int k = 0; k < labels.size(); k++) {
      progress.checkpoint();
      progress.report("classes drawn", k, labels.size());
      Candidates some = of(labels.get(k), count);
      all = all == null ? some : all.and(some);
    }
    progress.report("classes drawn", labels.size(), labels.size());
    return all;
  }

  private Candidates of(int label, int count) {
    int drawn = count;
    Candidates some = filtered(maker.make(label, drawn));
    while (some.kept().length < count
        && some.data().size() == drawn
        && drawn < MOST_DRAWS * count) {
      drawn = Math.min(2 * drawn, MOST_DRAWS * count);
      some = filtered(maker.make(label, drawn));
    }
    return some.first(count);
  }

  private Candidates filtered(Dataset made) {
    Candidates all = Candidates.keeping(made);
    List<String> reasons = new ArrayList<>(all.reasons());
    for (ImageFilter filter : filters) {
      List<String> more = filter.reasons(made);
      for (int i = 0; i < reasons.size(); i++) {
        if (reasons.get(i).equals(ImageFilter.KEPT)) {
          reasons.set(i, more.get(i));
        }
      }
    }
    return new Candidates(made, all.numbers(), reasons);
  }
}
