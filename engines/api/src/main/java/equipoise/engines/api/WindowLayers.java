package equipoise.engines.api;

import java.util.List;
import java.util.Locale;

/** Layers without weights that change an image's sides. */
interface WindowLayers {
  /**
   * The largest of each window; output side floor((side - size + 2 padding) / stride) + 1.
   *
   * @param padding cells around the image that never win, at most half the size
   */
  record MaxPooling(int size, int stride, int padding) implements Layer {
    public MaxPooling {
      Shapes.atLeast(1, size, "size");
      Shapes.atLeast(1, stride, "stride");
      if (padding < 0 || 2 * padding > size) {
        throw new IllegalArgumentException(
            "padding must be from 0 to half the size " + size + ", but is " + padding);
      }
    }

    /** No padding. */
    public MaxPooling(int size, int stride) {
      this(size, stride, 0);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return Shapes.windows(this, input, input.get(0), size, stride, padding);
    }

    @Override
    public String title() {
      return "MaxPooling " + windowText(size, stride) + (padding == 0 ? "" : " padding " + padding);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record AveragePooling(int size, int stride) implements Layer {
    public AveragePooling {
      Shapes.atLeast(1, size, "size");
      Shapes.atLeast(1, stride, "stride");
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return Shapes.windows(this, input, input.get(0), size, stride, 0);
    }

    @Override
    public String title() {
      return "AveragePooling " + windowText(size, stride);
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

  /**
   * Both sides times a factor. Bilinear takes pixel centres at half coordinates and repeats the
   * edge, as PyTorch does with {@code align_corners=False}.
   */
  record Upsampling(int factor, Interpolation interpolation) implements Layer {
    public Upsampling {
      Shapes.atLeast(1, factor, "factor");
    }

    /** How new pixels are computed. */
    public enum Interpolation {
      NEAREST,
      BILINEAR
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return List.of(input.get(0), input.get(1) * factor, input.get(2) * factor);
    }

    @Override
    public String title() {
      return "Upsampling x" + factor + " " + interpolation.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  private static String windowText(int size, int stride) {
    return size + "x" + size + " stride " + stride;
  }
}
