package equipoise.sampling.over;

import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * An amount shared evenly among numbered parts; what remains goes to different parts drawn at
 * random.
 *
 * @param each what every part has
 * @param extra the parts that have one more
 */
record EvenShares(long parts, int each, TreeSet<Long> extra) {
  /** What is done with the {@code number}-th (from 1) of {@code count} in a part. */
  @FunctionalInterface
  interface Visitor {
    void visit(long part, int count, int number);
  }

  /**
   * @param parts at least 1
   */
  static EvenShares of(long parts, int amount, RandomGenerator random) {
    int remaining = (int) (amount % parts);
    TreeSet<Long> extra = new TreeSet<>();
    // Different numbers by Floyd's method: Bentley, Communications of the ACM 30 (1987) 754.
    for (long top = parts - remaining; top < parts; top++) {
      if (!extra.add(random.nextLong(top + 1))) {
        extra.add(top);
      }
    }
    return new EvenShares(parts, (int) (amount / parts), extra);
  }

  /** Visits the parts in their order. */
  void forEach(Visitor visitor) {
    if (each == 0) {
      extra.forEach(part -> visitor.visit(part, 1, 1));
      return;
    }
    for (long part = 0; part < parts; part++) {
      int count = each + (extra.contains(part) ? 1 : 0);
      for (int number = 1; number <= count; number++) {
        visitor.visit(part, count, number);
      }
    }
  }
}
