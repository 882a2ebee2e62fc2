package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** DL4J's layer for each of ours. */
final class Dl4jLayers {
  private Dl4jLayers() {}

  /**
   * @throws IllegalArgumentException if DL4J has none
   */
  static org.deeplearning4j.nn.conf.layers.Layer of(Node node) {
    Layer layer = node.layer() instanceof Layer.SpectralNorm s ? s.of() : node.layer();
    if (layer instanceof Layer.Convolution c) {
      return convolution(c, node);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return new Deconvolution2D.Builder(c.kernel(), c.kernel())
          .stride(c.stride(), c.stride())
          .padding(c.padding(), c.padding())
          .convolutionMode(ConvolutionMode.Truncate)
          .nOut(c.filters())
          .hasBias(c.bias())
          .activation(Activation.IDENTITY)
          .build();
    } else if (layer instanceof Layer.Dense d) {
      return new DenseLayer.Builder()
          .nOut(d.units())
          .hasBias(d.bias())
          .activation(Activation.IDENTITY)
          .build();
    } else if (layer instanceof Layer.BatchNorm b) {
      return new BatchNormalization.Builder()
          .eps(b.epsilon())
          .decay(1 - b.momentum())
          .useLogStd(false)
          .build();
    } else if (layer instanceof Layer.Embedding e) {
      return new EmbeddingLayer.Builder()
          .nIn(e.classes())
          .nOut(e.units())
          .hasBias(false)
          .activation(Activation.IDENTITY)
          .build();
    }
    return withoutWeights(layer, node);
  }

  private static org.deeplearning4j.nn.conf.layers.Layer convolution(
      Layer.Convolution c, Node node) {
    int channels = node.input().get(0);
    if (c.groups() == 1) {
      return new ConvolutionLayer.Builder(c.kernel(), c.kernel())
          .stride(c.stride(), c.stride())
          .padding(c.padding(), c.padding())
          .convolutionMode(ConvolutionMode.Truncate)
          .nOut(c.filters())
          .hasBias(c.bias())
          .activation(Activation.IDENTITY)
          .build();
    } else if (c.groups() != channels) {
      throw refused(node, "but only a convolution in one group or in as many as channels");
    }
    return new DepthwiseConvolution2D.Builder(c.kernel(), c.kernel())
        .depthMultiplier(c.filters() / channels)
        .stride(c.stride(), c.stride())
        .padding(c.padding(), c.padding())
        .convolutionMode(ConvolutionMode.Truncate)
        .nOut(c.filters())
        .hasBias(c.bias())
        .activation(Activation.IDENTITY)
        .build();
  }

  private static org.deeplearning4j.nn.conf.layers.Layer withoutWeights(Layer layer, Node node) {
    if (layer instanceof Layer.MaxPooling p) {
      return pooling(PoolingType.MAX, new Window(p.size(), p.stride(), p.padding()));
    } else if (layer instanceof Layer.AveragePooling p) {
      return pooling(PoolingType.AVG, new Window(p.size(), p.stride(), 0));
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return new GlobalPoolingLayer(PoolingType.AVG);
    } else if (layer instanceof Layer.GlobalMaxPooling) {
      return new GlobalPoolingLayer(PoolingType.MAX);
    } else if (layer instanceof Layer.Upsampling u
        && u.interpolation() == Layer.Upsampling.Interpolation.NEAREST) {
      return new Upsampling2D.Builder(u.factor()).build();
    } else if (layer instanceof Layer.Dropout d) {
      return new DropoutLayer(1 - d.rate());
    } else if (layer instanceof Layer.LeakyRelu r) {
      return new ActivationLayer(new ActivationLReLU(r.slope()));
    } else if (layer instanceof Layer.Relu) {
      return new ActivationLayer(Activation.RELU);
    } else if (layer instanceof Layer.Tanh) {
      return new ActivationLayer(Activation.TANH);
    } else if (layer instanceof Layer.Sigmoid) {
      return new ActivationLayer(Activation.SIGMOID);
    } else if (layer instanceof Layer.Flatten || layer instanceof Layer.Reshape) {
      return new ActivationLayer(Activation.IDENTITY);
    }
    throw refused(node, "at all");
  }

  private static org.deeplearning4j.nn.conf.layers.Layer pooling(PoolingType type, Window window) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(window.size(), window.size())
        .stride(window.stride(), window.stride())
        .padding(window.padding(), window.padding())
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }

  /** What DL4J must do before the layer; null if nothing. */
  static InputPreProcessor reshaping(Node node) {
    List<Integer> in = node.input();
    if (node.layer() instanceof Layer.Flatten && in.size() == 3) {
      return new CnnToFeedForwardPreProcessor(in.get(1), in.get(2), in.get(0));
    } else if (node.layer() instanceof Layer.Reshape r) {
      if (in.size() != 1) {
        throw refused(node, "for images; put a Flatten before it");
      }
      return new FeedForwardToCnnPreProcessor(r.height(), r.width(), r.channels());
    }
    return null;
  }

  static IllegalArgumentException refused(Node node, String where) {
    return new IllegalArgumentException(
        "layer " + node.path() + ": DL4J has no " + node.layer() + " " + where);
  }
}
