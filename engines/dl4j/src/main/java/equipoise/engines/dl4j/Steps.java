package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import equipoise.engines.dl4j.ConvolutionStep.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the step of every layer.
 *
 * @param parameters of the network
 * @param dropout seed of all masks
 * @param labels of the batch that passes through
 * @param scratch closed by the network
 */
record Steps(Parameters parameters, Seed dropout, Labels labels, Scratch scratch) {
  /** Grey and colour images; measured with StepBenchmark's networks. */
  private static final int FEW_CHANNELS = 3;

  Chain chain(List<Node> nodes, Turns turns) {
    List<Step> steps = new ArrayList<>();
    int firstTrained = nodes.size();
    for (Node node : nodes) {
      if (firstTrained == nodes.size() && node.parameterCount() > 0) {
        firstTrained = steps.size();
      }
      steps.add(step(node, new Site(Geometry.of(node.input(), node.output()), turns, scratch)));
    }
    return new Chain(steps, firstTrained);
  }

  private Step step(Node node, Site site) {
    Layer layer = node.layer();
    if (!node.branches().isEmpty()) {
      return holding(node, site);
    } else if (layer instanceof Layer.SpectralNorm s) {
      SpectralKernels kernels =
          new SpectralKernels(
              parameters,
              parameters.slot(node.path(), "weight"),
              parameters.slot(node.path(), "u"),
              s);
      return new SpectralStep(kernels, weighted(s.of(), site, kernels, bias(node, site)));
    } else if (layer instanceof Layer.Embedding) {
      return new EmbeddingStep(site, parameters, parameters.slot(node.path(), "weight"), labels);
    } else if (layer instanceof Layer.BatchNorm b) {
      return new BatchNormStep(site, b, parameters, node.path());
    } else if (layer instanceof Layer.LayerNorm l) {
      return new LayerNormStep(
          site,
          l.epsilon(),
          parameters,
          parameters.slot(node.path(), "gamma"),
          parameters.slot(node.path(), "beta"));
    } else if (layer instanceof Layer.Dropout d) {
      return new DropoutStep(site, d.rate(), dropout.child("layer-" + node.path()));
    } else if (parameters.slot(node.path(), "weight") != null) {
      Kernels kernels = new Kernels(parameters, parameters.slot(node.path(), "weight"));
      return weighted(layer, site, kernels, bias(node, site));
    }
    return withoutWeights(layer, site);
  }

  private Step holding(Node node, Site site) {
    List<Chain> chains =
        node.branches().stream().map(branch -> chain(branch, site.turns().inner())).toList();
    if (node.layer() instanceof Layer.Residual) {
      return new ResidualStep(site, chains.get(0), chains.get(1));
    }
    List<Integer> sizes =
        node.branches().stream()
            .map(branch -> branch.isEmpty() ? node.input() : branch.get(branch.size() - 1).output())
            .map(shape -> shape.stream().reduce(1, Math::multiplyExact))
            .toList();
    return new ConcatStep(site, chains, sizes);
  }

  private Bias bias(Node node, Site site) {
    return new Bias(parameters, parameters.slot(node.path(), "bias"), site.geometry());
  }

  private Step weighted(Layer layer, Site site, Kernels kernels, Bias bias) {
    if (layer instanceof Layer.Convolution c) {
      Window window = new Window(c.kernel(), c.stride(), c.padding());
      return c.groups() == 1
          ? convolution(site, window, kernels, bias)
          : grouped(c.groups(), site, window, kernels, bias);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      Window window = new Window(c.kernel(), c.stride(), c.padding());
      return site.geometry().outChannels() <= FEW_CHANNELS
          ? new PatchTransposedConvolutionStep(site, window, kernels, bias)
          : new ConvolutionStep(site, Kind.TRANSPOSED, window, kernels, bias);
    }
    return new DenseStep(site, kernels, bias);
  }

  private static Step convolution(Site site, Window window, Kernels kernels, Bias bias) {
    return site.geometry().channels() <= FEW_CHANNELS
        ? new PatchConvolutionStep(site, window, kernels, bias)
        : new ConvolutionStep(site, Kind.PLAIN, window, kernels, bias);
  }

  private Step grouped(int groups, Site site, Window window, Kernels kernels, Bias bias) {
    Geometry whole = site.geometry();
    if (groups == whole.channels()) {
      return new DepthwiseConvolutionStep(site, window, kernels, bias);
    }
    Geometry part =
        new Geometry(
            whole.channels() / groups,
            whole.height(),
            whole.width(),
            whole.outChannels() / groups,
            whole.outHeight(),
            whole.outWidth());
    Site partSite = new Site(part, site.turns().inner(), scratch);
    Bias none = new Bias(parameters, null, part);
    List<Step> parts = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      parts.add(convolution(partSite, window, kernels.group(group, groups), none));
    }
    return new GroupedConvolutionStep(site, kernels, bias, parts);
  }

  private static Step withoutWeights(Layer layer, Site site) {
    if (layer instanceof Layer.MaxPooling p) {
      return new MaxPoolingStep(site, new Window(p.size(), p.stride(), p.padding()));
    } else if (layer instanceof Layer.AveragePooling p) {
      return new AveragePoolingStep(site, p.size(), p.stride());
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return new GlobalAveragePoolingStep(site);
    } else if (layer instanceof Layer.GlobalMaxPooling) {
      return new GlobalMaxPoolingStep(site);
    } else if (layer instanceof Layer.Upsampling u) {
      return new UpsamplingStep(site, u.factor(), u.interpolation());
    } else if (layer instanceof Layer.Relu) {
      return new LeakyReluStep(site, 0);
    } else if (layer instanceof Layer.LeakyRelu r) {
      return new LeakyReluStep(site, (float) r.slope());
    } else if (layer instanceof Layer.Tanh) {
      return new SigmoidStep(site, true);
    } else if (layer instanceof Layer.Sigmoid) {
      return new SigmoidStep(site, false);
    } else if (layer instanceof Layer.Flatten || layer instanceof Layer.Reshape) {
      return new ReshapeStep();
    }
    throw new IllegalArgumentException("engine dl4j has no " + layer);
  }
}
