package equipoise.reports.statistics.simulation;

import equipoise.core.Seed;
import equipoise.reports.statistics.simulation.Population.Images;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** How a study's repeats divide or draw their images. */
enum Protocol {
  REDRAWN_75("75 of 300 redrawn", 1, 4, false),
  FOLDS_300("300 in 5 folds", 1, 5, true),
  FIXED_800("800 fixed", 1, 0, false),
  REDRAWN_800("800 redrawn", 1, 0, true),
  GROUPS_75("75 of 300 redrawn, groups of 6", 6, 4, false),
  GROUPS_FIXED_800("800 fixed, groups of 6", 6, 0, false);

  /** Images of each class to train on, or to divide. */
  private static final int[] COUNTS = {140, 80, 45, 22, 13};

  private static final int TEST_A_CLASS = 160;

  private final String label;
  private final int groupSize;
  private final int parts;
  private final boolean all;

  /**
   * @param parts into how many the images are divided, one of which is the test; 0 for a test of
   *     its own
   * @param all whether all parts are tested in turn; of a test of its own, whether it is redrawn
   */
  Protocol(String label, int groupSize, int parts, boolean all) {
    this.label = label;
    this.groupSize = groupSize;
    this.parts = parts;
    this.all = all;
  }

  String label() {
    return label;
  }

  /** Size of the test over that of the training set. */
  double testToTrain() {
    double images = Arrays.stream(COUNTS).sum();
    return parts > 0 ? 1.0 / (parts - 1) : Population.CLASSES * TEST_A_CLASS / images;
  }

  /** One training and its test; a repeat has one, or one for each fold. */
  record Fit(int repeat, Images train, Images test, int[] identity) {}

  List<Fit> fits(Population population, int repeats, Seed seed) {
    List<Fit> fits = new ArrayList<>();
    if (parts > 0) {
      Images pool = population.draw(COUNTS, groupSize, seed.child("pool").generator());
      for (int r = 0; r < repeats; r++) {
        divide(pool, r, seed.child("split", r).generator(), fits);
      }
      return fits;
    }
    int pool = all ? 2 * TEST_A_CLASS + 80 : TEST_A_CLASS;
    int[] counts = new int[Population.CLASSES];
    Arrays.fill(counts, pool);
    Images tests = population.draw(counts, groupSize, seed.child("test").generator());
    for (int r = 0; r < repeats; r++) {
      Images train = train(population, seed.child("train", r).generator());
      int[] rows = all ? some(pool, seed.child("rows", r)) : everything(tests.size());
      fits.add(new Fit(r, train, tests.only(rows), rows));
    }
    return fits;
  }

  /** A training set as the protocol has them, but of images that no other training set shares. */
  Images train(Population population, RandomGenerator random) {
    Images images = population.draw(COUNTS, groupSize, random);
    if (parts == 0) {
      return images;
    }
    int[] part = parts(images, random);
    return images.only(rows(part, 0, false));
  }

  private void divide(Images pool, int repeat, RandomGenerator random, List<Fit> fits) {
    int[] part = parts(pool, random);
    for (int p = 0; p < (all ? parts : 1); p++) {
      int[] test = rows(part, p, true);
      fits.add(new Fit(repeat, pool.only(rows(part, p, false)), pool.only(test), test));
    }
  }

  /** Part of each image: the groups of each class dealt out in random order. */
  private int[] parts(Images images, RandomGenerator random) {
    int[] part = new int[images.size()];
    int from = 0;
    for (int count : COUNTS) {
      int groups = (count + groupSize - 1) / groupSize;
      int[] order = new int[groups];
      for (int g = 0; g < groups; g++) {
        int other = random.nextInt(g + 1);
        order[g] = order[other];
        order[other] = g;
      }
      for (int i = 0; i < count; i++) {
        part[from + i] = order[i / groupSize] % parts;
      }
      from += count;
    }
    return part;
  }

  private static int[] rows(int[] part, int wanted, boolean inside) {
    int[] rows = new int[part.length];
    int n = 0;
    for (int i = 0; i < part.length; i++) {
      if ((part[i] == wanted) == inside) {
        rows[n++] = i;
      }
    }
    return Arrays.copyOf(rows, n);
  }

  private static int[] everything(int n) {
    int[] rows = new int[n];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  private static int[] some(int pool, Seed seed) {
    int[] rows = new int[Population.CLASSES * TEST_A_CLASS];
    int next = 0;
    for (int c = 0; c < Population.CLASSES; c++) {
      int[] order = seed.child("class", c).permutation(pool);
      for (int i = 0; i < TEST_A_CLASS; i++) {
        rows[next++] = c * pool + order[i];
      }
    }
    return rows;
  }
}
