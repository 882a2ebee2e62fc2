package equipoise.engines.api;

import java.util.List;

/**
 * A rectangle of cells that moves over an image, and the cells around the image.
 *
 * @param size cells of the rectangle
 * @param stride pixels from one place to the next
 * @param dilation pixels from one cell to the next; 1 leaves no gaps
 * @param padding cells around the image
 */
public record Window(Sides size, Sides stride, Sides dilation, Padding padding) {
  private static final Sides ONE = new Sides(1, 1);

  public Window {
    atLeast(1, size, "kernel");
    atLeast(1, stride, "stride");
    atLeast(1, dilation, "dilation");
  }

  /** One number for the height, one for the width. */
  public record Sides(int height, int width) {
    public boolean isSquare() {
      return height == width;
    }

    int area() {
      return height * width;
    }

    /** Such as {@code 1x7}. */
    String text() {
      return height + "x" + width;
    }

    /** {@code 2} for 2 and 2, else such as {@code 2x1}. */
    private String brief() {
      return isSquare() ? String.valueOf(height) : text();
    }
  }

  /** Cells beside each edge of an image, each at least 0. */
  public record Padding(int top, int bottom, int left, int right) {
    public Padding {
      for (int cells : List.of(top, bottom, left, right)) {
        Shapes.atLeast(0, cells, "padding");
      }
    }

    /** The same at opposite edges. */
    public boolean isSymmetric() {
      return top == bottom && left == right;
    }

    int largest() {
      return Math.max(Math.max(top, bottom), Math.max(left, right));
    }

    private String text() {
      if (!isSymmetric()) {
        return top + ":" + bottom + "x" + left + ":" + right;
      }
      return new Sides(top, left).brief();
    }
  }

  /** A rectangle that moves by one pixel, without padding. */
  public static Window of(int height, int width) {
    return new Window(new Sides(height, width), ONE, ONE, new Padding(0, 0, 0, 0));
  }

  /** A square that moves by one pixel, without padding. */
  public static Window of(int side) {
    return of(side, side);
  }

  /** The same with a stride in both directions. */
  public Window strided(int pixels) {
    return strided(pixels, pixels);
  }

  /** The same with a stride downwards and one to the right. */
  public Window strided(int down, int right) {
    return new Window(size, new Sides(down, right), dilation, padding);
  }

  /** The same with as many pixels from cell to cell. */
  public Window dilated(int pixels) {
    return new Window(size, stride, new Sides(pixels, pixels), padding);
  }

  /** The same with cells at all four edges. */
  public Window padded(int cells) {
    return padded(cells, cells);
  }

  /** The same with cells above and below, and cells on the left and on the right. */
  public Window padded(int vertical, int horizontal) {
    return padded(new Padding(vertical, vertical, horizontal, horizontal));
  }

  /** The same with these cells at the edges. */
  public Window padded(Padding cells) {
    return new Window(size, stride, dilation, cells);
  }

  /** Whether cells lie next to each other. */
  public boolean isDense() {
    return dilation.equals(ONE);
  }

  /** Whether it is one cell. */
  public boolean isPointwise() {
    return size.equals(ONE);
  }

  /** Rows from the first to the last cell, both included. */
  public int reachHeight() {
    return (size.height() - 1) * dilation.height() + 1;
  }

  /** Columns from the first to the last cell, both included. */
  public int reachWidth() {
    return (size.width() - 1) * dilation.width() + 1;
  }

  /** The places at which it fits into a padded image of that height. */
  int rows(int height) {
    return places(height + padding.top() + padding.bottom() - reachHeight(), stride.height());
  }

  int columns(int width) {
    return places(width + padding.left() + padding.right() - reachWidth(), stride.width());
  }

  /** As {@link #rows}, and one more that begins in the image or above it and ends below it. */
  int rowsUp(int height) {
    return placesUp(
        height + padding.top() + padding.bottom() - reachHeight(),
        stride.height(),
        height + padding.top());
  }

  int columnsUp(int width) {
    return placesUp(
        width + padding.left() + padding.right() - reachWidth(),
        stride.width(),
        width + padding.left());
  }

  private static int places(int room, int step) {
    return room < 0 ? 0 : room / step + 1;
  }

  private static int placesUp(int room, int step, int end) {
    if (room < 0) {
      return 0;
    }
    int places = (room + step - 1) / step + 1;
    return (places - 1) * step >= end ? places - 1 : places;
  }

  /** Such as {@code 3x3 stride 2 padding 1}. */
  String text() {
    return size.text()
        + " stride "
        + stride.brief()
        + " padding "
        + padding.text()
        + (isDense() ? "" : " dilation " + dilation.brief());
  }

  /** As {@link #text}, without a padding of 0. */
  String poolingText() {
    String text = size.text() + " stride " + stride.brief();
    return padding.largest() == 0 ? text : text + " padding " + padding.text();
  }

  private static void atLeast(int bound, Sides sides, String name) {
    Shapes.atLeast(bound, sides.height(), name);
    Shapes.atLeast(bound, sides.width(), name);
  }
}
