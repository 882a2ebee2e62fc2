package equipoise.core.table;

import java.util.Arrays;

/** Where each row stands in the text. */
final class RowPlaces {
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] nexts = new int[64];
  private int size;

  void add(RowCursor row) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      nexts = Arrays.copyOf(nexts, 2 * size);
    }
    starts[size] = row.start();
    ends[size] = row.end();
    nexts[size++] = row.next();
  }

  int size() {
    return size;
  }

  int start(int row) {
    return starts[row];
  }

  /** Before the line end. */
  int end(int row) {
    return ends[row];
  }

  /** Behind the line end. */
  int next(int row) {
    return nexts[row];
  }

  /**
   * The end of what stands before the rows: the header's own line end, or the first row's start
   * where comments lie between.
   */
  int header(int afterHeader) {
    return size == 0 ? afterHeader : starts[0];
  }
}
