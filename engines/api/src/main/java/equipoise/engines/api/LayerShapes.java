package equipoise.engines.api;

import equipoise.engines.api.NetworkSpec.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** What each kind of layer makes of a shape, and what it owns. */
final class LayerShapes {
  private LayerShapes() {}

  static List<Integer> output(Layer layer, List<Integer> in) {
    if (layer instanceof Layer.Convolution c) {
      image(layer, in);
      grouped(c, in);
      return square(
          layer, in, c.filters(), side -> (side - c.kernel() + 2 * c.padding()), c.stride());
    } else if (layer instanceof Layer.TransposedConvolution c) {
      image(layer, in);
      int height = (in.get(1) - 1) * c.stride() - 2 * c.padding() + c.kernel();
      int width = (in.get(2) - 1) * c.stride() - 2 * c.padding() + c.kernel();
      return sides(layer, in, c.filters(), height, width);
    } else if (layer instanceof Layer.MaxPooling p) {
      image(layer, in);
      return square(layer, in, in.get(0), side -> side - p.size() + 2 * p.padding(), p.stride());
    } else if (layer instanceof Layer.AveragePooling p) {
      image(layer, in);
      return square(layer, in, in.get(0), side -> side - p.size(), p.stride());
    } else if (layer instanceof Layer.GlobalAveragePooling
        || layer instanceof Layer.GlobalMaxPooling) {
      image(layer, in);
      return List.of(in.get(0));
    } else if (layer instanceof Layer.Upsampling u) {
      image(layer, in);
      return List.of(in.get(0), in.get(1) * u.factor(), in.get(2) * u.factor());
    } else if (layer instanceof Layer.SpectralNorm s) {
      return output(s.of(), in);
    } else if (layer instanceof Layer.Embedding e) {
      return List.of(e.units());
    } else if (layer instanceof Layer.Dense d) {
      vector(layer, in);
      return List.of(d.units());
    } else if (layer instanceof Layer.Flatten) {
      return List.of(in.stream().reduce(1, Math::multiplyExact));
    } else if (layer instanceof Layer.Reshape r) {
      return reshape(r, in);
    }
    return in;
  }

  /** Of a layer that holds others, from what they give. */
  static List<Integer> joined(Layer layer, List<List<Integer>> outputs) {
    List<Integer> first = outputs.get(0);
    boolean sum = layer instanceof Layer.Residual;
    int channels = 0;
    for (List<Integer> one : outputs) {
      boolean fits =
          sum
              ? one.equals(first)
              : one.size() == first.size()
                  && one.subList(1, one.size()).equals(first.subList(1, first.size()));
      if (!fits) {
        throw new IllegalArgumentException(
            title(layer)
                + (sum ? " adds " : " puts together ")
                + text(first)
                + " and "
                + text(one)
                + (sum ? "; both must be of one shape" : "; they may differ in channels alone"));
      }
      channels += one.get(0);
    }
    if (sum) {
      return first;
    }
    return first.size() == 1 ? List.of(channels) : List.of(channels, first.get(1), first.get(2));
  }

  private static void grouped(Layer.Convolution c, List<Integer> in) {
    if (in.get(0) % c.groups() != 0) {
      throw new IllegalArgumentException(
          title(c) + " needs a multiple of " + c.groups() + " channels, but gets " + text(in));
    }
  }

  private static List<Integer> square(
      Layer layer, List<Integer> in, int channels, IntUnaryOperator room, int stride) {
    int height = room.applyAsInt(in.get(1));
    int width = room.applyAsInt(in.get(2));
    return sides(
        layer,
        in,
        channels,
        height < 0 ? 0 : height / stride + 1,
        width < 0 ? 0 : width / stride + 1);
  }

  private static List<Integer> sides(
      Layer layer, List<Integer> in, int channels, int height, int width) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          title(layer) + " does not fit into " + text(in) + ": its output would be empty");
    }
    return List.of(channels, height, width);
  }

  private static List<Integer> reshape(Layer.Reshape r, List<Integer> in) {
    List<Integer> out = List.of(r.channels(), r.height(), r.width());
    int values = in.stream().reduce(1, Math::multiplyExact);
    if (r.channels() * r.height() * r.width() != values) {
      throw new IllegalArgumentException(
          "cannot reshape " + text(in) + " (" + values + " values) to " + text(out));
    }
    return out;
  }

  private static void image(Layer layer, List<Integer> in) {
    if (in.size() != 3) {
      throw new IllegalArgumentException(
          title(layer)
              + " takes images [c, h, w], but gets "
              + text(in)
              + "; put a Reshape before it");
    }
  }

  private static void vector(Layer layer, List<Integer> in) {
    if (in.size() != 1) {
      throw new IllegalArgumentException(
          title(layer)
              + " takes vectors [d], but gets "
              + text(in)
              + "; put a Flatten or GlobalAveragePooling before it");
    }
  }

  /** Arrays that the layer owns, weights first. */
  static List<Part> parts(Layer layer, List<Integer> in) {
    if (layer instanceof Layer.Convolution c) {
      return weights(
          List.of(c.filters(), in.get(0) / c.groups(), c.kernel(), c.kernel()),
          c.bias(),
          c.filters());
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return weights(
          List.of(in.get(0), c.filters(), c.kernel(), c.kernel()), c.bias(), c.filters());
    } else if (layer instanceof Layer.Dense d) {
      return weights(List.of(d.units(), in.get(0)), d.bias(), d.units());
    } else if (layer instanceof Layer.BatchNorm) {
      List<Integer> channels = List.of(in.get(0));
      return List.of(
          new Part("gamma", channels, true),
          new Part("beta", channels, true),
          new Part("runningMean", channels, false),
          new Part("runningVariance", channels, false));
    } else if (layer instanceof Layer.LayerNorm) {
      return List.of(new Part("gamma", in, true), new Part("beta", in, true));
    } else if (layer instanceof Layer.Embedding e) {
      return List.of(new Part("weight", List.of(e.classes(), e.units()), true));
    } else if (layer instanceof Layer.SpectralNorm s) {
      List<Part> parts = new ArrayList<>(parts(s.of(), in));
      parts.add(new Part("u", List.of(output(s.of(), in).get(0)), false));
      return parts;
    }
    return List.of();
  }

  private static List<Part> weights(List<Integer> shape, boolean bias, int outputs) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("weight", shape, true));
    if (bias) {
      parts.add(new Part("bias", List.of(outputs), true));
    }
    return parts;
  }

  /** Such as {@code Convolution 20 of 5x5}. */
  static String title(Layer layer) {
    if (layer instanceof Layer.Convolution c) {
      return "Convolution "
          + kernel(c.filters(), c.kernel(), c.stride(), c.padding(), c.bias())
          + (c.groups() == 1 ? "" : " in " + c.groups() + " groups");
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return "TransposedConvolution "
          + kernel(c.filters(), c.kernel(), c.stride(), c.padding(), c.bias());
    } else if (layer instanceof Layer.Dense d) {
      return "Dense " + d.units() + (d.bias() ? "" : " without bias");
    } else if (layer instanceof Layer.MaxPooling p) {
      return "MaxPooling "
          + p.size()
          + "x"
          + p.size()
          + " stride "
          + p.stride()
          + (p.padding() == 0 ? "" : " padding " + p.padding());
    } else if (layer instanceof Layer.AveragePooling p) {
      return "AveragePooling " + p.size() + "x" + p.size() + " stride " + p.stride();
    } else if (layer instanceof Layer.LeakyRelu r) {
      return "LeakyRelu " + r.slope();
    } else if (layer instanceof Layer.Dropout d) {
      return "Dropout " + d.rate();
    } else if (layer instanceof Layer.SpectralNorm s) {
      return "SpectralNorm of " + title(s.of());
    } else if (layer instanceof Layer.Embedding e) {
      return "Embedding of " + e.classes() + " classes";
    } else if (layer instanceof Layer.Upsampling u) {
      return "Upsampling x" + u.factor() + " " + u.interpolation().name().toLowerCase(Locale.ROOT);
    }
    return layer.getClass().getSimpleName();
  }

  private static String kernel(int filters, int kernel, int stride, int padding, boolean bias) {
    return String.format(
        Locale.ROOT,
        "%d of %dx%d stride %d padding %d%s",
        filters,
        kernel,
        kernel,
        stride,
        padding,
        bias ? "" : " no bias");
  }

  /** Such as {@code 20x24x24}. */
  static String text(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
