package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution or a transposed one by ND4J's operations, which run oneDNN's kernels. DL4J's own
 * convolution layer runs the same ones, but computes im2col again on its way back.
 */
final class ConvolutionStep implements Step {
  private record Operations(CustomOp forward, CustomOp backward) {}

  private final Geometry geometry;
  private final String operation;
  private final int[] arguments;
  private final long[] axes;
  private final Kernels kernels;
  private final Bias bias;
  private final Room output = new Room();
  private final Room gradient = new Room();
  private final Map<Integer, Operations> operations = new HashMap<>();
  private NativeFloats x = new NativeFloats(0);
  private NativeFloats xGradient = new NativeFloats(0);
  private NativeFloats y = new NativeFloats(0);
  private int capacity;

  /**
   * @param kernel its size, stride and padding
   */
  ConvolutionStep(
      Geometry geometry, boolean transposed, int[] kernel, Parameters parameters, int index) {
    this.geometry = geometry;
    this.operation = transposed ? "deconv2d" : "conv2d";
    int size = kernel[0];
    int stride = kernel[1];
    int padding = kernel[2];
    int dilation = 1;
    int explicitPadding = 0;
    int channelsFirst = 0;
    int kernelSidesLast = 1;
    this.arguments =
        new int[] {
          size,
          size,
          stride,
          stride,
          padding,
          padding,
          dilation,
          dilation,
          explicitPadding,
          channelsFirst,
          kernelSidesLast
        };
    int channels = geometry.channels();
    int filters = geometry.outChannels();
    this.axes =
        transposed
            ? new long[] {channels, filters, size, size}
            : new long[] {filters, channels, size, size};
    this.kernels = new Kernels(parameters, index, size);
    this.bias = new Bias(parameters, index, filters, geometry.outPlane());
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    grow(n);
    x.put(input, n * geometry.inSize());
    Nd4j.getExecutioner().exec(operations.computeIfAbsent(n, this::build).forward());
    float[] values = output.of(n * geometry.outSize());
    y.get(values, n * geometry.outSize());
    bias.add(values, n);
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    y.put(outputGradient, n * geometry.outSize());
    Nd4j.getExecutioner().exec(operations.computeIfAbsent(n, this::build).backward());
    kernels.addGradient();
    bias.addGradient(outputGradient, n);
    if (!wanted) {
      return null;
    }
    float[] values = gradient.of(n * geometry.inSize());
    xGradient.get(values, n * geometry.inSize());
    return values;
  }

  private Operations build(int n) {
    Geometry g = geometry;
    INDArray input = x.view(n, g.channels(), g.height(), g.width());
    INDArray inputGradient = xGradient.view(n, g.channels(), g.height(), g.width());
    INDArray result = y.view(n, g.outChannels(), g.outHeight(), g.outWidth());
    INDArray weights = kernels.weights().floats().view(axes);
    INDArray weightsGradient = kernels.gradient().floats().view(axes);
    return new Operations(
        DynamicCustomOp.builder(operation)
            .addInputs(input, weights)
            .addOutputs(result)
            .addIntegerArguments(arguments)
            .build(),
        DynamicCustomOp.builder(operation + "_bp")
            .addInputs(input, weights, result)
            .addOutputs(inputGradient, weightsGradient)
            .addIntegerArguments(arguments)
            .build());
  }

  private void grow(int n) {
    if (n > capacity) {
      closeBatch();
      x = new NativeFloats((long) n * geometry.inSize());
      xGradient = new NativeFloats((long) n * geometry.inSize());
      y = new NativeFloats((long) n * geometry.outSize());
      capacity = n;
    }
  }

  private void closeBatch() {
    operations.clear();
    x.close();
    xGradient.close();
    y.close();
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    closeBatch();
    kernels.close();
  }
}
