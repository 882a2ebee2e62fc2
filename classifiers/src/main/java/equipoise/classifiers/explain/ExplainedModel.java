package equipoise.classifiers.explain;

import equipoise.classifiers.adjustment.LogitAdjustedModel;
import equipoise.classifiers.adjustment.MeanModel;
import equipoise.classifiers.adjustment.ReweightedModel;
import equipoise.classifiers.adjustment.ScaledModel;
import equipoise.classifiers.forest.ForestModel;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.training.NetworkModel;
import equipoise.engines.api.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks inside a trained classifier, open. What is done to their probabilities afterwards
 * (moved thresholds, a temperature) changes no map; the maps of an ensemble are the means of its
 * members'. Not for two threads at once.
 */
public final class ExplainedModel implements AutoCloseable {
  private final List<ScoringNetwork> networks;

  private ExplainedModel(List<ScoringNetwork> networks) {
    this.networks = networks;
  }

  /**
   * @param engine that runs the networks
   * @throws IllegalArgumentException if something in it is not a network
   */
  public static ExplainedModel open(ClassifierModel model, Engine engine) {
    List<ScoringNetwork> opened = new ArrayList<>();
    boolean complete = false;
    try {
      networks(model).forEach(network -> opened.add(ScoringNetwork.open(network, engine)));
      complete = true;
      return new ExplainedModel(List.copyOf(opened));
    } finally {
      if (!complete) {
        opened.forEach(ScoringNetwork::close);
      }
    }
  }

  /**
   * The networks inside, in order.
   *
   * @throws IllegalArgumentException if something in it is not a network
   */
  public static List<NetworkModel> networks(ClassifierModel model) {
    return within(model).toList();
  }

  /** Whether all that it holds are networks, so that it can be opened. */
  public static boolean holdsNetworks(ClassifierModel model) {
    return leaves(model).allMatch(NetworkModel.class::isInstance);
  }

  private static Stream<NetworkModel> within(ClassifierModel model) {
    return leaves(model)
        .map(
            leaf -> {
              if (leaf instanceof NetworkModel network) {
                return network;
              }
              throw new IllegalArgumentException(
                  "only networks can be looked into; this holds "
                      + (leaf instanceof ForestModel
                          ? "a random forest"
                          : "a " + leaf.getClass().getSimpleName()));
            });
  }

  /** What the corrections and means are made of. */
  private static Stream<ClassifierModel> leaves(ClassifierModel model) {
    if (model instanceof MeanModel mean) {
      return mean.members().stream().flatMap(ExplainedModel::leaves);
    }
    if (model instanceof LogitAdjustedModel adjusted) {
      return leaves(adjusted.inner());
    }
    if (model instanceof ReweightedModel reweighted) {
      return leaves(reweighted.inner());
    }
    return model instanceof ScaledModel scaled ? leaves(scaled.inner()) : Stream.of(model);
  }

  /** Whether every network has feature maps, which {@link GradCam} needs. */
  public boolean hasMaps() {
    return networks.stream().allMatch(ScoringNetwork::hasMaps);
  }

  /**
   * @param image levels 0..255 as {@link ScoringNetwork} takes them
   * @param label of the class that is asked about
   * @return [h][w]
   */
  public float[][] map(Explanation explanation, float[] image, int label) {
    float[][] mean = null;
    for (ScoringNetwork network : networks) {
      float[][] map = explanation.map(network, image, label);
      if (mean == null) {
        mean = map;
      } else {
        add(map, mean);
      }
    }
    for (float[] row : mean) {
      for (int x = 0; x < row.length; x++) {
        row[x] /= networks.size();
      }
    }
    return mean;
  }

  private static void add(float[][] some, float[][] sum) {
    for (int y = 0; y < sum.length; y++) {
      for (int x = 0; x < sum[y].length; x++) {
        sum[y][x] += some[y][x];
      }
    }
  }

  @Override
  public void close() {
    networks.forEach(ScoringNetwork::close);
  }
}
