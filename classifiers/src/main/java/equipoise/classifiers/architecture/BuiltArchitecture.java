package equipoise.classifiers.architecture;

import equipoise.core.data.ImageShape;
import java.util.function.Consumer;

/**
 * An architecture that is written down on a {@link NetworkBuilder}.
 *
 * @param body adds all layers, the logits too
 */
record BuiltArchitecture(
    String name,
    String summary,
    String source,
    double defaultDropout,
    Sides sides,
    Consumer<NetworkBuilder> body)
    implements Architecture {
  /** Of small images, 32x32 pixels usually. */
  static final Sides SMALL = new Sides(8, 32);

  /**
   * @param smallest side that the network accepts
   * @param usual that its source trains on
   */
  record Sides(int smallest, int usual) {}

  @Override
  public int smallestSide() {
    return sides.smallest;
  }

  @Override
  public int usualSide() {
    return sides.usual;
  }

  @Override
  public NetworkParts parts(ImageShape images, int classes, double dropout) {
    if (Math.min(images.height(), images.width()) < sides.smallest) {
      throw new IllegalArgumentException(
          "%s needs images of at least %dx%d pixels, but these are %s (channels x height x width): enlarge them, or use random-forest"
              .formatted(name, sides.smallest, sides.smallest, images));
    }
    if (classes < 2) {
      throw new IllegalArgumentException(
          name + " needs at least 2 classes to tell apart, but there is " + classes);
    }
    NetworkBuilder network = NetworkBuilder.of(images, classes, dropout);
    body.accept(network);
    return network.parts(name);
  }
}
