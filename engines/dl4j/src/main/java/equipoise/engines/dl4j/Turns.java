package equipoise.engines.dl4j;

/**
 * Two arrays that take turns along a chain: a step reads the one and writes into the other. What a
 * step needs again on the way back it must keep for itself. Chains within a step have a pair of
 * their own, so that the step's input outlives them.
 */
final class Turns {
  private final Room first = new Room();
  private final Room second = new Room();
  private Turns inner;

  /** An array of at least this size, other than the one that is being read. */
  float[] other(float[] read, int size) {
    return first.holds(read) ? second.of(size) : first.of(size);
  }

  /** The pair for chains within this one. */
  Turns inner() {
    if (inner == null) {
      inner = new Turns();
    }
    return inner;
  }
}
