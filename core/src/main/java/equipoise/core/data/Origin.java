package equipoise.core.data;

/**
 * Where an example came from. Only {@link Real} examples may be scored on. The {@code base} and
 * {@code neighbour} of a synthetic example are rows of the training set that its sampler was given.
 */
public sealed interface Origin {
  /** Whether this example was observed, not made. */
  default boolean isReal() {
    return this instanceof Real;
  }

  /**
   * An observed example.
   *
   * @param dataset the data set's name
   * @param index its position from 0 in that data set as it was read
   */
  record Real(String dataset, int index) implements Origin {}

  /** A copy of the row {@code base}. */
  record Copied(int base) implements Origin {}

  /**
   * x = base + gap * (neighbour - base); nominal columns, which have no such sum, by the vote of
   * the neighbours of {@code base}.
   *
   * @param gap in [0, 1]; for extrapolating methods in [-0.5, 1]
   */
  record Interpolated(int base, int neighbour, double gap) implements Origin {}

  /**
   * A point that no two rows alone determine.
   *
   * @param base the row it was drawn from, or where it has no single one, the nearest row of its
   *     class
   */
  record Derived(Derivation derivation, int base) implements Origin {}

  /** How a {@link Derived} example was made. */
  enum Derivation {
    /** A copy of {@code base} with noise added to it. */
    SMOOTHED,
    /** Each column by the vote of the neighbours of {@code base}. */
    VOTED,
    /** The mean of several rows; {@code base} is the nearest. */
    CENTROID,
    /** A point of a curve, or a line, fitted to a whole class; {@code base} is the nearest row. */
    FITTED
  }

  /**
   * The output of a generative network.
   *
   * @param index from 0 in the order of generation within its class
   */
  record Generated(String generator, long seed, int index) implements Origin {}
}
