package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import equipoise.core.duplicates.NearDuplicates;
import java.util.ArrayList;
import java.util.List;

/**
 * Rejects copies and near copies ({@link NearDuplicates}) of training images and of candidates that
 * came earlier.
 *
 * @param real the training images
 */
public record NearCopyFilter(Dataset real) implements ImageFilter {
  @Override
  public List<String> reasons(Dataset candidates) {
    NearDuplicates found = NearDuplicates.of(real.concat(candidates), false);
    int[] exact = found.exact();
    int[] clusters = found.clusters();
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      int row = real.size() + i;
      boolean same = exact[row] != row;
      int first = same ? exact[row] : clusters[row];
      String of = first < real.size() ? "a training image" : "an earlier image";
      reasons.add(first == row ? KEPT : (same ? "copy of " : "near copy of ") + of);
    }
    return reasons;
  }

  @Override
  public String words() {
    return "Copies and near copies of training images and of one another were rejected.";
  }
}
