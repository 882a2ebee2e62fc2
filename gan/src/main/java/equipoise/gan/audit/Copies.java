package equipoise.gan.audit;

import equipoise.core.data.Dataset;
import equipoise.core.duplicates.NearDuplicates;

/**
 * Synthetic images that are images they may have been made from, of whatever class: pixel for
 * pixel, or but for little as {@link NearDuplicates} finds it. A near copy of a near copy counts.
 *
 * @param exact for each class of synthetic images how many
 * @param near the same, exact copies among them
 */
record Copies(int[] exact, int[] near) {
  static Copies of(AuditedImages images) {
    Dataset synthetic = images.synthetic();
    int trained = images.sources().size();
    Dataset both = images.sources().concat(synthetic);
    NearDuplicates duplicates = NearDuplicates.of(both, false);
    int[] first = duplicates.exact();
    int[] clusters = duplicates.clusters();
    int[] exact = new int[synthetic.classes().size()];
    int[] near = new int[exact.length];
    for (int i = 0; i < synthetic.size(); i++) {
      exact[synthetic.label(i)] += first[trained + i] < trained ? 1 : 0;
      near[synthetic.label(i)] += clusters[trained + i] < trained ? 1 : 0;
    }
    return new Copies(exact, near);
  }
}
