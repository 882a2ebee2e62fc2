package equipoise.classifiers.batch;

import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.Objects;

/**
 * How the examples of one batch are mixed: example i with example {@code partners[i]}.
 *
 * @param partners [n], each from 0 to n-1
 * @param share of the example's own values, in [0, 1]; where there is a box, outside it all of them
 * @param box pixels that come from the partner; null if all are averaged
 * @param labelShares [n] of the example's own label
 * @param features whether the features in front of the last layer are mixed, not the images
 */
public record Mixture(
    int[] partners, double share, Box box, float[] labelShares, boolean features) {
  public Mixture {
    Objects.requireNonNull(partners);
    Objects.requireNonNull(labelShares);
  }

  /** Averages of images, labels by the same share. */
  public static Mixture averages(int[] partners, double share) {
    float[] shares = new float[partners.length];
    Arrays.fill(shares, (float) share);
    return new Mixture(partners, share, null, shares, false);
  }

  /**
   * A rectangle of an image.
   *
   * @param top first row
   * @param bottom row after the last
   * @param left first column
   * @param right column after the last
   * @param side of the whole image
   */
  public record Box(int top, int bottom, int left, int right, Mixing.Side side) {
    /** Pixels. */
    int area() {
      return (bottom - top) * (right - left);
    }
  }

  /** The labels of the mixed batch. */
  public BatchLabels labels(int[] labels) {
    int[] others = new int[labels.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = labels[partners[i]];
    }
    return new BatchLabels(labels.clone(), others, labelShares);
  }

  /**
   * Mixes examples in place.
   *
   * @param batch first axis examples, as many as there are partners
   */
  public void apply(Tensor batch) {
    float[] values = batch.values();
    float[] own = values.clone();
    int size = values.length / partners.length;
    for (int i = 0; i < partners.length; i++) {
      if (box == null) {
        average(own, values, i * size, partners[i] * size, size);
      } else {
        paste(own, values, i * size, partners[i] * size, size);
      }
    }
  }

  /**
   * The gradient with respect to what {@link #apply} was given, from that with respect to what it
   * made; for averages.
   *
   * @param mixed first axis examples; not changed
   */
  public Tensor backward(Tensor mixed) {
    float[] values = mixed.values();
    float[] gradient = new float[values.length];
    int size = values.length / partners.length;
    float a = (float) share;
    for (int i = 0; i < partners.length; i++) {
      int own = i * size;
      int partner = partners[i] * size;
      for (int k = 0; k < size; k++) {
        gradient[own + k] += a * values[own + k];
        gradient[partner + k] += (1 - a) * values[own + k];
      }
    }
    return new Tensor(gradient, mixed.shape());
  }

  private void average(float[] own, float[] into, int at, int partner, int size) {
    float a = (float) share;
    float b = 1 - a;
    for (int k = 0; k < size; k++) {
      into[at + k] = a * own[at + k] + b * own[partner + k];
    }
  }

  /** The same rectangle of every channel. */
  private void paste(float[] own, float[] into, int at, int partner, int size) {
    int wide = box.side.width();
    int plane = box.side.height() * wide;
    for (int channel = 0; channel < size; channel += plane) {
      for (int y = box.top; y < box.bottom; y++) {
        int from = channel + y * wide + box.left;
        System.arraycopy(own, partner + from, into, at + from, box.right - box.left);
      }
    }
  }
}
