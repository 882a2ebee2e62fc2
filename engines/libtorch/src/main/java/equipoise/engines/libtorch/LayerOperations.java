package equipoise.engines.libtorch;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import equipoise.engines.api.Precision;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The operation of each kind of layer, at one place in a network.
 *
 * @param overwrites whether it may write into what it gets
 */
record LayerOperations(Operations network, Node node, boolean overwrites)
    implements Layer.Visitor<Operation> {
  private Tensor parameter(String array) {
    return network.parameters().get(node.path() + "." + array);
  }

  /** Empty if there is none. */
  private TensorOptional optional(String array) {
    return network.parameters().optional(node.path() + "." + array);
  }

  private Operation product(Layer.Product layer) {
    Tensor weight = parameter("weight");
    TensorOptional bias = optional("bias");
    Product product = Product.of(layer, network.context());
    return new WeightedProduct(product, weight, bias, layer.outputAxis());
  }

  @Override
  public Operation visit(Layer.Convolution layer) {
    return product(layer);
  }

  @Override
  public Operation visit(Layer.TransposedConvolution layer) {
    return product(layer);
  }

  @Override
  public Operation visit(Layer.Dense layer) {
    return product(layer);
  }

  @Override
  public Operation visit(Layer.SpectralNorm layer) {
    SpectralNorm norm =
        new SpectralNorm(parameter("weight"), layer.of().outputAxis(), parameter("u"));
    TensorOptional bias = optional("bias");
    DeviceContext context = network.context();
    Product product = Product.of(layer.of(), context);
    Operation operation =
        (x, call) -> product.apply(x, context.exactly(() -> norm.weight(call)), bias);
    return operation.withOverwritableOutput();
  }

  @Override
  public Operation visit(Layer.Embedding layer) {
    Tensor weight = parameter("weight");
    return (x, call) -> torch.embedding(weight, call.labels());
  }

  @Override
  public Operation visit(Layer.Recurrent layer) {
    return new Recurrent(
        layer, parameter("weight"), parameter("recurrentWeight"), parameter("bias"));
  }

  @Override
  public Operation visit(Layer.BatchNorm layer) {
    return new BatchNorm(layer, network.parameters(), node.path());
  }

  @Override
  public Operation visit(Layer.LayerNorm layer) {
    TensorOptional gamma = optional("gamma");
    TensorOptional beta = optional("beta");
    long[] shape = Floats.longs(node.input());
    return (x, call) -> torch.layer_norm(x, shape, gamma, beta, layer.epsilon(), true);
  }

  @Override
  public Operation visit(Layer.GroupNorm layer) {
    TensorOptional gamma = optional("gamma");
    TensorOptional beta = optional("beta");
    Operation operation =
        (x, call) -> torch.group_norm(x, layer.groups(), gamma, beta, layer.epsilon(), true);
    return operation.withOverwritableOutput();
  }

  @Override
  public Operation visit(Layer.LocalResponseNorm layer) {
    return new LocalResponse(layer);
  }

  @Override
  public Operation visit(Layer.UnitLength layer) {
    ScalarOptional two = network.owner().hold(new ScalarOptional(new Scalar(2)));
    Scalar smallest = network.owner().hold(new Scalar(Layer.UnitLength.SMALLEST));
    return (x, call) -> x.div(x.norm(two, new long[] {1}, true).clamp_min(smallest));
  }

  @Override
  public Operation visit(Layer.MaxPooling layer) {
    return Pooling.of(layer);
  }

  @Override
  public Operation visit(Layer.AveragePooling layer) {
    return Pooling.of(layer);
  }

  @Override
  public Operation visit(Layer.AdaptiveAveragePooling layer) {
    return Resampling.of(layer, node.input(), network.owner(), network.context());
  }

  @Override
  public Operation visit(Layer.GlobalAveragePooling layer) {
    return (x, call) -> x.mean(2, 3);
  }

  @Override
  public Operation visit(Layer.GlobalMaxPooling layer) {
    return (x, call) -> new Tensor(x.flatten(2, -1).max(2).get0());
  }

  @Override
  public Operation visit(Layer.Upsampling layer) {
    return Resampling.of(layer, node.input(), network.owner(), network.context());
  }

  @Override
  public Operation visit(Layer.ChannelPadding layer) {
    long[] edges = {0, 0, 0, 0, layer.before(), layer.after()};
    DeviceContext context = network.context();
    Operation padded = (x, call) -> context.ordered(torch.constant_pad_nd(x, edges, new Scalar(0)));
    return padded.withOverwritableOutput();
  }

  @Override
  public Operation visit(Layer.Relu layer) {
    return overwrites ? (x, call) -> torch.relu_(x) : (x, call) -> torch.relu(x);
  }

  @Override
  public Operation visit(Layer.LeakyRelu layer) {
    Scalar slope = network.owner().hold(new Scalar(layer.slope()));
    return overwrites && layer.slope() >= 0
        ? (x, call) -> torch.leaky_relu_(x, slope)
        : (x, call) -> torch.leaky_relu(x, slope);
  }

  @Override
  public Operation visit(Layer.Tanh layer) {
    return (x, call) -> x.tanh();
  }

  @Override
  public Operation visit(Layer.Sigmoid layer) {
    return (x, call) -> x.sigmoid();
  }

  @Override
  public Operation visit(Layer.Silu layer) {
    return (x, call) -> mayOverwrite(call) ? torch.silu_(x) : torch.silu(x);
  }

  @Override
  public Operation visit(Layer.Softplus layer) {
    return (x, call) -> torch.softplus(x);
  }

  @Override
  public Operation visit(Layer.Relu6 layer) {
    return overwrites ? (x, call) -> torch.relu6_(x) : (x, call) -> torch.relu6(x);
  }

  @Override
  public Operation visit(Layer.HardSigmoid layer) {
    return (x, call) -> torch.hardsigmoid(x);
  }

  @Override
  public Operation visit(Layer.HardSwish layer) {
    return (x, call) -> mayOverwrite(call) ? torch.hardswish_(x) : torch.hardswish(x);
  }

  @Override
  public Operation visit(Layer.Scale layer) {
    Scalar factor = network.owner().hold(new Scalar(layer.factor()));
    Operation scaled = (x, call) -> x.mul(factor);
    return scaled.withOverwritableOutput();
  }

  @Override
  public Operation visit(Layer.Dropout layer) {
    return new Dropout(
        layer.rate(), network.dropout().child("layer-" + node.path()), network.context());
  }

  @Override
  public Operation visit(Layer.Flatten layer) {
    return (x, call) -> x.flatten(1, -1);
  }

  @Override
  public Operation visit(Layer.Reshape layer) {
    DeviceContext context = network.context();
    return (x, call) ->
        context.ordered(x.reshape(x.size(0), layer.channels(), layer.height(), layer.width()));
  }

  @Override
  public Operation visit(Layer.Residual layer) {
    Operation body = network.chain(node.branches().get(0));
    Operation shortcut = network.chain(node.branches().get(1));
    boolean inPlace = body.overwritable() && network.context().precision() != Precision.BF16;
    Operation sum =
        (x, call) -> {
          Tensor change = body.apply(x, call);
          Tensor same = shortcut.apply(x, call);
          return inPlace ? change.add_(same) : change.add(same);
        };
    return sum.withOverwritableOutput();
  }

  @Override
  public Operation visit(Layer.Concat layer) {
    List<Operation> branches = node.branches().stream().map(network::chain).toList();
    return (x, call) -> {
      TensorVector outputs = new TensorVector();
      branches.forEach(branch -> outputs.push_back(branch.apply(x, call)));
      return torch.cat(outputs, 1);
    };
  }

  @Override
  public Operation visit(Layer.Gate layer) {
    Operation chain = network.chain(node.branches().get(0));
    long[] axes = perChannel();
    Operation product = (x, call) -> x.mul(chain.apply(x, call).view(axes));
    return product.withOverwritableOutput();
  }

  /** Where a gradient would need the input. */
  private boolean mayOverwrite(Call call) {
    return overwrites && call.onlyOutput();
  }

  /** One value for each channel of each example, to be spread over its pixels. */
  private long[] perChannel() {
    return node.input().size() == 3
        ? new long[] {-1, node.input().get(0), 1, 1}
        : new long[] {-1, node.input().get(0)};
  }

  @Override
  public Operation visit(Layer.ConditionalShift layer) {
    Operation chain = network.chain(node.branches().get(0));
    long[] axes = perChannel();
    Operation sum = (x, call) -> x.add(chain.apply(call.condition(), call).view(axes));
    return sum.withOverwritableOutput();
  }
}
