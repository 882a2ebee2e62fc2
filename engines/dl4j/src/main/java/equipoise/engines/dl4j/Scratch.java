package equipoise.engines.dl4j;

/** Memory outside the Java heap that the steps of a network share, each during one call. */
final class Scratch implements AutoCloseable {
  private NativeFloats output = new NativeFloats(0);
  private NativeFloats inputGradient = new NativeFloats(0);
  private long outputs;
  private long inputs;
  private int generation;

  /** Makes room; what was there before is gone if the generation changes. */
  void grow(long inputSize, long outputSize) {
    if (inputSize > inputs) {
      inputs = inputSize;
      inputGradient.close();
      inputGradient = new NativeFloats(inputs);
      generation++;
    }
    if (outputSize > outputs) {
      outputs = outputSize;
      output.close();
      output = new NativeFloats(outputs);
      generation++;
    }
  }

  /** A step's output or the gradient that comes to it. */
  NativeFloats output() {
    return output;
  }

  NativeFloats inputGradient() {
    return inputGradient;
  }

  /** Views of an earlier generation lie in memory that is freed. */
  int generation() {
    return generation;
  }

  @Override
  public void close() {
    output.close();
    inputGradient.close();
  }
}
