package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** DL4J's layer for each of ours, at one place in a network. */
record Dl4jLayers(Node node) implements Layer.Visitor<Dl4jLayers.Converted> {
  private static final String AT_ALL = "at all";
  private static final String IN_A_CHAIN = "in a chain; export the network as a graph";

  /**
   * @param before what DL4J must do before the layer; null if nothing
   */
  record Converted(org.deeplearning4j.nn.conf.layers.Layer layer, InputPreProcessor before) {}

  /**
   * @throws IllegalArgumentException if DL4J has none
   */
  static Converted of(Node node) {
    return node.layer().accept(new Dl4jLayers(node));
  }

  static IllegalArgumentException refused(Node node, String where) {
    return new IllegalArgumentException(
        "layer " + node.path() + ": DL4J has no " + node.layer().title() + " " + where);
  }

  private static Converted plain(org.deeplearning4j.nn.conf.layers.Layer layer) {
    return new Converted(layer, null);
  }

  private static Converted activation(Activation activation) {
    return plain(new ActivationLayer(activation));
  }

  @Override
  public Converted visit(Layer.Convolution layer) {
    return plain(Dl4jWindows.convolution(node, layer));
  }

  @Override
  public Converted visit(Layer.TransposedConvolution layer) {
    return plain(Dl4jWindows.transposed(layer));
  }

  @Override
  public Converted visit(Layer.Dense layer) {
    return plain(
        new DenseLayer.Builder()
            .nOut(layer.units())
            .hasBias(layer.bias())
            .activation(Activation.IDENTITY)
            .build());
  }

  /** The exported weights are divided by their norm. */
  @Override
  public Converted visit(Layer.SpectralNorm layer) {
    return layer.of().accept(this);
  }

  @Override
  public Converted visit(Layer.Embedding layer) {
    return plain(
        new EmbeddingLayer.Builder()
            .nIn(layer.classes())
            .nOut(layer.units())
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build());
  }

  @Override
  public Converted visit(Layer.Recurrent layer) {
    throw refused(node, "over the rows of an image");
  }

  @Override
  public Converted visit(Layer.BatchNorm layer) {
    return plain(
        new BatchNormalization.Builder()
            .eps(layer.epsilon())
            .decay(1 - layer.momentum())
            .useLogStd(false)
            .build());
  }

  @Override
  public Converted visit(Layer.LayerNorm layer) {
    throw refused(node, AT_ALL);
  }

  @Override
  public Converted visit(Layer.GroupNorm layer) {
    throw refused(node, AT_ALL);
  }

  @Override
  public Converted visit(Layer.LocalResponseNorm layer) {
    return plain(Dl4jWindows.localResponse(node, layer));
  }

  @Override
  public Converted visit(Layer.UnitLength layer) {
    throw refused(node, IN_A_CHAIN);
  }

  @Override
  public Converted visit(Layer.MaxPooling layer) {
    return plain(Dl4jWindows.maximum(node, layer));
  }

  @Override
  public Converted visit(Layer.AveragePooling layer) {
    return plain(Dl4jWindows.average(node, layer));
  }

  @Override
  public Converted visit(Layer.AdaptiveAveragePooling layer) {
    return plain(Dl4jWindows.adaptive(node, layer));
  }

  @Override
  public Converted visit(Layer.GlobalAveragePooling layer) {
    return plain(new GlobalPoolingLayer(PoolingType.AVG));
  }

  @Override
  public Converted visit(Layer.GlobalMaxPooling layer) {
    return plain(new GlobalPoolingLayer(PoolingType.MAX));
  }

  @Override
  public Converted visit(Layer.Upsampling layer) {
    return switch (layer.interpolation()) {
      case NEAREST -> plain(new Upsampling2D.Builder(layer.factor()).build());
      case BILINEAR -> throw refused(node, AT_ALL);
    };
  }

  /** A 1x1 convolution that copies channels. */
  @Override
  public Converted visit(Layer.ChannelPadding layer) {
    return plain(
        new ConvolutionLayer.Builder(1, 1)
            .nOut(node.output().get(0))
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build());
  }

  @Override
  public Converted visit(Layer.Relu layer) {
    return activation(Activation.RELU);
  }

  @Override
  public Converted visit(Layer.LeakyRelu layer) {
    return plain(new ActivationLayer(new ActivationLReLU(layer.slope())));
  }

  @Override
  public Converted visit(Layer.Tanh layer) {
    return activation(Activation.TANH);
  }

  @Override
  public Converted visit(Layer.Sigmoid layer) {
    return activation(Activation.SIGMOID);
  }

  @Override
  public Converted visit(Layer.Silu layer) {
    return activation(Activation.SWISH);
  }

  @Override
  public Converted visit(Layer.Softplus layer) {
    return activation(Activation.SOFTPLUS);
  }

  @Override
  public Converted visit(Layer.Relu6 layer) {
    return activation(Activation.RELU6);
  }

  /** DL4J's has another slope. */
  @Override
  public Converted visit(Layer.HardSigmoid layer) {
    throw refused(node, AT_ALL);
  }

  @Override
  public Converted visit(Layer.HardSwish layer) {
    throw refused(node, AT_ALL);
  }

  @Override
  public Converted visit(Layer.Scale layer) {
    throw refused(node, IN_A_CHAIN);
  }

  @Override
  public Converted visit(Layer.Dropout layer) {
    return plain(new DropoutLayer(1 - layer.rate()));
  }

  @Override
  public Converted visit(Layer.Flatten layer) {
    List<Integer> in = node.input();
    InputPreProcessor before =
        in.size() == 3 ? new CnnToFeedForwardPreProcessor(in.get(1), in.get(2), in.get(0)) : null;
    return new Converted(new ActivationLayer(Activation.IDENTITY), before);
  }

  @Override
  public Converted visit(Layer.Reshape layer) {
    if (node.input().size() != 1) {
      throw refused(node, "for images; put a Flatten before it");
    }
    return new Converted(
        new ActivationLayer(Activation.IDENTITY),
        new FeedForwardToCnnPreProcessor(layer.height(), layer.width(), layer.channels()));
  }

  @Override
  public Converted visit(Layer.Residual layer) {
    throw refused(node, IN_A_CHAIN);
  }

  @Override
  public Converted visit(Layer.Concat layer) {
    throw refused(node, IN_A_CHAIN);
  }

  @Override
  public Converted visit(Layer.Gate layer) {
    throw refused(node, AT_ALL);
  }

  @Override
  public Converted visit(Layer.ConditionalShift layer) {
    throw refused(node, AT_ALL);
  }
}
