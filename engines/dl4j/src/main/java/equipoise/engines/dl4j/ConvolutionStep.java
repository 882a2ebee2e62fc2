package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** A convolution or a transposed one by ND4J's operations, which run oneDNN's kernels. */
final class ConvolutionStep implements Step {
  private record Operations(CustomOp forward, CustomOp backward) {}

  private final Geometry geometry;
  private final boolean transposed;
  private final int[] arguments;
  private final Parameters parameters;
  private final Parameters.Slot weight;
  private final Parameters.Slot bias;
  private final NativeFloats nativeWeight;
  private final NativeFloats nativeBias;
  private final NativeFloats weightGradient;
  private final NativeFloats biasGradient;
  private final float[] room;
  private final Room output = new Room();
  private final Room gradient = new Room();
  private final Map<Integer, Operations> operations = new HashMap<>();
  private NativeFloats x = new NativeFloats(0);
  private NativeFloats y = new NativeFloats(0);
  private NativeFloats xGradient = new NativeFloats(0);
  private int capacity;

  /**
   * @param kernel size, stride and padding
   */
  ConvolutionStep(
      Geometry geometry, boolean transposed, int[] kernel, Parameters parameters, int index) {
    this.geometry = geometry;
    this.transposed = transposed;
    int valid = 0;
    int channelsFirst = 0;
    int kernelsLast = 1;
    this.arguments =
        new int[] {
          kernel[0],
          kernel[0],
          kernel[1],
          kernel[1],
          kernel[2],
          kernel[2],
          1,
          1,
          valid,
          channelsFirst,
          kernelsLast
        };
    this.parameters = parameters;
    this.weight = parameters.slot(index, "weight");
    this.bias = parameters.slot(index, "bias");
    this.nativeWeight = new NativeFloats(weight.size());
    this.weightGradient = new NativeFloats(weight.size());
    this.nativeBias = new NativeFloats(geometry.out().get(0));
    this.biasGradient = new NativeFloats(geometry.out().get(0));
    this.room = new float[Math.max(weight.size(), geometry.out().get(0))];
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    grow(n);
    x.put(input, n * geometry.inSize());
    Nd4j.getExecutioner().exec(operations(n).forward());
    float[] values = output.of(n * geometry.outSize());
    y.get(values, n * geometry.outSize());
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    y.put(outputGradient, n * geometry.outSize());
    Nd4j.getExecutioner().exec(operations(n).backward());
    weightGradient.get(room, weight.size());
    parameters.addGradient(weight, room);
    if (bias != null) {
      biasGradient.get(room, bias.size());
      parameters.addGradient(bias, room);
    }
    if (!wanted) {
      return null;
    }
    float[] values = gradient.of(n * geometry.inSize());
    xGradient.get(values, n * geometry.inSize());
    return values;
  }

  private Operations operations(int n) {
    return operations.computeIfAbsent(n, this::build);
  }

  private Operations build(int n) {
    INDArray input = x.view(n, geometry.channels(), geometry.height(), geometry.width());
    INDArray inputGradient =
        xGradient.view(n, geometry.channels(), geometry.height(), geometry.width());
    INDArray result = y.view(n, geometry.out().get(0), geometry.outHeight(), geometry.outWidth());
    INDArray kernels = nativeWeight.view(axes());
    INDArray kernelsGradient = weightGradient.view(axes());
    INDArray offsets = nativeBias.view(geometry.out().get(0));
    INDArray offsetsGradient = biasGradient.view(geometry.out().get(0));
    String name = transposed ? "deconv2d" : "conv2d";
    boolean biased = bias != null;
    return new Operations(
        operation(
            name,
            biased ? arrays(input, kernels, offsets) : arrays(input, kernels),
            arrays(result)),
        operation(
            name + "_bp",
            biased ? arrays(input, kernels, offsets, result) : arrays(input, kernels, result),
            biased
                ? arrays(inputGradient, kernelsGradient, offsetsGradient)
                : arrays(inputGradient, kernelsGradient)));
  }

  private long[] axes() {
    long[] axes = new long[weight.shape().length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = weight.shape()[i];
    }
    return axes;
  }

  private static INDArray[] arrays(INDArray... arrays) {
    return arrays;
  }

  private CustomOp operation(String name, INDArray[] inputs, INDArray[] outputs) {
    return DynamicCustomOp.builder(name)
        .addInputs(inputs)
        .addOutputs(outputs)
        .addIntegerArguments(arguments)
        .build();
  }

  private void grow(int n) {
    if (n > capacity) {
      operations.clear();
      x.close();
      y.close();
      xGradient.close();
      x = new NativeFloats((long) n * geometry.inSize());
      y = new NativeFloats((long) n * geometry.outSize());
      xGradient = new NativeFloats((long) n * geometry.inSize());
      capacity = n;
    }
  }

  @Override
  public void parametersChanged() {
    nativeWeight.put(parameters.values, weight.offset(), weight.size());
    if (bias != null) {
      nativeBias.put(parameters.values, bias.offset(), bias.size());
    }
  }

  @Override
  public void close() {
    operations.clear();
    for (NativeFloats floats :
        new NativeFloats[] {
          nativeWeight, nativeBias, weightGradient, biasGradient, x, y, xGradient
        }) {
      floats.close();
    }
  }
}
