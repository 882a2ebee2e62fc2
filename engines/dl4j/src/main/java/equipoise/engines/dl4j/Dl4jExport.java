package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network as DL4J's own {@link MultiLayerNetwork}: to be saved, served or looked at with
 * DL4J's tools. The outputs are the logits; DL4J's updaters and losses are not set.
 */
public final class Dl4jExport {
  private Dl4jExport() {}

  /**
   * @param weights parameters and running statistics of a network of that description
   * @return a network whose {@code output} agrees with {@code forward} in inference within 1e-5
   * @throws IllegalArgumentException if the weights are of another network
   */
  public static MultiLayerNetwork of(NetworkSpec spec, Weights weights) {
    weights.check(spec);
    NativeLibrary.require();
    NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder().list();
    for (int i = 0; i < spec.layers().size(); i++) {
      Layer layer = spec.layers().get(i);
      builder.layer(i, convert(layer));
      InputPreProcessor reshaping = reshaping(layer, spec.inputOf(i));
      if (reshaping != null) {
        builder.inputPreProcessor(i, reshaping);
      }
    }
    List<Integer> in = spec.input();
    builder.setInputType(
        in.size() == 1
            ? InputType.feedForward(in.get(0))
            : InputType.convolutional(in.get(1), in.get(2), in.get(0)));
    MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
    network.init();
    weights.tensors().forEach((name, tensor) -> assign(network, name, tensor));
    return network;
  }

  private static org.deeplearning4j.nn.conf.layers.Layer convert(Layer layer) {
    if (layer instanceof Layer.Convolution c) {
      return new ConvolutionLayer.Builder(c.kernel(), c.kernel())
          .stride(c.stride(), c.stride())
          .padding(c.padding(), c.padding())
          .convolutionMode(ConvolutionMode.Truncate)
          .nOut(c.filters())
          .hasBias(c.bias())
          .activation(Activation.IDENTITY)
          .build();
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
    }
    return withoutWeights(layer);
  }

  private static org.deeplearning4j.nn.conf.layers.Layer withoutWeights(Layer layer) {
    if (layer instanceof Layer.MaxPooling p) {
      return pooling(PoolingType.MAX, p.size(), p.stride());
    } else if (layer instanceof Layer.AveragePooling p) {
      return pooling(PoolingType.AVG, p.size(), p.stride());
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return new GlobalPoolingLayer(PoolingType.AVG);
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
    }
    return new ActivationLayer(Activation.IDENTITY);
  }

  private static org.deeplearning4j.nn.conf.layers.Layer pooling(
      PoolingType type, int size, int stride) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(size, size)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }

  private static InputPreProcessor reshaping(Layer layer, List<Integer> in) {
    if (layer instanceof Layer.Flatten && in.size() == 3) {
      return new CnnToFeedForwardPreProcessor(in.get(1), in.get(2), in.get(0));
    } else if (layer instanceof Layer.Reshape r) {
      return new FeedForwardToCnnPreProcessor(r.height(), r.width(), r.channels());
    }
    return null;
  }

  private static void assign(MultiLayerNetwork network, String name, Tensor tensor) {
    int dot = name.indexOf('.');
    String part =
        switch (name.substring(dot + 1)) {
          case "weight" -> "W";
          case "bias" -> "b";
          case "runningMean" -> "mean";
          case "runningVariance" -> "var";
          default -> name.substring(dot + 1);
        };
    INDArray target = network.getParam(name.substring(0, dot) + "_" + part);
    INDArray values = Nd4j.createFromArray(tensor.values());
    boolean dense = part.equals("W") && tensor.shape().length == 2;
    target.assign(
        dense
            ? values.reshape('c', tensor.shape()[0], tensor.shape()[1]).transpose()
            : values.reshape('c', target.shape()));
  }
}
