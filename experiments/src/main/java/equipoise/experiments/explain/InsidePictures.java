package equipoise.experiments.explain;

import equipoise.classifiers.explain.FeatureMaps;
import equipoise.classifiers.explain.FirstFilters;
import equipoise.classifiers.explain.Levels;
import equipoise.classifiers.training.NetworkModel;
import equipoise.engines.api.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a network has inside, of its first layers. */
final class InsidePictures {
  private static final int FILTER_SIDE = 50;
  private static final int MAP_SIDE = 72;
  private static final int MOST_FILTERS = 64;
  private static final int MOST_MAPS = 16;
  private static final int BESIDE = 8;

  private final NetworkModel network;
  private final Engine engine;

  InsidePictures(NetworkModel network, Engine engine) {
    this.network = network;
    this.engine = engine;
  }

  /** The filters of the first convolution; empty if there is none. */
  Optional<PictureSheet> filters() {
    return FirstFilters.of(network).map(InsidePictures::sheet);
  }

  private static PictureSheet sheet(FirstFilters filters) {
    List<Picture> pictures = new ArrayList<>();
    int size = filters.channels() * filters.height() * filters.width();
    double most = Percentile.largest(filters.values());
    for (int k = 0; k < Math.min(MOST_FILTERS, filters.count()); k++) {
      Picture picture =
          filters.channels() == 3
              ? Picture.weights(filters.height(), filters.width(), filters.values(), k * size, most)
              : Picture.map(
                  ColourScale.DIVERGING,
                  filters.height(),
                  filters.width(),
                  filters.values(),
                  k * size,
                  most);
      pictures.add(picture.atLeast(FILTER_SIDE));
    }
    String meaning =
        "%d of the %d filters of the first convolution, %dx%d. %s"
            .formatted(
                pictures.size(),
                filters.count(),
                filters.height(),
                filters.width(),
                filters.channels() == 3
                    ? "Grey is 0."
                    : "White is 0, orange above, blue below"
                        + (filters.channels() == 1 ? "." : "; of each its first channel."));
    List<PictureSheet.Row> rows = new ArrayList<>();
    add(rows, "filters", pictures);
    return new PictureSheet("filters", "First filters", meaning, List.of(), rows);
  }

  /** The first maps that the network makes of images; empty if it makes none. */
  Optional<PictureSheet> maps(List<ExplainedImage> images) {
    List<PictureSheet.Row> rows = new ArrayList<>();
    for (ExplainedImage image : images) {
      add(
          rows,
          image.shortName(),
          List.of(Picture.of(network.shape(), image.pixels()).atLeast(MAP_SIDE)));
      for (FeatureMaps maps : FeatureMaps.of(network, engine, Levels.of(image.pixels()))) {
        add(rows, maps.title(), pictures(maps));
      }
    }
    return rows.size() <= images.size()
        ? Optional.empty()
        : Optional.of(
            new PictureSheet(
                "feature-maps",
                "Feature maps",
                "What the first two stages of the network make of an image: their first maps, each"
                    + " from its 0, dark blue, to its largest value, yellow.",
                List.of(),
                rows));
  }

  private static List<Picture> pictures(FeatureMaps maps) {
    List<Picture> pictures = new ArrayList<>();
    int size = maps.height() * maps.width();
    for (int k = 0; k < Math.min(MOST_MAPS, maps.channels()); k++) {
      double most = Percentile.largest(maps.values(), k * size, size);
      pictures.add(
          Picture.map(
                  ColourScale.SEQUENTIAL,
                  maps.height(),
                  maps.width(),
                  maps.values(),
                  k * size,
                  most)
              .atLeast(MAP_SIDE));
    }
    return pictures;
  }

  private static void add(List<PictureSheet.Row> rows, String label, List<Picture> pictures) {
    for (int from = 0; from < pictures.size(); from += BESIDE) {
      rows.add(
          new PictureSheet.Row(
              from == 0 ? List.of(label) : List.of(),
              pictures.subList(from, Math.min(pictures.size(), from + BESIDE))));
    }
  }
}
