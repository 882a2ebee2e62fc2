package equipoise.engines.dl4j;

import equipoise.engines.api.Window;

/**
 * How {@link Winograd}'s tiles lie over an image, from top left on; the last ones may reach beyond.
 *
 * @param rows of tiles
 * @param columns of tiles
 * @param outputs pixels of a tile's side of the output
 * @param side pixels of a tile's side of the input
 */
record Tiles(Geometry geometry, Window window, int rows, int columns, int outputs, int side) {
  /** Rows of a product: enough for BLAS, few enough for a cache. */
  private static final int ROWS = 128;

  /** Channels that oneDNN works on at a time. */
  private static final int BLOCK = 16;

  /** What a transformed value costs, in products that oneDNN makes. */
  private static final int COST = 20;

  private static final int LARGEST_PLANE = 4096;

  static Tiles of(Geometry geometry, Window window, Winograd winograd) {
    int outputs = winograd.outputs();
    return new Tiles(
        geometry,
        window,
        (geometry.outHeight() + outputs - 1) / outputs,
        (geometry.outWidth() + outputs - 1) / outputs,
        outputs,
        winograd.side());
  }

  int count() {
    return rows * columns;
  }

  /**
   * Whether the products saved outweigh the transforms, which was measured with 8 to 64 channels,
   * and a batch's transforms do not take too much memory.
   */
  boolean pay() {
    long direct = (long) blocks(geometry.channels()) * blocks(geometry.outChannels());
    long transformed = (long) COST * (geometry.channels() + geometry.outChannels());
    return geometry.outPlane() <= LARGEST_PLANE
        && direct * geometry.outPlane() >= transformed * count() * outputs * outputs;
  }

  private static int blocks(int channels) {
    return (channels + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** Images that are worked on together. */
  int images() {
    return Math.max(1, ROWS / count());
  }

  /**
   * The pixels of the input that a tile sees.
   *
   * @param outside stands for those beside the image
   */
  <A> void inputs(int tile, A[] pixels, A outside, A[] seen) {
    int top = tile / columns * outputs - window.padding().top();
    int left = tile % columns * outputs - window.padding().left();
    int at = 0;
    for (int row = top; row < top + side; row++) {
      for (int column = left; column < left + side; column++) {
        boolean inside =
            row >= 0 && row < geometry.height() && column >= 0 && column < geometry.width();
        seen[at++] = inside ? pixels[row * geometry.width() + column] : outside;
      }
    }
  }

  /** The pixels of the output that a tile makes; null for those beside the image. */
  void outputs(int tile, float[][] pixels, float[][] made) {
    int top = tile / columns * outputs;
    int left = tile % columns * outputs;
    for (int i = 0; i < made.length; i++) {
      int row = top + i / outputs;
      int column = left + i % outputs;
      boolean inside = row < geometry.outHeight() && column < geometry.outWidth();
      made[i] = inside ? pixels[row * geometry.outWidth() + column] : null;
    }
  }
}
