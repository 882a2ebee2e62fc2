package equipoise.engines.api;

import java.util.List;
import java.util.Locale;

/** Layers without weights that enlarge images. */
interface WindowLayers {
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

  /**
   * Channels of zeros before and after an image's own: the shortcut without weights of He et al.,
   * CVPR 2016, option A.
   */
  record ChannelPadding(int before, int after) implements Layer {
    public ChannelPadding {
      Shapes.atLeast(0, before, "before");
      Shapes.atLeast(0, after, "after");
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return List.of(before + input.get(0) + after, input.get(1), input.get(2));
    }

    @Override
    public String title() {
      return "ChannelPadding " + before + " before, " + after + " after";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
