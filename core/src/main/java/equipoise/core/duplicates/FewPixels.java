package equipoise.core.duplicates;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Finds images of which hardly a pixel differs, however much that one does. The pixels are dealt to
 * {@value #BANDS} bands; a few changed pixels leave one of them as it was, and images that share a
 * band are compared.
 */
final class FewPixels {
  /** One more than the changes that cannot escape. */
  private static final int BANDS = 4;

  /** Share of the pixels that may have changed, and how many at least. */
  private static final double SHARE = 0.003;

  private static final int LEAST = 2;

  /** Of smaller images, two pixels are too large a part. */
  private static final int SMALLEST = 100;

  /** Grey levels by which a pixel may differ without counting as changed. */
  private static final int TOLERANCE = 12;

  /** How many earlier images of a band an image is compared with. */
  private static final int COMPARED = 16;

  private final Dataset data;
  private final int pixels;
  private final int width;
  private final int most;

  FewPixels(Dataset data) {
    ImageShape shape = data.imageShape();
    this.data = data;
    this.pixels = shape.height() * shape.width();
    this.width = shape.width();
    this.most = (int) Math.max(LEAST, SHARE * pixels);
  }

  /**
   * Hands over pairs of such rows, the earlier one first; of many alike not every pair.
   *
   * @param rows in ascending order
   */
  void pairs(int[] rows, BiConsumer<Integer, Integer> pair) {
    if (pixels < SMALLEST) {
      return;
    }
    long[][] hashes = new long[rows.length][];
    IntStream.range(0, rows.length).parallel().forEach(k -> hashes[k] = hashes(rows[k]));
    for (int band = 0; band < BANDS; band++) {
      Map<Long, List<Integer>> buckets = new HashMap<>();
      for (int k = 0; k < rows.length; k++) {
        List<Integer> earlier = buckets.computeIfAbsent(hashes[k][band], h -> new ArrayList<>(1));
        for (int e = earlier.size() - 1; e >= Math.max(0, earlier.size() - COMPARED); e--) {
          if (hardlyDiffer(earlier.get(e), rows[k], false)) {
            pair.accept(earlier.get(e), rows[k]);
          }
        }
        earlier.add(rows[k]);
      }
    }
  }

  /** Of each band's values. */
  private long[] hashes(int row) {
    long[] hashes = new long[BANDS];
    for (int j = 0; j < data.dimension(); j++) {
      int band = (int) (j % pixels * 0x9e3779b97f4a7c15L >>> 62);
      hashes[band] = (hashes[band] ^ (long) data.value(row, j)) * 0x100000001b3L + 1;
      hashes[band] ^= hashes[band] >>> 29;
    }
    return hashes;
  }

  /** Whether a few pixels at most differ. */
  boolean hardlyDiffer(int a, int b, boolean mirrored) {
    int changed = 0;
    for (int p = 0; p < pixels && changed <= most; p++) {
      changed += differs(a, b, p, mirrored ? p - p % width + width - 1 - p % width : p) ? 1 : 0;
    }
    return changed <= most;
  }

  private boolean differs(int a, int b, int pixel, int other) {
    for (int at = 0; at < data.dimension(); at += pixels) {
      if (Math.abs(data.value(a, at + pixel) - data.value(b, at + other)) > TOLERANCE) {
        return true;
      }
    }
    return false;
  }
}
