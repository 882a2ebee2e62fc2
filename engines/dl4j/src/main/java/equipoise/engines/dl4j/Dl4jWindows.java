package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import equipoise.engines.api.Window;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** DL4J's layers for those that move a window over an image. */
final class Dl4jWindows {
  private Dl4jWindows() {}

  static BaseLayer convolution(Node node, Layer.Convolution layer) {
    int channels = node.input().get(0);
    if (layer.groups() == 1) {
      return with(node, layer.window(), new ConvolutionLayer.Builder())
          .nOut(layer.filters())
          .hasBias(layer.bias())
          .activation(Activation.IDENTITY)
          .build();
    } else if (layer.groups() != channels) {
      throw Dl4jLayers.refused(node, "(only a convolution in one group or in as many as channels)");
    }
    return with(
            node,
            layer.window(),
            new DepthwiseConvolution2D.Builder().depthMultiplier(layer.filters() / channels))
        .nOut(layer.filters())
        .hasBias(layer.bias())
        .activation(Activation.IDENTITY)
        .build();
  }

  static BaseLayer transposed(Layer.TransposedConvolution layer) {
    return new Deconvolution2D.Builder(layer.kernel(), layer.kernel())
        .stride(layer.stride(), layer.stride())
        .padding(layer.padding(), layer.padding())
        .convolutionMode(ConvolutionMode.Truncate)
        .nOut(layer.filters())
        .hasBias(layer.bias())
        .activation(Activation.IDENTITY)
        .build();
  }

  private static <B extends ConvolutionLayer.BaseConvBuilder<B>> B with(
      Node node, Window window, B builder) {
    requireSymmetric(node, window);
    return builder
        .kernelSize(window.size().height(), window.size().width())
        .stride(window.stride().height(), window.stride().width())
        .dilation(window.dilation().height(), window.dilation().width())
        .padding(window.padding().top(), window.padding().left())
        .convolutionMode(ConvolutionMode.Truncate);
  }

  static SubsamplingLayer maximum(Node node, Layer.MaxPooling layer) {
    requireFloor(node, layer.ceiling());
    return pooling(node, PoolingType.MAX, layer.window()).build();
  }

  static SubsamplingLayer average(Node node, Layer.AveragePooling layer) {
    requireFloor(node, layer.ceiling());
    Window.Padding padding = layer.window().padding();
    if (!layer.countsPadding() && (padding.top() > 0 || padding.left() > 0)) {
      throw Dl4jLayers.refused(node, "that counts its padding");
    }
    return pooling(node, PoolingType.AVG, layer.window()).avgPoolIncludePadInDivisor(true).build();
  }

  private static SubsamplingLayer.Builder pooling(Node node, PoolingType type, Window window) {
    requireSymmetric(node, window);
    return new SubsamplingLayer.Builder(type)
        .kernelSize(window.size().height(), window.size().width())
        .stride(window.stride().height(), window.stride().width())
        .padding(window.padding().top(), window.padding().left())
        .convolutionMode(ConvolutionMode.Truncate);
  }

  /** Where the windows are all of one size and do not overlap, they are an average pooling. */
  static org.deeplearning4j.nn.conf.layers.Layer adaptive(
      Node node, Layer.AdaptiveAveragePooling layer) {
    int height = node.input().get(1);
    int width = node.input().get(2);
    if (height == layer.height() && width == layer.width()) {
      return new ActivationLayer(Activation.IDENTITY);
    } else if (height % layer.height() != 0 || width % layer.width() != 0) {
      throw Dl4jLayers.refused(node, "of images whose sides are no multiples");
    }
    int down = height / layer.height();
    int right = width / layer.width();
    return pooling(node, PoolingType.AVG, Window.of(down, right).strided(down, right)).build();
  }

  /** DL4J does not divide alpha by the size. */
  static LocalResponseNormalization localResponse(Node node, Layer.LocalResponseNorm layer) {
    if (layer.size() % 2 == 0) {
      throw Dl4jLayers.refused(node, "over an even number of channels");
    }
    return new LocalResponseNormalization.Builder(
            layer.k(), layer.size(), layer.alpha() / layer.size(), layer.beta())
        .build();
  }

  private static void requireSymmetric(Node node, Window window) {
    if (!window.padding().isSymmetric()) {
      throw Dl4jLayers.refused(node, "with another padding at opposite edges");
    }
  }

  private static void requireFloor(Node node, boolean ceiling) {
    if (ceiling) {
      throw Dl4jLayers.refused(node, "(it rounds down)");
    }
  }
}
