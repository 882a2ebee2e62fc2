package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import equipoise.engines.api.VectorLayout.Slot;
import java.util.List;

/** The step of each kind of layer, at one place in a network. */
record LayerSteps(Steps network, Node node, Site site) implements Layer.Visitor<Step> {
  private Slot slot(String array) {
    return network.parameters().slot(node.path(), array);
  }

  /** What the layer adds to its channels. */
  Bias bias() {
    return new Bias(network.parameters(), slot("bias"), site.geometry());
  }

  /**
   * The convolution and what follows it: its bias, ReLU and the largest of each 2x2 pixels.
   *
   * @param pooling from the convolution's output to the pooled one
   */
  List<Step> rectifiedPooling(Layer.Convolution layer, Site pooling) {
    Kernels kernels = new Kernels(network.parameters(), slot("weight"));
    Geometry geometry = site.geometry();
    LaneTail tail =
        new RectifiedPoolingTail(pooling.geometry(), new LaneBias(bias(), geometry.outChannels()));
    if (layer.groups() == 1 && WinogradConvolutionStep.fits(geometry, layer.window())) {
      return List.of(new WinogradConvolutionStep(site, layer.window(), kernels, tail));
    }
    if (LanePatchConvolutionStep.fits(geometry, layer.window())) {
      return List.of(new LanePatchConvolutionStep(site, layer.window(), kernels, tail));
    }
    Bias none = Bias.none(network.parameters(), site.geometry());
    return List.of(product(layer, kernels, none), new RectifiedPoolingStep(pooling, bias()));
  }

  private Step product(Layer.Product layer, Kernels kernels, Bias bias) {
    return layer.acceptProduct(new ProductSteps(network.parameters(), site, kernels, bias));
  }

  private Step product(Layer.Product layer) {
    return product(layer, new Kernels(network.parameters(), slot("weight")), bias());
  }

  @Override
  public Step visit(Layer.Convolution layer) {
    return product(layer);
  }

  @Override
  public Step visit(Layer.TransposedConvolution layer) {
    return product(layer);
  }

  @Override
  public Step visit(Layer.Dense layer) {
    return product(layer);
  }

  @Override
  public Step visit(Layer.SpectralNorm layer) {
    SpectralKernels kernels =
        new SpectralKernels(network.parameters(), slot("weight"), slot("u"), layer);
    return new SpectralStep(kernels, product(layer.of(), kernels, bias()));
  }

  @Override
  public Step visit(Layer.Embedding layer) {
    return new EmbeddingStep(site, network.parameters(), slot("weight"), network.condition());
  }

  @Override
  public Step visit(Layer.Recurrent layer) {
    Slot shift = slot("bias");
    return new RecurrentStep(
        site,
        RecurrentCell.of(layer),
        layer.all(),
        new Kernels(network.parameters(), slot("weight")),
        new Kernels(network.parameters(), slot("recurrentWeight")),
        new Bias(network.parameters(), shift, new Geometry(1, 1, 1, shift.size(), 1, 1)));
  }

  @Override
  public Step visit(Layer.BatchNorm layer) {
    return new BatchNormStep(site, layer, network.parameters(), node.path());
  }

  @Override
  public Step visit(Layer.LayerNorm layer) {
    return new LayerNormStep(
        site, layer.epsilon(), network.parameters(), slot("gamma"), slot("beta"));
  }

  @Override
  public Step visit(Layer.GroupNorm layer) {
    return new GroupNormStep(site, layer, network.parameters(), slot("gamma"), slot("beta"));
  }

  @Override
  public Step visit(Layer.LocalResponseNorm layer) {
    return new LocalResponseNormStep(site, layer);
  }

  @Override
  public Step visit(Layer.UnitLength layer) {
    return new UnitLengthStep(site);
  }

  @Override
  public Step visit(Layer.MaxPooling layer) {
    return new MaxPoolingStep(site, layer.window());
  }

  @Override
  public Step visit(Layer.AveragePooling layer) {
    return new AveragePoolingStep(site, layer);
  }

  @Override
  public Step visit(Layer.AdaptiveAveragePooling layer) {
    return new AveragePoolingStep(site);
  }

  @Override
  public Step visit(Layer.GlobalAveragePooling layer) {
    return new GlobalAveragePoolingStep(site);
  }

  @Override
  public Step visit(Layer.GlobalMaxPooling layer) {
    return new GlobalMaxPoolingStep(site);
  }

  @Override
  public Step visit(Layer.Upsampling layer) {
    return new UpsamplingStep(site, layer.factor(), layer.interpolation());
  }

  @Override
  public Step visit(Layer.ChannelPadding layer) {
    return new ChannelPaddingStep(site, layer.before());
  }

  @Override
  public Step visit(Layer.Relu layer) {
    return new LeakyReluStep(site, 0);
  }

  @Override
  public Step visit(Layer.LeakyRelu layer) {
    return new LeakyReluStep(site, (float) layer.slope());
  }

  @Override
  public Step visit(Layer.Tanh layer) {
    return new SigmoidStep(site, true);
  }

  @Override
  public Step visit(Layer.Sigmoid layer) {
    return new SigmoidStep(site, false);
  }

  @Override
  public Step visit(Layer.Silu layer) {
    return new SiluStep(site);
  }

  @Override
  public Step visit(Layer.Softplus layer) {
    return new SoftplusStep(site);
  }

  @Override
  public Step visit(Layer.Relu6 layer) {
    return new HardStep(site, HardStep.Kind.RELU6);
  }

  @Override
  public Step visit(Layer.HardSigmoid layer) {
    return new HardStep(site, HardStep.Kind.SIGMOID);
  }

  @Override
  public Step visit(Layer.HardSwish layer) {
    return new HardStep(site, HardStep.Kind.SWISH);
  }

  @Override
  public Step visit(Layer.Scale layer) {
    return new ScaleStep(site, (float) layer.factor());
  }

  @Override
  public Step visit(Layer.Dropout layer) {
    return new DropoutStep(site, layer.rate(), network.dropout().child("layer-" + node.path()));
  }

  @Override
  public Step visit(Layer.Flatten layer) {
    return new ReshapeStep();
  }

  @Override
  public Step visit(Layer.Reshape layer) {
    return new ReshapeStep();
  }

  @Override
  public Step visit(Layer.Residual layer) {
    List<Chain> chains = chains();
    return new ResidualStep(site, chains.get(0), chains.get(1));
  }

  @Override
  public Step visit(Layer.Concat layer) {
    List<Chain> chains = chains();
    List<Integer> sizes =
        node.branches().stream()
            .map(branch -> branch.isEmpty() ? node.input() : branch.get(branch.size() - 1).output())
            .map(shape -> shape.stream().reduce(1, Math::multiplyExact))
            .toList();
    return new ConcatStep(site, chains, sizes);
  }

  @Override
  public Step visit(Layer.Gate layer) {
    return new GateStep(site, chains().get(0));
  }

  @Override
  public Step visit(Layer.ConditionalShift layer) {
    return new ConditionalShiftStep(site, chains().get(0), network.condition());
  }

  private List<Chain> chains() {
    return node.branches().stream()
        .map(branch -> network.chain(branch, site.turns().inner()))
        .toList();
  }
}
