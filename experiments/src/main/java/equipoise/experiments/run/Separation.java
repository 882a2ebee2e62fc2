package equipoise.experiments.run;

import equipoise.core.Counted;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.duplicates.NearDuplicates;
import equipoise.core.duplicates.RowClusters;
import equipoise.core.learning.Note;
import equipoise.experiments.run.SeparationText.Shared;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.DataSpec.Duplicates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A data set in which it is known what must stay together: equal images, near duplicates and
 * declared groups share a number ({@link Dataset#group}).
 *
 * @param train without the copies that left it
 * @param test the format's own test part, null if it has none
 * @param notes what the reader of a report must know
 * @param identity a hash of what stays together and of what left; empty if only equal images do and
 *     none left, as it was before there were near duplicates and groups
 */
record Separation(Dataset train, Dataset test, List<Note> notes, Optional<String> identity) {
  Separation {
    notes = List.copyOf(notes);
  }

  /**
   * @throws DataException if copies or groups are in both parts and the study does not allow it
   */
  static Separation of(DataSpec spec, StudyData.Parts read) {
    if (read.test() != null) {
      Splits.given(read.train(), read.test());
    }
    return new Finder(spec, read).separation();
  }

  /** What is found on the way. */
  private static final class Finder {
    private final DataSpec spec;
    private final int trained; // rows of the training part, which come first in the whole
    private final Dataset whole;
    private final NearDuplicates near;
    private final int[] clusters;
    private final SeparationText text;
    private final List<Note> notes = new ArrayList<>();

    Finder(DataSpec spec, StudyData.Parts read) {
      this.spec = spec;
      this.trained = read.train().size();
      this.whole = read.test() == null ? read.train() : read.train().concat(read.test());
      this.near = NearDuplicates.of(whole, false);
      RowClusters joined = new RowClusters(whole.size());
      joined.joinAll(near.clusters());
      if (spec.groups().isPresent()) {
        joined.joinAll(whole.groups());
      }
      this.clusters = joined.smallest();
      this.text = new SeparationText(whole, trained, read);
      read.notes().forEach(note -> notes.add(Note.of(Note.Kind.DATA, note)));
    }

    Separation separation() {
      boolean[] leaves = new boolean[trained];
      if (whole.size() > trained) {
        acrossParts(near.exact(), Shared.COPIES, leaves);
        if (spec.groups().isPresent()) {
          acrossParts(whole.groups(), Shared.GROUPS, leaves);
        }
        nearAcrossParts(leaves);
      }
      nearWithinParts();
      Dataset grouped = whole.withGroups(clusters);
      int[] stay = IntStream.range(0, trained).filter(i -> !leaves[i]).toArray();
      Dataset train = grouped.select(stay);
      requireClasses(train, grouped, stay.length);
      Dataset test =
          whole.size() == trained
              ? null
              : grouped.select(IntStream.range(trained, whole.size()).toArray());
      return new Separation(train, test, notes, identity(leaves));
    }

    /** Copies, or groups, of which one image is in the training and one in the test part. */
    private void acrossParts(int[] groups, Shared what, boolean[] leaves) {
      int[] inTest = rowsShared(groups, trained, whole.size(), 0, trained);
      int[] inTrain = rowsShared(groups, 0, trained, trained, whole.size());
      if (inTest.length == 0) {
        return;
      }
      Duplicates policy = spec.duplicates();
      boolean many = 10 * inTest.length > whole.size() - trained || what == Shared.GROUPS;
      if (policy == Duplicates.ERROR || policy == Duplicates.UNSTATED && many) {
        throw new DataException(text.refusal(what, inTest, policy));
      }
      if (policy == Duplicates.KEEP) {
        notes.add(Note.of(Note.Kind.LEAKED, text.kept(what, inTest)));
        return;
      }
      IntStream.of(inTrain).forEach(row -> leaves[row] = true);
      notes.add(Note.of(Note.Kind.SEPARATED, text.dropped(what, inTrain)));
    }

    /** Rows of one range whose group has a row in the other one. */
    private static int[] rowsShared(int[] groups, int from, int to, int otherFrom, int otherTo) {
      Set<Integer> there = new HashSet<>();
      IntStream.range(otherFrom, otherTo).forEach(row -> there.add(groups[row]));
      return IntStream.range(from, to).filter(row -> there.contains(groups[row])).toArray();
    }

    /** The split was given, so a near duplicate is only said. */
    private void nearAcrossParts(boolean[] leaves) {
      int[] remaining = near.clusters();
      IntStream.range(0, trained).filter(i -> leaves[i]).forEach(i -> remaining[i] = -1);
      Set<Integer> copied =
          IntStream.of(rowsShared(near.exact(), trained, whole.size(), 0, trained))
              .boxed()
              .collect(Collectors.toSet());
      int[] inTest =
          IntStream.of(rowsShared(remaining, trained, whole.size(), 0, trained))
              .filter(row -> !copied.contains(row))
              .toArray();
      if (inTest.length > 0) {
        List<NearDuplicates.Pair> across =
            near.pairs().stream()
                .filter(pair -> pair.first() < trained && pair.second() >= trained)
                .filter(pair -> !leaves[pair.first()])
                .toList();
        notes.add(Note.of(Note.Kind.LEAKED, text.nearAcross(inTest, across)));
      }
    }

    private void nearWithinParts() {
      List<NearDuplicates.Pair> within =
          near.pairs().stream()
              .filter(pair -> pair.first() < trained == pair.second() < trained)
              .toList();
      if (!within.isEmpty()) {
        notes.add(Note.of(Note.Kind.SEPARATED, text.nearWithin(within)));
      }
    }

    private void requireClasses(Dataset train, Dataset grouped, int left) {
      int[] before = grouped.select(IntStream.range(0, trained).toArray()).counts();
      int[] after = train.counts();
      for (int c = 0; c < after.length; c++) {
        if (before[c] > 0 && after[c] == 0) {
          throw new DataException(
              "all "
                  + Counted.of(before[c], "training image")
                  + " of class '"
                  + train.classes().get(c)
                  + "' are in the test part, too, so none of the "
                  + left
                  + " that are left is of this class; state 'duplicates: keep', or correct the"
                  + " parts");
        }
      }
    }

    private Optional<String> identity(boolean[] leaves) {
      boolean left = IntStream.range(0, trained).anyMatch(i -> leaves[i]);
      int[] exact = near.exact();
      boolean same =
          Arrays.equals(numbered(clusters, 0, trained), numbered(exact, 0, trained))
              && Arrays.equals(
                  numbered(clusters, trained, whole.size()),
                  numbered(exact, trained, whole.size()));
      if (same && !left) {
        return Optional.empty();
      }
      return Optional.of(
          CanonicalJson.hash(Arrays.toString(clusters) + (left ? Arrays.toString(leaves) : "")));
    }

    /** Groups by their first appearance, so that equal partitions give equal numbers. */
    private static int[] numbered(int[] groups, int from, int to) {
      Map<Integer, Integer> numbers = new HashMap<>();
      return IntStream.range(from, to)
          .map(row -> numbers.computeIfAbsent(groups[row], g -> numbers.size()))
          .toArray();
    }
  }
}
