package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Makes the step of every layer. */
final class Steps {
  /** Grey and colour images; measured with StepBenchmark's networks. */
  private static final int FEW_CHANNELS = 3;

  private Steps() {}

  static List<Step> of(NetworkSpec spec, Parameters parameters, Seed dropout) {
    List<List<Integer>> shapes = spec.outputShapes();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      List<Integer> in = i == 0 ? spec.input() : shapes.get(i - 1);
      steps.add(step(i, spec.layers().get(i), Geometry.of(in, shapes.get(i)), parameters, dropout));
    }
    return List.copyOf(steps);
  }

  private static Step step(
      int index, Layer layer, Geometry geometry, Parameters parameters, Seed dropout) {
    if (layer instanceof Layer.Convolution c && c.groups() == 1) {
      int[] kernel = {c.kernel(), c.stride(), c.padding()};
      return geometry.channels() <= FEW_CHANNELS
          ? new PatchConvolutionStep(geometry, kernel, parameters, index)
          : new ConvolutionStep(geometry, false, kernel, parameters, index);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      int[] kernel = {c.kernel(), c.stride(), c.padding()};
      return geometry.outChannels() <= FEW_CHANNELS
          ? new PatchTransposedConvolutionStep(geometry, kernel, parameters, index)
          : new ConvolutionStep(geometry, true, kernel, parameters, index);
    } else if (layer instanceof Layer.Dense) {
      return new DenseStep(geometry, parameters, index);
    } else if (layer instanceof Layer.BatchNorm b) {
      return new BatchNormStep(geometry, b, parameters, index);
    } else if (layer instanceof Layer.MaxPooling p && p.padding() == 0) {
      return new MaxPoolingStep(geometry, p.size(), p.stride());
    } else if (layer instanceof Layer.AveragePooling p) {
      return new AveragePoolingStep(geometry, p.size(), p.stride());
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return new GlobalAveragePoolingStep(geometry);
    } else if (layer instanceof Layer.Dropout d) {
      return new DropoutStep(geometry, d.rate(), dropout.child("layer", index));
    } else if (layer instanceof Layer.Relu) {
      return new LeakyReluStep(geometry, 0);
    } else if (layer instanceof Layer.LeakyRelu r) {
      return new LeakyReluStep(geometry, (float) r.slope());
    } else if (layer instanceof Layer.Tanh) {
      return new SigmoidStep(geometry, true);
    } else if (layer instanceof Layer.Sigmoid) {
      return new SigmoidStep(geometry, false);
    }
    if (layer instanceof Layer.Flatten || layer instanceof Layer.Reshape) {
      return new ReshapeStep();
    }
    throw new UnsupportedOperationException("engine dl4j has no " + layer);
  }
}
