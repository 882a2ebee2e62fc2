package equipoise.classifiers.batch;

import java.util.Objects;

/**
 * What the examples of a batch are to be: a label each, or two labels by shares.
 *
 * @param labels [n], from 0
 * @param others [n], the second label of each example; the same array as {@code labels} where
 *     nothing is mixed
 * @param shares [n] of the first label, in [0, 1]; empty where nothing is mixed
 */
public record BatchLabels(int[] labels, int[] others, float[] shares) {
  private static final float[] WHOLE = {};

  public BatchLabels {
    Objects.requireNonNull(labels);
    if (others.length != labels.length || (shares.length != labels.length && shares.length > 0)) {
      throw new IllegalArgumentException(
          "%d labels, %d others and %d shares"
              .formatted(labels.length, others.length, shares.length));
    }
  }

  /** One label an example. */
  public static BatchLabels of(int... labels) {
    return new BatchLabels(labels, labels, WHOLE);
  }

  public int size() {
    return labels.length;
  }

  /** The share of the first label of an example. */
  public double share(int example) {
    return shares.length == 0 ? 1 : shares[example];
  }
}
