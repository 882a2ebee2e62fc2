package equipoise.engines.api;

import java.util.List;

/** Layers that take one value of each window of a channel. */
interface PoolingLayers {
  /**
   * The largest of each window; output side floor((side - size + padding) / stride) + 1, with the
   * padding of both edges.
   *
   * @param window without dilation; padded by at most half its size with cells that never win
   * @param ceiling rounds up instead: a last window may reach beyond the padding, if it begins
   *     before the image ends
   */
  record MaxPooling(Window window, boolean ceiling) implements Layer {
    public MaxPooling {
      checkPooling(window, ceiling);
    }

    /**
     * Square, rounded down.
     *
     * @param padding cells at each edge, at most half the size
     */
    public MaxPooling(int size, int stride, int padding) {
      this(Window.of(size).strided(stride).padded(padding), false);
    }

    /** Square, no padding. */
    public MaxPooling(int size, int stride) {
      this(size, stride, 0);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return pooled(this, input, window, ceiling);
    }

    @Override
    public String title() {
      return "MaxPooling " + window.poolingText() + (ceiling ? " rounded up" : "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The mean of each window; output side as {@link MaxPooling}.
   *
   * @param window without dilation; padded by at most half its size
   * @param ceiling as in {@link MaxPooling}; what lies beyond the padding is not counted
   * @param countsPadding whether the cells of the padding count as zeros, or not at all
   */
  record AveragePooling(Window window, boolean ceiling, boolean countsPadding) implements Layer {
    public AveragePooling {
      checkPooling(window, ceiling);
    }

    /** Square, no padding, rounded down. */
    public AveragePooling(int size, int stride) {
      this(Window.of(size).strided(stride), false, true);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return pooled(this, input, window, ceiling);
    }

    @Override
    public String title() {
      return "AveragePooling "
          + window.poolingText()
          + (window.padding().largest() == 0 || countsPadding ? "" : " not counted")
          + (ceiling ? " rounded up" : "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The means of height x width windows that cover the image, whatever its sides: row i averages
   * the lines from floor(i side / height) to before ceil((i + 1) side / height), as PyTorch's
   * {@code adaptive_avg_pool2d}.
   */
  record AdaptiveAveragePooling(int height, int width) implements Layer {
    public AdaptiveAveragePooling {
      Shapes.atLeast(1, height, "height");
      Shapes.atLeast(1, width, "width");
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return List.of(input.get(0), height, width);
    }

    /** The first of a side's lines that the window at a place covers. */
    public static int first(int place, int places, int side) {
      return Math.toIntExact((long) place * side / places);
    }

    /** The line after the last one. */
    public static int end(int place, int places, int side) {
      return Math.toIntExact(((long) (place + 1) * side + places - 1) / places);
    }

    @Override
    public String title() {
      return "AdaptiveAveragePooling to " + height + "x" + width;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** [n, c, h, w] to [n, c]. */
  record GlobalAveragePooling() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return List.of(input.get(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** [n, c, h, w] to [n, c]; the first of equal ones gets the gradient. */
  record GlobalMaxPooling() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return List.of(input.get(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  private static List<Integer> pooled(
      Layer layer, List<Integer> input, Window window, boolean ceiling) {
    Shapes.requireImage(layer, input);
    return ceiling
        ? Shapes.image(
            layer, input, input.get(0), window.rowsUp(input.get(1)), window.columnsUp(input.get(2)))
        : Shapes.windows(layer, input, input.get(0), window);
  }

  private static void checkPooling(Window window, boolean ceiling) {
    Window.Padding padding = window.padding();
    int vertical = Math.max(padding.top(), padding.bottom());
    int horizontal = Math.max(padding.left(), padding.right());
    if (2 * vertical > window.size().height() || 2 * horizontal > window.size().width()) {
      throw new IllegalArgumentException(
          "padding must be from 0 to half the size, but the window is " + window.text());
    }
    if (!window.isDense()) {
      throw new IllegalArgumentException(
          "a pooling window must have no gaps, but is " + window.text());
    }
    if (ceiling && !padding.isSymmetric()) {
      throw new IllegalArgumentException(
          "a pooling that rounds up must have the same padding at opposite edges, but has "
              + window.text());
    }
  }
}
