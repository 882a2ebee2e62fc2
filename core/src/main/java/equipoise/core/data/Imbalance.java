package equipoise.core.data;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many examples of each class a training set is thinned to. */
public sealed interface Imbalance {
  /** Leaves the data as they are. */
  Imbalance NONE = new None();

  /**
   * Number of examples of each class after thinning.
   *
   * @param has examples of each class, in the order of {@code classes}
   * @throws DataException if a class has fewer than asked for
   */
  int[] counts(List<String> classes, int[] has);

  /**
   * Draws without replacement, each class by a seed of its own: a class keeps its rows whatever the
   * others are thinned to, and fewer rows of it are part of more. The order of rows is kept.
   *
   * @throws DataException if a class has fewer than asked for
   */
  default TrainingSet thin(TrainingSet train, Seed seed) {
    return train.select(rows(train.data(), seed));
  }

  /** As for a training set. */
  default Dataset thin(Dataset data, Seed seed) {
    return data.select(rows(data, seed));
  }

  private int[] rows(Dataset data, Seed seed) {
    int[] counts = counts(data.classes(), data.counts());
    int[] kept = new int[Arrays.stream(counts).sum()];
    int k = 0;
    for (int c = 0; c < counts.length; c++) {
      int[] rows = data.rowsOf(c);
      int[] order = seed.child(data.classes().get(c)).permutation(rows.length);
      for (int i = 0; i < counts[c]; i++) {
        kept[k++] = rows[order[i]];
      }
    }
    Arrays.sort(kept);
    return kept;
  }

  private static int[] checked(int[] wanted, List<String> classes, int[] has) {
    for (int c = 0; c < wanted.length; c++) {
      if (wanted[c] > has[c]) {
        throw new DataException(
            "class '"
                + classes.get(c)
                + "' has "
                + has[c]
                + " examples for training, but "
                + wanted[c]
                + " are wanted; ask for at most "
                + has[c]
                + " or hold out fewer");
      }
    }
    return wanted;
  }

  private static void requireRatio(double ratio) {
    if (!(ratio >= 1 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the ratio must be at least 1, but is " + ratio);
    }
  }

  /** The whole number at or below x, where x may lack a rounding error. */
  private static int floor(double x) {
    return (int) Math.floor(x * (1 + 1e-12));
  }

  /** Leaves the data as they are. */
  record None() implements Imbalance {
    @Override
    public int[] counts(List<String> classes, int[] has) {
      return has.clone();
    }
  }

  /**
   * A number for each class, by position.
   *
   * @param wanted each at least 1
   */
  record Counts(List<Integer> wanted) implements Imbalance {
    public Counts {
      wanted = List.copyOf(wanted);
      wanted.forEach(n -> requireCount("a class", n));
    }

    public static Counts of(int... wanted) {
      return new Counts(Arrays.stream(wanted).boxed().toList());
    }

    @Override
    public int[] counts(List<String> classes, int[] has) {
      if (wanted.size() != classes.size()) {
        throw new DataException(
            "the imbalance gives "
                + wanted.size()
                + " counts, but there are "
                + classes.size()
                + " classes: "
                + String.join(", ", classes));
      }
      return checked(wanted.stream().mapToInt(Integer::intValue).toArray(), classes, has);
    }

    private static void requireCount(String which, int n) {
      if (n < 1) {
        throw new IllegalArgumentException(
            which + " is to keep " + n + " examples; it needs at least 1, or leave the class out");
      }
    }
  }

  /**
   * A number for some classes, by name; the others keep all they have.
   *
   * @param wanted each at least 1
   */
  record NamedCounts(Map<String, Integer> wanted) implements Imbalance {
    public NamedCounts {
      wanted = Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
      wanted.forEach((name, n) -> Counts.requireCount("class '" + name + "'", n));
    }

    @Override
    public int[] counts(List<String> classes, int[] has) {
      int[] counts = has.clone();
      wanted.forEach(
          (name, n) -> {
            int c = classes.indexOf(name);
            if (c < 0) {
              throw new DataException(
                  "the imbalance names a class '"
                      + name
                      + "', but the classes are "
                      + String.join(", ", classes));
            }
            counts[c] = n;
          });
      return checked(counts, classes, has);
    }
  }

  /**
   * Exponential decay over the C classes in their order, n_c = n_0 ratio^(-c/(C-1)), rounded down:
   * Cui et al., CVPR 2019, doi 10.1109/CVPR.2019.00949. n_0 is the largest number that every class
   * allows.
   *
   * @param ratio of the first class's number to the last one's, at least 1
   */
  record LongTail(double ratio) implements Imbalance {
    public LongTail {
      requireRatio(ratio);
    }

    @Override
    public int[] counts(List<String> classes, int[] has) {
      double[] share = new double[has.length];
      for (int c = 0; c < share.length; c++) {
        share[c] = Math.pow(ratio, -c / Math.max(1.0, share.length - 1.0));
      }
      return scaled(share, classes, has);
    }
  }

  /**
   * The last {@code minority} classes have 1/ratio of the number of the others, rounded down: Buda,
   * Maki and Mazurowski, Neural Networks 106 (2018), doi 10.1016/j.neunet.2018.07.011. The others
   * have the largest number that every class allows.
   *
   * @param ratio at least 1
   * @param minority at least 1, fewer than there are classes
   */
  record Step(double ratio, int minority) implements Imbalance {
    public Step {
      requireRatio(ratio);
      if (minority < 1) {
        throw new IllegalArgumentException(
            "the number of minority classes must be at least 1, but is " + minority);
      }
    }

    @Override
    public int[] counts(List<String> classes, int[] has) {
      if (minority >= has.length) {
        throw new DataException(
            minority
                + " minority classes are wanted, but there are "
                + has.length
                + " classes, of which one at least is to be no minority");
      }
      double[] share = new double[has.length];
      Arrays.fill(share, 1);
      Arrays.fill(share, has.length - minority, has.length, 1 / ratio);
      return scaled(share, classes, has);
    }
  }

  private static int[] scaled(double[] share, List<String> classes, int[] has) {
    double most = Double.POSITIVE_INFINITY;
    for (int c = 0; c < share.length; c++) {
      most = Math.min(most, floor(has[c] / share[c]));
    }
    int[] counts = new int[share.length];
    for (int c = 0; c < share.length; c++) {
      counts[c] = floor(most * share[c]);
      if (counts[c] < 1) {
        throw new DataException(
            "class '"
                + classes.get(c)
                + "' would keep no example of its "
                + has[c]
                + "; choose a smaller ratio");
      }
    }
    return checked(counts, classes, has);
  }
}
