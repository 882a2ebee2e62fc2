package equipoise.engines.dl4j;

/**
 * What is done to a convolution's outputs while they still lie pixel by pixel, in lanes of (image,
 * channel). Arrays that it returns may be its own or its argument.
 */
interface LaneTail {
  /** Pixels of a plane that leaves it. */
  int pixels();

  /**
   * @param part which part of the batch; backward comes with the same
   */
  float[][] forward(float[][] y, int images, int part);

  /** Adds to the bias' gradient, and returns that of the convolution's outputs. */
  float[][] backward(float[][] gradient, int images, int part);
}
