package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Makes the operation of every layer. */
final class Operations {
  private final Parameters parameters;
  private final Seed dropout;

  private Operations(Parameters parameters, Seed dropout) {
    this.parameters = parameters;
    this.dropout = dropout;
  }

  static List<Operation> of(NetworkSpec spec, Parameters parameters, Seed dropout) {
    Operations operations = new Operations(parameters, dropout);
    List<Operation> list = new ArrayList<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      list.add(operations.of(i, spec.layers().get(i)));
    }
    return List.copyOf(list);
  }

  private Operation of(int index, Layer layer) {
    String path = index + ".";
    if (layer instanceof Layer.Convolution c) {
      return convolution(path, c.stride(), c.padding(), false);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return convolution(path, c.stride(), c.padding(), true);
    } else if (layer instanceof Layer.Dense) {
      Tensor weight = parameters.get(path + "weight");
      TensorOptional bias = parameters.optional(path + "bias");
      return (x, mode) -> torch.linear(x, weight, bias);
    } else if (layer instanceof Layer.BatchNorm b) {
      return new BatchNorm(b, parameters, path);
    } else if (layer instanceof Layer.Dropout d) {
      return new Dropout(d.rate(), dropout.child("layer", index));
    } else if (layer instanceof Layer.MaxPooling p) {
      return maxPooling(p.size(), p.stride());
    } else if (layer instanceof Layer.AveragePooling p) {
      return averagePooling(p.size(), p.stride());
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return (x, mode) -> x.mean(2, 3);
    }
    return simple(layer);
  }

  private static Operation simple(Layer layer) {
    if (layer instanceof Layer.Relu) {
      return (x, mode) -> torch.relu(x);
    } else if (layer instanceof Layer.LeakyRelu r) {
      return (x, mode) -> torch.leaky_relu(x, new Scalar(r.slope()));
    } else if (layer instanceof Layer.Tanh) {
      return (x, mode) -> x.tanh();
    } else if (layer instanceof Layer.Sigmoid) {
      return (x, mode) -> x.sigmoid();
    } else if (layer instanceof Layer.Flatten) {
      return (x, mode) -> x.flatten(1, -1);
    } else if (layer instanceof Layer.Reshape r) {
      return (x, mode) -> x.reshape(x.size(0), r.channels(), r.height(), r.width());
    }
    throw new IllegalArgumentException("libtorch has no layer " + layer);
  }

  private Operation convolution(String path, int stride, int padding, boolean transposed) {
    Tensor weight = parameters.get(path + "weight");
    TensorOptional bias = parameters.optional(path + "bias");
    long[] strides = {stride, stride};
    long[] paddings = {padding, padding};
    long[] dilations = {1, 1};
    long[] rest = {0, 0};
    return (x, mode) ->
        torch.convolution(x, weight, bias, strides, paddings, dilations, transposed, rest, 1);
  }

  private static Operation maxPooling(int size, int stride) {
    long[] sizes = {size, size};
    long[] strides = {stride, stride};
    long[] paddings = {0, 0};
    long[] dilations = {1, 1};
    return (x, mode) -> torch.max_pool2d(x, sizes, strides, paddings, dilations, false);
  }

  private static Operation averagePooling(int size, int stride) {
    long[] sizes = {size, size};
    long[] strides = {stride, stride};
    long[] paddings = {0, 0};
    return (x, mode) ->
        torch.avg_pool2d(x, sizes, strides, paddings, false, true, new LongOptional());
  }
}
