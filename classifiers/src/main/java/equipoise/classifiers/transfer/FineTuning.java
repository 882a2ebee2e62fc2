package equipoise.classifiers.transfer;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.training.NetworkStart;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Begins at a file's weights, with a new last layer: Yosinski, Clune, Bengio and Lipson, NIPS 2014,
 * arXiv 1411.1792. Layers that stay as they are run in inference mode. The first layer, which
 * normalises, is never trained.
 */
final class FineTuning implements NetworkStart {
  private final Architecture architecture;
  private final NetworkOptions options;

  FineTuning(Architecture architecture, NetworkOptions options) {
    this.architecture = architecture;
    this.options = options;
  }

  @Override
  public NetworkSpec spec(ImageShape images, int classes, double dropout) {
    return Pretrained.of(backbone(images), classes, dropout).whole();
  }

  private Backbone backbone(ImageShape images) {
    return Backbone.of(architecture, options.transfer(), images);
  }

  @Override
  public Begun begin(NetworkSpec spec, Engine engine, Optimizer optimizer, Seed seed) {
    List<Integer> input = spec.input();
    ImageShape shape = new ImageShape(input.get(0), input.get(1), input.get(2));
    Pretrained pretrained = Pretrained.of(backbone(shape), 2, options.training().dropout());
    Layout layout = Layout.of(spec, pretrained, options.transfer());
    List<StagedNetwork.Part> parts = new ArrayList<>();
    boolean begun = false;
    try {
      for (int i = 0; i < layout.starts().size(); i++) {
        NetworkSpec own = layout.part(spec, i);
        Network network = engine.create(own, optimizer, seed.child("part", i));
        parts.add(new StagedNetwork.Part(network, layout.starts().get(i), layout.rate(i)));
      }
      StagedNetwork network = new StagedNetwork(spec, parts, layout.frozen());
      network.load(weights(spec, pretrained.weights(), seed));
      begun = true;
      return new Begun(network, epoch -> network.freeze(layout.frozen(epoch)));
    } finally {
      if (!begun) {
        parts.forEach(part -> part.network().close());
      }
    }
  }

  /** The file's, and where it has none those that the seed gives. */
  private static Weights weights(NetworkSpec spec, Weights file, Seed seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(Weights.initial(spec, seed).tensors());
    tensors.putAll(file.tensors());
    return new Weights(tensors);
  }

  /**
   * Where the parts of a network begin.
   *
   * @param starts numbers of layers before each part, ascending from 0
   * @param newest where the new layers begin
   * @param frozen how many parts are frozen in the first epoch
   * @param options that it follows
   */
  private record Layout(List<Integer> starts, int newest, int frozen, FineTuningOptions options) {
    static Layout of(NetworkSpec spec, Pretrained pretrained, TransferOptions options) {
      FineTuningOptions tuning = options.fineTuning();
      List<Integer> starts = new ArrayList<>(List.of(0));
      int newest = pretrained.newest();
      int frozen = 1;
      if (options.transfer() == Transfer.FINE_TUNE) {
        int last = pretrained.stages().indexOf(tuning.freeze());
        for (int stage = tuning.unfreeze() > 0 ? -1 : last; stage <= last; stage++) {
          add(starts, pretrained.end(stage), spec);
        }
        int end = pretrained.end(last);
        frozen = (int) starts.stream().filter(start -> start < end).count();
      }
      add(starts, newest, spec);
      return new Layout(starts, newest, frozen, tuning);
    }

    private static void add(List<Integer> starts, int start, NetworkSpec spec) {
      if (start > starts.get(starts.size() - 1) && start < spec.layers().size()) {
        starts.add(start);
      }
    }

    /** In an epoch, from 1. The first part is frozen for good: it normalises. */
    int frozen(int epoch) {
      int every = options.unfreeze();
      return every == 0 ? frozen : Math.max(1, frozen - (epoch - 1) / every);
    }

    double rate(int index) {
      return starts.get(index) < newest ? options.rate() : 1;
    }

    NetworkSpec part(NetworkSpec whole, int index) {
      int start = starts.get(index);
      boolean last = index + 1 == starts.size();
      int end = last ? whole.layers().size() : starts.get(index + 1);
      return new NetworkSpec(
          whole.name(), whole.inputOf(start), whole.layers().subList(start, end));
    }
  }
}
