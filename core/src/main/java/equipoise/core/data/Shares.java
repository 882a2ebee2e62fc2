package equipoise.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many rows of each class go where, and what must be said about it. */
final class Shares {
  private Shares() {}

  /** Rows of each class to hold out. */
  static int[] fraction(int[] counts, double fraction) {
    double[] quotas = new double[counts.length];
    int[] least = new int[counts.length];
    int[] most = new int[counts.length];
    int total = 0;
    for (int c = 0; c < counts.length; c++) {
      quotas[c] = fraction * counts[c];
      least[c] = counts[c] >= 2 ? 1 : 0;
      most[c] = Math.max(0, counts[c] - 1);
      total += counts[c];
    }
    return apportion(quotas, least, most, (int) Math.round(fraction * total));
  }

  /** Largest remainder within bounds; of equal remainders the smaller index comes first. */
  private static int[] apportion(double[] quotas, int[] least, int[] most, int total) {
    int[] share = new int[quotas.length];
    for (int c = 0; c < share.length; c++) {
      share[c] = Math.min(most[c], Math.max(least[c], (int) Math.floor(quotas[c])));
    }
    int missing = total - Arrays.stream(share).sum();
    for (; missing > 0; missing--) {
      int c = mostInNeed(quotas, share, most, 1);
      if (c < 0) {
        break;
      }
      share[c]++;
    }
    for (; missing < 0; missing++) {
      int c = mostInNeed(quotas, share, least, -1);
      if (c < 0) {
        break;
      }
      share[c]--;
    }
    return share;
  }

  private static int mostInNeed(double[] quotas, int[] share, int[] bound, int step) {
    int found = -1;
    for (int c = 0; c < share.length; c++) {
      if (share[c] != bound[c]
          && (found < 0 || step * (quotas[c] - share[c]) > step * (quotas[found] - share[found]))) {
        found = c;
      }
    }
    return found;
  }

  /**
   * [fold][class]; the rows left over by one class go to the folds after those of the class before.
   */
  static int[][] folds(int[] counts, int k) {
    int[][] wanted = new int[k][counts.length];
    int next = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int[] fold : wanted) {
        fold[c] = counts[c] / k;
      }
      for (int left = counts[c] % k; left > 0; left--) {
        wanted[next][c]++;
        next = (next + 1) % k;
      }
    }
    return wanted;
  }

  /** A sentence for each class that one part lacks. */
  static List<String> notes(Dataset train, Dataset held) {
    int[] trained = train.counts();
    int[] tested = held.counts();
    List<String> notes = new ArrayList<>();
    for (int c = 0; c < trained.length; c++) {
      String name = "Class '" + train.classes().get(c) + "'";
      if (tested[c] == 0 && trained[c] > 0) {
        notes.add(
            name + " has no example in the held-out part, only " + trained[c] + " in training.");
      } else if (trained[c] == 0 && tested[c] > 0) {
        notes.add(
            name + " has no example in training, only " + tested[c] + " in the held-out part.");
      } else if (trained[c] == 0) {
        notes.add(name + " has no example at all.");
      }
    }
    return notes;
  }

  /** A sentence if groups did not allow the wanted numbers. */
  static List<String> missed(Dataset held, int[] wanted) {
    int[] counts = held.counts();
    if (Arrays.equals(counts, wanted)) {
      return List.of();
    }
    return List.of(
        "Groups that stay together did not allow the wanted numbers: held out are "
            + Arrays.toString(counts)
            + " of the classes, wanted were "
            + Arrays.toString(wanted)
            + ".");
  }
}
