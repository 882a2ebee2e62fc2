package equipoise.core.data;

import equipoise.core.Seed;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Takes test and validation sets out of data; the only maker of training sets. Every split is
 * stratified, draws without replacement, and keeps the rows of both parts in ascending order. Data
 * are split before they are resampled: a synthetic row is refused.
 *
 * <p>With groups, the rows of one group (a patient's images, identical images) stay on one side.
 * Sizes are then as near to the wanted ones as the groups allow; without groups they are exact.
 */
public final class Splits {
  private Splits() {}

  /**
   * What was held out and what is left to train on.
   *
   * @param notes what the reader of a report must know, one sentence each: a class that one of the
   *     parts lacks, a size that the groups did not allow
   */
  public record HoldOut(TrainingSet train, Dataset heldOut, List<String> notes) {
    public HoldOut {
      notes = List.copyOf(notes);
    }

    /** The classes that one part has and the other lacks, in their order. */
    public List<String> absentClasses() {
      int[] trained = train.counts();
      int[] held = heldOut.counts();
      return IntStream.range(0, held.length)
          .filter(c -> (trained[c] == 0) != (held[c] == 0))
          .mapToObj(heldOut.classes()::get)
          .toList();
    }
  }

  /**
   * The whole of the data as training set: nothing is held out, so nothing may be measured on it.
   */
  public static TrainingSet whole(Dataset data) {
    return new TrainingSet(data);
  }

  /**
   * The data's own parts, as they came.
   *
   * @throws DataException if the parts differ in shape or classes
   * @throws LeakException if a row is in both
   */
  public static HoldOut given(Dataset train, Dataset test) {
    if (!train.shape().equals(test.shape()) || !train.classes().equals(test.classes())) {
      throw new DataException(
          "'"
              + train.name()
              + "' and '"
              + test.name()
              + "' differ in shape or classes, so the one"
              + " cannot be the test part of the other");
    }
    TrainingSet whole = new TrainingSet(train);
    requireDisjoint(whole, test);
    return new HoldOut(whole, test, Shares.notes(train, test));
  }

  /**
   * Holds out a share of every class: round(fraction n) rows in all, shared out by largest
   * remainder; at least one of every class that has two, and never all of a class.
   *
   * @param fraction in (0, 1)
   */
  public static HoldOut holdOut(Dataset data, double fraction, Seed seed) {
    return holdOut(data, fraction, ownGroups(data), seed);
  }

  /**
   * Holds out a share of every class and keeps groups together.
   *
   * @param groups for each row a number that it shares with the rows of its group
   */
  public static HoldOut holdOut(Dataset data, double fraction, int[] groups, Seed seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "the share to be held out must lie between 0 and 1, but is " + fraction);
    }
    return divide(data, Shares.fraction(data.counts(), fraction), groups, seed);
  }

  /**
   * Holds out the same number of every class.
   *
   * @param perClass at least 1
   * @throws DataException if a class has fewer
   */
  public static HoldOut holdOutPerClass(Dataset data, int perClass, Seed seed) {
    return holdOutPerClass(data, perClass, ownGroups(data), seed);
  }

  /** Holds out the same number of every class, as near as groups that stay together allow. */
  public static HoldOut holdOutPerClass(Dataset data, int perClass, int[] groups, Seed seed) {
    if (perClass < 1) {
      throw new IllegalArgumentException("perClass must be at least 1, but is " + perClass);
    }
    int[] counts = data.counts();
    int[] held = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      held[c] = perClass;
      if (counts[c] < perClass) {
        throw new DataException(
            "'"
                + data.name()
                + "': class '"
                + data.classes().get(c)
                + "' has "
                + counts[c]
                + " examples, but "
                + perClass
                + " a class are to be held out; ask for fewer or for a"
                + " fraction");
      }
    }
    return divide(data, held, groups, seed);
  }

  /**
   * Holds out given numbers of the classes, as near as groups that stay together allow.
   *
   * @param held for each class, from 0 to its size
   */
  public static HoldOut holdOutCounts(Dataset data, int[] held, int[] groups, Seed seed) {
    int[] counts = data.counts();
    for (int c = 0; c < counts.length; c++) {
      if (held[c] < 0 || held[c] > counts[c]) {
        throw new IllegalArgumentException(
            "%d of the %d examples of class '%s' cannot be held out"
                .formatted(held[c], counts[c], data.classes().get(c)));
      }
    }
    return divide(data, held, groups, seed);
  }

  /**
   * Takes a validation set out of a training set, as {@link #holdOut(Dataset, double, Seed)} does;
   * a class of one example has none in it, which the notes say.
   *
   * @param fraction in (0, 1)
   */
  public static HoldOut validation(TrainingSet train, double fraction, Seed seed) {
    return holdOut(train.data(), fraction, seed);
  }

  /** Takes a validation set out of a training set and keeps groups together. */
  public static HoldOut validation(TrainingSet train, double fraction, int[] groups, Seed seed) {
    return holdOut(train.data(), fraction, groups, seed);
  }

  /**
   * Stratified k-fold cross-validation: every row is held out exactly once. Without groups the
   * folds' sizes differ by at most one, and so do those of each class in them.
   *
   * @param k at least 2, at most the number of rows
   */
  public static List<HoldOut> folds(Dataset data, int k, Seed seed) {
    return folds(data, k, ownGroups(data), seed);
  }

  /** Stratified k-fold cross-validation that keeps groups together. */
  public static List<HoldOut> folds(Dataset data, int k, int[] groups, Seed seed) {
    if (k < 2 || k > data.size()) {
      throw new IllegalArgumentException(
          "the number of folds must lie between 2 and the number of rows, "
              + data.size()
              + ", but is "
              + k);
    }
    requireReal(data, "split");
    int[][] wanted = Shares.folds(data.counts(), k);
    int[] fold = new Drawing(data, groups, wanted).draw(seed);
    List<HoldOut> folds = new ArrayList<>();
    for (int f = 0; f < k; f++) {
      folds.add(part(data, fold, f, wanted[f]));
    }
    return folds;
  }

  private static HoldOut divide(Dataset data, int[] held, int[] groups, Seed seed) {
    requireReal(data, "split");
    int[] counts = data.counts();
    int[] rest = new int[held.length];
    for (int c = 0; c < held.length; c++) {
      rest[c] = counts[c] - held[c];
    }
    int[] side = new Drawing(data, groups, new int[][] {held, rest}).draw(seed);
    return part(data, side, 0, held);
  }

  private static HoldOut part(Dataset data, int[] part, int heldPart, int[] wanted) {
    Dataset held = data.select(rows(part, heldPart, true));
    Dataset rest = data.select(rows(part, heldPart, false));
    List<String> notes = new ArrayList<>(Shares.notes(rest, held));
    notes.addAll(Shares.missed(held, wanted));
    return new HoldOut(new TrainingSet(rest), held, notes);
  }

  private static int[] rows(int[] part, int wanted, boolean equal) {
    return IntStream.range(0, part.length).filter(i -> (part[i] == wanted) == equal).toArray();
  }

  private static int[] ownGroups(Dataset data) {
    return IntStream.range(0, data.size()).toArray();
  }

  /**
   * For each row the first row of equal values, so that identical images can be kept on one side of
   * a split: a copy in the test set of a training image would be scored as if it were unseen.
   */
  public static int[] duplicateGroups(Dataset data) {
    Map<Object, Integer> first = new HashMap<>();
    int[] groups = new int[data.size()];
    for (int i = 0; i < groups.length; i++) {
      Object values =
          data.isImages() ? ByteBuffer.wrap(data.pixels(i)) : DoubleBuffer.wrap(data.values(i));
      Integer earlier = first.putIfAbsent(values, i);
      groups[i] = earlier == null ? i : earlier;
    }
    return groups;
  }

  /**
   * What must hold before anything is scored: the test set was observed, not made, and none of its
   * rows is in training.
   *
   * @throws LeakException if not
   */
  public static void requireDisjoint(TrainingSet train, Dataset test) {
    requireReal(test, "score on");
    Set<Origin> trained = new HashSet<>();
    for (int i = 0; i < train.size(); i++) {
      trained.add(train.data().origin(i));
    }
    for (int i = 0; i < test.size(); i++) {
      if (trained.contains(test.origin(i))) {
        throw new LeakException(
            "row "
                + i
                + " to be scored on is in the training set: "
                + test.origin(i)
                + "; parts of one data set need one split, parts of two need two names");
      }
    }
  }

  /**
   * Refuses rows that were made.
   *
   * @param deed what the rows would be used for, such as "score on"
   * @throws LeakException if a row is synthetic
   */
  public static void requireReal(Dataset data, String deed) {
    for (int i = 0; i < data.size(); i++) {
      if (!data.origin(i).isReal()) {
        throw new LeakException(
            "'"
                + data.name()
                + "': refusing to "
                + deed
                + " row "
                + i
                + ", which is synthetic: "
                + data.origin(i));
      }
    }
  }
}
