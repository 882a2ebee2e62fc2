package equipoise.core.data;

import equipoise.core.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals groups of rows out to parts: large groups first, equal ones in random order, each to the
 * part where it most reduces the sum over parts and classes of (missing rows)^2 / wanted rows.
 * Groups of one row meet the wanted numbers exactly.
 */
final class Drawing {
  private final int[] labels;
  private final List<int[]> groups;
  private final int[][] wanted;

  /**
   * @param groupOf for each row its group
   * @param wanted [part][class], whose sums over the parts are the data's counts
   */
  Drawing(Dataset data, int[] groupOf, int[][] wanted) {
    this.labels = data.labels();
    this.wanted = wanted;
    if (groupOf.length != data.size()) {
      throw new IllegalArgumentException(
          "'"
              + data.name()
              + "' has "
              + data.size()
              + " rows, but there are groups of "
              + groupOf.length);
    }
    this.groups = gather(groupOf);
  }

  private static List<int[]> gather(int[] groupOf) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int group : groupOf) {
      sizes.merge(group, 1, Integer::sum);
    }
    Map<Integer, int[]> members = new HashMap<>();
    List<int[]> gathered = new ArrayList<>();
    for (int i = groupOf.length - 1; i >= 0; i--) {
      int[] rows =
          members.computeIfAbsent(
              groupOf[i],
              group -> {
                int[] fresh = new int[sizes.get(group)];
                gathered.add(fresh);
                return fresh;
              });
      rows[sizes.merge(groupOf[i], -1, Integer::sum)] = i;
    }
    return gathered;
  }

  /** For each row the part that it goes to. */
  int[] draw(Seed seed) {
    List<int[]> order = new ArrayList<>();
    for (int i : seed.permutation(groups.size())) {
      order.add(groups.get(i));
    }
    order.sort(Comparator.comparingInt(rows -> -rows.length));
    int[][] missing = new int[wanted.length][];
    for (int p = 0; p < missing.length; p++) {
      missing[p] = wanted[p].clone();
    }
    int[] part = new int[labels.length];
    for (int[] rows : order) {
      Map<Integer, Integer> counts = countsOf(rows);
      int best = bestPart(counts, missing);
      counts.forEach((label, count) -> missing[best][label] -= count);
      for (int row : rows) {
        part[row] = best;
      }
    }
    return part;
  }

  private Map<Integer, Integer> countsOf(int[] rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int row : rows) {
      counts.merge(labels[row], 1, Integer::sum);
    }
    return counts;
  }

  private int bestPart(Map<Integer, Integer> counts, int[][] missing) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < missing.length; p++) {
      double gain = 0;
      for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
        double n = entry.getValue();
        int c = entry.getKey();
        gain += n * (2 * missing[p][c] - n) / Math.max(1, wanted[p][c]);
      }
      if (gain > most) {
        most = gain;
        best = p;
      }
    }
    return best;
  }
}
