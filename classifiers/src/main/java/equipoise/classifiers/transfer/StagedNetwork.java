package equipoise.classifiers.transfer;

import equipoise.engines.api.Batch;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Snapshot;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One network run as several, one after the other, of which the first ones may be frozen: these run
 * as in {@link Mode#INFER} whatever the mode, so that batch norm keeps its statistics and dropout
 * drops nothing, and nothing of them is remembered or changed when the network learns. Its weights
 * are those of the whole, under the whole's names.
 */
final class StagedNetwork implements Network {
  private final NetworkSpec spec;
  private final List<Part> parts;
  private int frozen;

  /**
   * Some layers.
   *
   * @param network closed with the whole
   * @param start how many layers of the whole come before
   * @param rate factor on the learning rate
   */
  record Part(Network network, int start, double rate) {
    int end() {
      return start + network.spec().layers().size();
    }
  }

  /**
   * @param spec of the whole
   * @param parts in order, together all layers
   * @param frozen how many of them stay as they are
   */
  StagedNetwork(NetworkSpec spec, List<Part> parts, int frozen) {
    this.spec = spec;
    this.parts = List.copyOf(parts);
    this.frozen = frozen;
  }

  /** From now on the first parts, and no others, stay as they are. */
  void freeze(int first) {
    frozen = first;
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public Batch forward(Batch input, Mode mode) {
    Batch values = input;
    for (int i = 0; i < parts.size(); i++) {
      values = parts.get(i).network().forward(values, i < frozen ? Mode.INFER : mode);
    }
    return values;
  }

  @Override
  public Batch infer(Batch input) {
    return inferred(input, parts.size());
  }

  private Batch inferred(Batch input, int end) {
    Batch values = input;
    for (Part part : parts.subList(0, end)) {
      values = part.network().infer(values);
    }
    return values;
  }

  @Override
  public Batch backward(Batch outputGradient) {
    Batch gradient = outputGradient;
    for (int i = parts.size() - 1; i >= 0; i--) {
      gradient = parts.get(i).network().backward(gradient);
      if (i < frozen) {
        parts.get(i).network().clear();
      }
    }
    return gradient;
  }

  @Override
  public double learn(Batch input, Mode mode, Function<Tensor, Loss> loss) {
    Batch features = inferred(input, frozen);
    return frozen == parts.size()
        ? loss.apply(features.host()).value()
        : parts
            .get(frozen)
            .network()
            .learn(features, mode, values -> through(frozen + 1, values, mode, loss));
  }

  /** The loss behind a part, with its gradient with respect to the part's input. */
  private Loss through(int index, Tensor input, Mode mode, Function<Tensor, Loss> loss) {
    if (index == parts.size()) {
      return loss.apply(input);
    }
    Pass pass =
        parts
            .get(index)
            .network()
            .pass(input, mode, values -> through(index + 1, values, mode, loss));
    return new Loss(pass.loss(), pass.inputGradient().host());
  }

  @Override
  public void update(double rateScale) {
    for (Part part : trained()) {
      part.network().update(rateScale * part.rate());
    }
  }

  private List<Part> trained() {
    return parts.subList(frozen, parts.size());
  }

  /** The norm over all parts that are trained. */
  @Override
  public double clip(double norm) {
    double[] norms =
        trained().stream().mapToDouble(part -> part.network().clip(Double.MAX_VALUE)).toArray();
    double squares = 0;
    for (double one : norms) {
      squares += one * one;
    }
    double all = Math.sqrt(squares);
    for (int i = 0; i < norms.length; i++) {
      if (all > norm && norms[i] > 0) {
        trained().get(i).network().clip(norms[i] * norm / all);
      }
    }
    return all;
  }

  @Override
  public void clear() {
    parts.forEach(part -> part.network().clear());
  }

  @Override
  public Weights gradients() {
    return joined(Network::gradients);
  }

  @Override
  public Weights weights() {
    return joined(Network::weights);
  }

  private Weights joined(Function<Network, Weights> arrays) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Part part : parts) {
      all.putAll(arrays.apply(part.network()).later(part.start()).tensors());
    }
    return new Weights(all);
  }

  @Override
  public void load(Weights weights) {
    weights.check(spec);
    for (Part part : parts) {
      Map<String, Tensor> own = new LinkedHashMap<>();
      weights
          .tensors()
          .forEach(
              (name, tensor) -> {
                int layer = Integer.parseInt(name.substring(0, name.indexOf('.')));
                if (layer >= part.start() && layer < part.end()) {
                  own.put(name, tensor);
                }
              });
      part.network().load(new Weights(own).later(-part.start()));
    }
  }

  /**
   * @throws UnsupportedOperationException always: each part counts its own updates, and a snapshot
   *     has one count
   */
  @Override
  public Snapshot snapshot() {
    throw unresumable();
  }

  /**
   * @throws UnsupportedOperationException as {@link #snapshot()}
   */
  @Override
  public void resume(Snapshot snapshot) {
    throw unresumable();
  }

  private UnsupportedOperationException unresumable() {
    return new UnsupportedOperationException(
        "network " + spec.name() + " is trained in parts, which cannot be resumed");
  }

  @Override
  public void close() {
    parts.forEach(part -> part.network().close());
  }
}
