package equipoise.classifiers.batch;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An endless row of rows to train on: in passes over the data, each in a new order, or class by
 * class. A class that is drawn gives its rows in passes, too, so that each of them is used as often
 * as the others of its class.
 */
public final class RowDraws {
  private static final int BLOCK = 512;

  private final Dataset data;
  private final ClassDraw draw;
  private final double[] chances;
  private final Seed seed;
  private final int[] labels = new int[BLOCK];
  private final Pass whole;
  private final Pass[] ofClass;
  private int drawn;

  /**
   * @param data at least one row
   */
  public RowDraws(Dataset data, ClassDraw draw, Seed seed) {
    this.data = data;
    this.draw = draw;
    this.chances = draw.chances(data.counts());
    this.seed = seed;
    this.whole = new Pass(data.size(), seed);
    this.ofClass = new Pass[chances.length];
  }

  /**
   * The next row.
   *
   * @param done share of the training that lies behind, in [0, 1]
   */
  public int next(double done) {
    if (!draw.byClass(done)) {
      return whole.next();
    }
    int label = label();
    if (ofClass[label] == null) {
      ofClass[label] = new Pass(data.rowsOf(label), seed.child("class", label));
    }
    return ofClass[label].next();
  }

  /** The next class; a block of them is drawn at once. */
  private int label() {
    if (drawn % BLOCK == 0) {
      RandomGenerator random = seed.child("classes", drawn / BLOCK).generator();
      Arrays.setAll(labels, k -> label(random.nextDouble()));
    }
    return labels[drawn++ % BLOCK];
  }

  private int label(double u) {
    int last = 0;
    double sum = 0;
    for (int c = 0; c < chances.length; c++) {
      if (chances[c] > 0) {
        last = c;
        sum += chances[c];
        if (u < sum) {
          return c;
        }
      }
    }
    return last;
  }

  /** Rows in one random order after the other. */
  private static final class Pass {
    private final int[] rows;
    private final Seed seed;
    private final int size;
    private int[] order = {};
    private int next;
    private int passes;

    Pass(int size, Seed seed) {
      this.rows = new int[0];
      this.size = size;
      this.seed = seed;
    }

    Pass(int[] rows, Seed seed) {
      this.rows = rows;
      this.size = rows.length;
      this.seed = seed;
    }

    int next() {
      if (next == order.length) {
        order = seed.child("pass", passes++).permutation(size);
        next = 0;
      }
      int place = order[next++];
      return rows.length == 0 ? place : rows[place];
    }
  }
}
