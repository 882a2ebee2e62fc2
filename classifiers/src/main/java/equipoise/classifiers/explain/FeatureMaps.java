package equipoise.classifiers.explain;

import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.training.NetworkModel;
import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a network makes of an image at one of its first stages.
 *
 * @param title what the stage is
 * @param channels number of maps
 * @param height of a map
 * @param width of a map
 * @param values [channels][height][width] in one row
 */
public record FeatureMaps(String title, int channels, int height, int width, float[] values) {
  private static final int STAGES = 2;

  /**
   * After each of the first two activations or blocks that give maps; none of a network without
   * convolutions.
   *
   * @param image levels 0..255 as {@link ScoringNetwork} takes them
   * @param engine that runs it
   */
  public static List<FeatureMaps> of(NetworkModel model, Engine engine, float[] image) {
    List<FeatureMaps> stages = new ArrayList<>();
    List<Layer> layers = model.spec().layers();
    List<List<Integer>> shapes = model.spec().outputShapes();
    for (int i = 1; i < layers.size() - 1 && stages.size() < STAGES; i++) {
      if (shapes.get(i).size() == 3 && endsStage(layers.get(i))) {
        stages.add(after(i + 1, model, engine, image));
      }
    }
    return stages;
  }

  private static boolean endsStage(Layer layer) {
    return layer instanceof Layer.Relu
        || layer instanceof Layer.LeakyRelu
        || layer instanceof Layer.Relu6
        || layer instanceof Layer.Silu
        || layer instanceof Layer.HardSwish
        || layer instanceof Layer.Tanh
        || layer instanceof Layer.Sigmoid
        || layer instanceof Layer.Residual
        || layer instanceof Layer.Concat;
  }

  private static FeatureMaps after(int count, NetworkModel model, Engine engine, float[] image) {
    NetworkParts parts = new NetworkParts(model.spec(), count, Map.of());
    NetworkSpec spec = parts.features();
    List<Integer> input = spec.input();
    Tensor batch = Tensor.zeros(1, input.get(0), input.get(1), input.get(2));
    Levels.copy(image, model, batch.values(), 0);
    try (Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(0))) {
      network.load(parts.features(model.weights()));
      Tensor maps = network.forward(batch, Mode.INFER);
      int[] axes = maps.shape();
      return new FeatureMaps(
          "after layer %d, %s".formatted(count, spec.layers().get(count - 1).title()),
          axes[1],
          axes[2],
          axes[3],
          maps.values().clone());
    }
  }
}
