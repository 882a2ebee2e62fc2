package equipoise.sampling.over;

import equipoise.core.learning.Note;
import equipoise.core.learning.Resampled;
import equipoise.sampling.call.SamplerCall;
import equipoise.sampling.call.SyntheticRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the samplers of the SMOTE family share: new rows between a row and a neighbour, and notes.
 */
final class ClassFilling {
  private final SamplerCall call;
  private final int k;
  private final SyntheticRows made;
  private final List<Note> notes = new ArrayList<>();

  ClassFilling(SamplerCall call, int k) {
    this.call = call;
    this.k = k;
    this.made = new SyntheticRows(call);
  }

  void note(Note note) {
    notes.add(note);
  }

  void noteSingleRow(int label) {
    note(
        Note.of(
            Note.Kind.COPIED,
            label,
            "Class '%s' has one row, so its new rows are copies of it."
                .formatted(call.data().classes().get(label))));
  }

  /** The rows made so far, to add others than {@link Neighbourhood} makes. */
  SyntheticRows made() {
    return made;
  }

  Resampled result() {
    return Resampled.of(call.train().plus(made.toDataset()), notes.toArray(Note[]::new));
  }

  /** All rows of the class as bases, with their k nearest neighbours of the class. */
  Neighbourhood withinClass(int label) {
    int size = call.data().rowsOf(label).length;
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    return withinClass(label, all);
  }

  /**
   * Some rows of the class as bases, with their k nearest neighbours of the class. A class of no
   * more than k rows has fewer, one of a single row none, and a note says so.
   *
   * @param bases positions among the rows of the class
   */
  Neighbourhood withinClass(int label, int[] bases) {
    int[] rows = call.data().rowsOf(label);
    int[][] found = call.neighboursAmong(rows).nearestOthers(bases, k).rows();
    return withinClass(label, bases, found);
  }

  /**
   * As {@link #withinClass(int, int[])}, with neighbours already found.
   *
   * @param found for each base the positions of its neighbours among the rows of the class
   */
  Neighbourhood withinClass(int label, int[] bases, int[][] found) {
    int[] rows = call.data().rowsOf(label);
    if (rows.length == 1) {
      noteSingleRow(label);
    } else if (rows.length <= k) {
      note(
          Note.of(
              Note.Kind.ADAPTED,
              label,
              "Class '%s' has %d rows, so k is %d there instead of %d."
                  .formatted(call.data().classes().get(label), rows.length, rows.length - 1, k)));
    }
    return new Neighbourhood(
        Arrays.stream(bases).map(i -> rows[i]).toArray(),
        Arrays.stream(found)
            .map(near -> Arrays.stream(near).map(i -> rows[i]).toArray())
            .toArray(int[][]::new));
  }

  /** Bases and the rows that new ones may lie towards. */
  final class Neighbourhood {
    private final int[] bases;
    private final int[][] neighbours;

    Neighbourhood(int[] bases, int[][] neighbours) {
      this.bases = bases;
      this.neighbours = neighbours;
    }

    /** Number of bases. */
    int size() {
      return bases.length;
    }

    /** The row of the numbered base. */
    int base(int number) {
      return bases[number];
    }

    /** The rows of the numbered base's neighbours. */
    int[] neighbours(int number) {
      return neighbours[number];
    }

    /**
     * Makes a row from the numbered base; a neighbour of another class draws it at most half way.
     */
    void add(int number, RandomGenerator random) {
      add(number, 1, random);
    }

    /**
     * Makes a row from the numbered base.
     *
     * @param reach the farthest gap towards a neighbour of the base's class; below 0 the row lies
     *     beyond the base, away from the neighbour
     */
    void add(int number, double reach, RandomGenerator random) {
      int base = bases[number];
      if (neighbours[number].length == 0) {
        made.copy(base);
        return;
      }
      int neighbour = neighbours[number][random.nextInt(neighbours[number].length)];
      boolean same = call.data().label(neighbour) == call.data().label(base);
      made.interpolate(base, neighbour, random.nextDouble() * (same ? reach : 0.5));
    }

    /** Makes rows from bases drawn uniformly. */
    void addAny(int amount, RandomGenerator random) {
      for (int i = 0; i < amount; i++) {
        add(random.nextInt(bases.length), random);
      }
    }
  }
}
