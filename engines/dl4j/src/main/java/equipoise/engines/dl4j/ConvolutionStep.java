package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution by ND4J's operations, which run oneDNN's kernels. DL4J's own convolution layer runs
 * the same ones, but computes im2col again on its way back.
 */
final class ConvolutionStep implements Step {
  /** What the operation is called, and how it has its weights' axes. */
  enum Kind {
    PLAIN("conv2d"),
    TRANSPOSED("deconv2d");

    private final String operation;

    Kind(String operation) {
      this.operation = operation;
    }

    private long[] axes(Geometry geometry, Window.Sides size) {
      int in = geometry.channels();
      int out = geometry.outChannels();
      return this == PLAIN
          ? new long[] {out, in, size.height(), size.width()}
          : new long[] {in, out, size.height(), size.width()};
    }
  }

  private record Operations(CustomOp forward, CustomOp backward) {}

  /** Where the arguments have the padding above; that on the left follows. */
  private static final int PADDING = 4;

  private static final int KERNEL_SIDES_FIRST = 0;

  /** Side of the kernels that {@link RotatedKernels} are for. */
  private static final int ROTATED = 3;

  private static final int FEWEST_ROTATED = 32;

  private final Site site;
  private final Geometry geometry;
  private final String operation;
  private final int[] arguments;
  private final long[] axes;
  private final Kernels kernels;
  private final Bias bias;
  private final Optional<RotatedKernels> rotated;
  private final Map<Integer, Operations> operations = new HashMap<>();
  private NativeFloats x = new NativeFloats(0);
  private int capacity;
  private int generation;

  /**
   * @param window with the same padding at opposite edges
   */
  ConvolutionStep(Site site, Kind kind, Window window, Kernels kernels, Bias bias) {
    this.site = site;
    this.geometry = site.geometry();
    this.operation = kind.operation;
    this.axes = kind.axes(geometry, window.size());
    this.arguments = arguments(window);
    this.kernels = kernels;
    this.bias = bias;
    this.rotated =
        kind == Kind.PLAIN && rotates(geometry, window)
            ? Optional.of(new RotatedKernels(kernels, geometry, ROTATED))
            : Optional.empty();
  }

  /** ND4J's operation mixes up the sides of what is not square. */
  private static boolean rotates(Geometry geometry, Window window) {
    int padding = window.padding().top();
    return geometry.height() == geometry.width()
        && window.equals(Window.of(ROTATED).padded(padding))
        && padding < ROTATED
        && geometry.channels() >= FEWEST_ROTATED
        && geometry.outChannels() >= FEWEST_ROTATED;
  }

  private static int[] arguments(Window window) {
    int explicitPadding = 0;
    int channelsFirst = 0;
    int kernelSidesLast = 1;
    return new int[] {
      window.size().height(),
      window.size().width(),
      window.stride().height(),
      window.stride().width(),
      window.padding().top(),
      window.padding().left(),
      window.dilation().height(),
      window.dilation().width(),
      explicitPadding,
      channelsFirst,
      kernelSidesLast
    };
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    Operations work = operations(n);
    rotated.ifPresent(RotatedKernels::refresh);
    x.put(input, n * geometry.inSize());
    Nd4j.getExecutioner().exec(work.forward());
    float[] values = site.turns().other(input, n * geometry.outSize());
    site.scratch().output().get(values, n * geometry.outSize());
    bias.add(values, n);
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    Operations work = operations(n);
    site.scratch().output().put(outputGradient, n * geometry.outSize());
    Nd4j.getExecutioner().exec(work.backward());
    kernels.addGradient();
    bias.addGradient(outputGradient, n);
    if (!wanted) {
      return null;
    }
    float[] values = site.turns().other(outputGradient, n * geometry.inSize());
    site.scratch().inputGradient().get(values, n * geometry.inSize());
    return values;
  }

  /** Built once per batch size, and again when memory is reallocated. */
  private Operations operations(int n) {
    Scratch scratch = site.scratch();
    scratch.grow((long) n * geometry.inSize(), (long) n * geometry.outSize());
    if (n > capacity || generation != scratch.generation()) {
      operations.clear();
      generation = scratch.generation();
    }
    if (n > capacity) {
      x.close();
      x = new NativeFloats((long) n * geometry.inSize());
      capacity = n;
    }
    return operations.computeIfAbsent(n, this::build);
  }

  private Operations build(int n) {
    Geometry g = geometry;
    Scratch scratch = site.scratch();
    INDArray input = x.view(n, g.channels(), g.height(), g.width());
    INDArray inputGradient = scratch.inputGradient().view(n, g.channels(), g.height(), g.width());
    INDArray result = scratch.output().view(n, g.outChannels(), g.outHeight(), g.outWidth());
    INDArray weights = kernels.weights().floats().view(axes);
    INDArray weightsGradient = kernels.gradient().floats().view(axes);
    return new Operations(
        rotated
            .map(turned -> asGradient(turned, input, result))
            .orElseGet(() -> plain(input, weights, result)),
        DynamicCustomOp.builder(operation + "_bp")
            .addInputs(input, weights, result)
            .addOutputs(inputGradient, weightsGradient)
            .addIntegerArguments(arguments)
            .build());
  }

  private CustomOp plain(INDArray input, INDArray weights, INDArray result) {
    return DynamicCustomOp.builder(operation)
        .addInputs(input, weights)
        .addOutputs(result)
        .addIntegerArguments(arguments)
        .build();
  }

  /** The convolution as the input gradient of another one. */
  private CustomOp asGradient(RotatedKernels turned, INDArray input, INDArray result) {
    int[] of = arguments.clone();
    of[PADDING] = ROTATED - 1 - arguments[PADDING];
    of[PADDING + 1] = ROTATED - 1 - arguments[PADDING + 1];
    of[of.length - 1] = KERNEL_SIDES_FIRST;
    int[] shape = Arrays.stream(result.shape()).mapToInt(Math::toIntExact).toArray();
    return DynamicCustomOp.builder("deconv2d_tf")
        .addInputs(Nd4j.createFromArray(shape), turned.view(), input)
        .addOutputs(result)
        .addIntegerArguments(of)
        .build();
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    operations.clear();
    x.close();
    rotated.ifPresent(RotatedKernels::close);
    kernels.close();
  }
}
