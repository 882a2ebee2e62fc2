package equipoise.core.duplicates;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds all thumbnails within a distance, exactly: a k-d tree over the coordinates that vary most
 * (Bentley 1975, doi 10.1145/361002.361007; bounds as in Arya and Mount 1993, doi
 * 10.1109/DCC.1993.253111), whose leaves are compared by partial sums that end where they exceed
 * the distance. Takes memory in proportion to the number of images.
 */
final class ThumbnailIndex {
  /** So many coordinates, kept side by side, tell most pairs apart. */
  private static final int HEAD = 16;

  private static final int LEAF = 16;

  private final Thumbnails thumbnails;
  private final int head;
  private final int tail;
  private final int[] images; // in the order of the leaves, without flat ones
  private final float[] heads;
  private final float[] tails;
  private final byte[] axes; // of the node whose right half starts at this place
  private final float[] cuts;

  ThumbnailIndex(Thumbnails thumbnails) {
    this.thumbnails = thumbnails;
    this.head = Math.min(HEAD, thumbnails.dimension());
    this.tail = thumbnails.dimension() - head;
    this.images =
        IntStream.range(0, thumbnails.size()).filter(i -> !thumbnails.isFlat(i)).toArray();
    this.axes = new byte[images.length];
    this.cuts = new float[images.length];
    build(0, images.length);
    this.heads = new float[images.length * head];
    this.tails = new float[images.length * tail];
    for (int place = 0; place < images.length; place++) {
      float[] vector = thumbnails.vector(images[place], false);
      System.arraycopy(vector, 0, heads, place * head, head);
      System.arraycopy(vector, head, tails, place * tail, tail);
    }
  }

  private void build(int from, int to) {
    if (to - from <= LEAF) {
      return;
    }
    int axis = widest(from, to);
    long[] keys = new long[to - from];
    for (int k = 0; k < keys.length; k++) {
      int image = images[from + k];
      int bits = Float.floatToIntBits(thumbnails.value(image, axis));
      long ascending = bits ^ (bits >> 31 & 0x7fffffff);
      keys[k] = ascending << 32 | image;
    }
    Arrays.sort(keys);
    for (int k = 0; k < keys.length; k++) {
      images[from + k] = (int) keys[k];
    }
    int middle = (from + to) >>> 1;
    axes[middle] = (byte) axis;
    cuts[middle] = thumbnails.value(images[middle], axis);
    build(from, middle);
    build(middle, to);
  }

  private int widest(int from, int to) {
    int widest = 0;
    float extent = -1;
    for (int axis = 0; axis < head; axis++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int place = from; place < to; place++) {
        float value = thumbnails.value(images[place], axis);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      if (most - least > extent) {
        extent = most - least;
        widest = axis;
      }
    }
    return widest;
  }

  /** Is handed the images near another one. */
  interface Visitor {
    /**
     * @return whether to go on
     */
    boolean near(int image, double distance);
  }

  /** Hands over the other images within a distance of an image, or of its mirror image. */
  void search(int image, boolean mirrored, double radius, Visitor visitor) {
    if (!thumbnails.isFlat(image)) {
      float[] query = thumbnails.vector(image, mirrored);
      new Search(image, query, (float) (radius * radius), visitor).visit(0, images.length, 0);
    }
  }

  /** One query on its way through the tree. */
  private final class Search {
    private final int image;
    private final float[] query;
    private final float most;
    private final Visitor visitor;
    private final float[] offsets = new float[head]; // from the query to the cell, by axis

    Search(int image, float[] query, float most, Visitor visitor) {
      this.image = image;
      this.query = query;
      this.most = most;
      this.visitor = visitor;
    }

    /**
     * @param bound the squared distance from the query to the cell
     * @return whether to go on
     */
    boolean visit(int from, int to, float bound) {
      if (to - from <= LEAF) {
        return leaf(from, to);
      }
      int middle = (from + to) >>> 1;
      int axis = axes[middle];
      float away = query[axis] - cuts[middle];
      boolean left = away < 0;
      if (!(left ? visit(from, middle, bound) : visit(middle, to, bound))) {
        return false;
      }
      float before = offsets[axis];
      float far = bound - before * before + away * away;
      if (far > most * 1.0001f) {
        return true;
      }
      offsets[axis] = away;
      boolean on = left ? visit(middle, to, far) : visit(from, middle, far);
      offsets[axis] = before;
      return on;
    }

    private boolean leaf(int from, int to) {
      for (int place = from; place < to; place++) {
        float squared = squaredDistance(place);
        if (squared <= most
            && images[place] != image
            && !visitor.near(images[place], Math.sqrt(squared))) {
          return false;
        }
      }
      return true;
    }

    /** Exact where it is at most {@code most}, some larger number elsewhere. */
    private float squaredDistance(int place) {
      float sum = 0;
      int at = place * head;
      for (int j = 0; j < head; j++) {
        float difference = query[j] - heads[at + j];
        sum += difference * difference;
      }
      at = place * tail - head;
      for (int j = head; j < query.length && sum <= most; j++) {
        float difference = query[j] - tails[at + j];
        sum += difference * difference;
      }
      return sum;
    }
  }
}
