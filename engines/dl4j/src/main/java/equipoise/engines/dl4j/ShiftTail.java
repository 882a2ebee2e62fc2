package equipoise.engines.dl4j;

/** The bias alone. */
record ShiftTail(LaneBias bias, int pixels) implements LaneTail {
  @Override
  public float[][] forward(float[][] y, int images, int part) {
    bias.add(y, pixels, images);
    return y;
  }

  @Override
  public float[][] backward(float[][] gradient, int images, int part) {
    bias.addGradient(gradient, pixels, images);
    return gradient;
  }
}
