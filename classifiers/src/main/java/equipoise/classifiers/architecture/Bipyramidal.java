package equipoise.classifiers.architecture;

/** Filters double from stage to stage while pooling halves the image. */
public final class Bipyramidal {
  /**
   * {@code bipyramidal}: stages of a 3x3 convolution with padding 1, ReLU and 2x2 max pooling; 16,
   * 32, 64 filters for 28 to 32 pixels and one more stage each time the side doubles, until at most
   * 4 pixels are left; then dense 128.
   */
  public static final Architecture BIPYRAMIDAL =
      new BuiltArchitecture(
          "bipyramidal",
          "stages of 3x3 convolutions whose filters double while the image halves, dense 128",
          "",
          0,
          BuiltArchitecture.SMALL,
          Bipyramidal::stages);

  private Bipyramidal() {}

  private static void stages(NetworkBuilder network) {
    for (int filters = 16; network.side() > 4; filters *= 2) {
      network.convolution(filters, 3, 1).relu().pool();
    }
    network.head().flatten().dense(128).relu().dropout().logits("");
  }
}
