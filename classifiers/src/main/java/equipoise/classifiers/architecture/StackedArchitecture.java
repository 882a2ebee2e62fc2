package equipoise.classifiers.architecture;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * Layers in a row, then dropout and the logits.
 *
 * @param body adds all layers but these last two
 */
record StackedArchitecture(
    String name, String summary, String source, double defaultDropout, Consumer<LayerStack> body)
    implements Architecture {
  private static final int SMALLEST_SIDE = 8;

  @Override
  public int smallestSide() {
    return SMALLEST_SIDE;
  }

  @Override
  public NetworkSpec spec(ImageShape images, int classes, double dropout) {
    if (Math.min(images.height(), images.width()) < SMALLEST_SIDE) {
      throw new IllegalArgumentException(
          "%s needs images of at least %dx%d pixels, but these are %s (channels x height x width): enlarge them, or use random-forest"
              .formatted(name, SMALLEST_SIDE, SMALLEST_SIDE, images));
    }
    if (classes < 2) {
      throw new IllegalArgumentException(
          name + " needs at least 2 classes to tell apart, but there is " + classes);
    }
    LayerStack stack = new LayerStack(images);
    body.accept(stack);
    return new NetworkSpec(
        name,
        List.of(images.channels(), images.height(), images.width()),
        stack.dropout(dropout).logits(classes).layers());
  }
}
