package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.trial.FeatureMap;
import equipoise.core.trial.FeatureMap.Cloud;
import equipoise.core.trial.FeatureMap.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws the map of audited images: of each class that has synthetic images, held-out, training and
 * synthetic ones, laid out by {@link TSne} from the features that the audit measures with. The same
 * images, extractor and seed give the same map.
 */
public final class FeatureMaps {
  /** Of all images together. */
  private static final int MOST = 420;

  private static final int MOST_OF_A_CLOUD = 40;
  private static final int FEWEST_OF_A_CLOUD = 5;

  /** A map of fewer images shows nothing. */
  private static final int FEWEST = 12;

  private FeatureMaps() {}

  /** The chosen images of one class and kind. */
  private record Chosen(int label, Kind kind, Dataset images) {}

  /**
   * @param seed of the choice of images where a class has many
   * @return empty if there are too few images for a map
   */
  public static Optional<FeatureMap> of(
      AuditedImages images, FeatureExtractor extractor, Seed seed) {
    List<Chosen> chosen = chosen(images, seed);
    int size = chosen.stream().mapToInt(cloud -> cloud.images().size()).sum();
    if (size < FEWEST) {
      return Optional.empty();
    }
    List<double[]> features = new ArrayList<>();
    for (Chosen cloud : chosen) {
      for (float[] row : extractor.features(cloud.images())) {
        features.add(IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray());
      }
    }
    double[][] points = new TSne(TSne.Options.DEFAULTS).layout(features.toArray(double[][]::new));
    List<Cloud> clouds = new ArrayList<>();
    int from = 0;
    for (Chosen cloud : chosen) {
      int to = from + cloud.images().size();
      String name = images.train().classes().get(cloud.label());
      double[][] own = Arrays.copyOfRange(points, from, to);
      clouds.add(new Cloud(name, cloud.kind(), column(own, 0), column(own, 1)));
      from = to;
    }
    return Optional.of(new FeatureMap(extractor.name(), clouds));
  }

  private static List<Chosen> chosen(AuditedImages images, Seed seed) {
    int[] counts = images.synthetic().counts();
    int asked = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    int share = MOST / (3 * Math.max(1, asked));
    int most = Math.max(FEWEST_OF_A_CLOUD, Math.min(MOST_OF_A_CLOUD, share));
    List<Chosen> chosen = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] > 0 && chosen.size() < MOST / FEWEST_OF_A_CLOUD) {
        add(chosen, images.train(), new Place(label, Kind.TRAINING, most), seed);
        add(chosen, images.heldOut(), new Place(label, Kind.HELD_OUT, most), seed);
        add(chosen, images.synthetic(), new Place(label, Kind.SYNTHETIC, most), seed);
      }
    }
    return chosen;
  }

  /** Whose images are chosen, and how many at most. */
  private record Place(int label, Kind kind, int most) {}

  private static void add(List<Chosen> chosen, Dataset data, Place place, Seed seed) {
    int[] rows = data.rowsOf(place.label());
    if (rows.length == 0) {
      return;
    }
    Seed own = seed.child(place.kind().name()).child("class", place.label());
    int[] drawn =
        Arrays.stream(own.permutation(rows.length))
            .limit(place.most())
            .map(i -> rows[i])
            .sorted()
            .toArray();
    chosen.add(new Chosen(place.label(), place.kind(), data.select(drawn)));
  }

  /** To a hundredth: the map is a hundred units wide or so. */
  private static List<Double> column(double[][] points, int axis) {
    return Arrays.stream(points).map(point -> Math.round(100 * point[axis]) / 100.0).toList();
  }
}
