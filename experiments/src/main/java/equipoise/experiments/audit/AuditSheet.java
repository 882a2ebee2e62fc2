package equipoise.experiments.audit;

import equipoise.core.Visible;
import equipoise.core.data.Dataset;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.Judges;
import equipoise.reports.charts.ImageGrid;
import equipoise.reports.charts.ImageGrid.Row;
import equipoise.reports.charts.ImageGrid.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Real images of each class beside synthetic ones, each of these followed by the training image and
 * the held-out image whose features are nearest, of whatever class. Worst first: classes by what
 * share of their images is recognised, images by the probability that the classifier gives their
 * class; the last one shown is the best.
 */
public final class AuditSheet {
  private static final int REALS = 3;
  private static final int SHOWN = 4;

  private final AuditedImages images;
  private final float[][] probabilities;
  private final float[][] synthetic;
  private final float[][] train;
  private final float[][] heldOut;

  private AuditSheet(AuditedImages images, Judges judges) {
    this.images = images;
    this.probabilities = judges.real().probabilities(images.synthetic());
    this.synthetic = judges.features().features(images.synthetic());
    this.train = judges.features().features(images.train());
    this.heldOut = judges.features().features(images.heldOut());
  }

  /**
   * @return a PNG file's bytes
   */
  public static byte[] of(AuditedImages images, Judges judges, SyntheticAudit audit) {
    AuditSheet sheet = new AuditSheet(images, judges);
    List<String> heads = new ArrayList<>(List.of("\nreal"));
    for (int shown = 1; shown <= SHOWN; shown++) {
      String place = shown == 1 ? "worst" : shown == SHOWN ? "best" : "";
      heads.add(place + "\nmade, training, held out");
    }
    List<Row> rows =
        audit.audited().stream()
            .sorted(Comparator.comparingDouble(row -> row.of(ImageMeasure.GAN_TEST).orElse(0)))
            .map(sheet::row)
            .toList();
    String title =
        "%s: synthetic images beside real ones and their nearest by %s"
            .formatted(Visible.shortened(images.synthetic().name()), audit.features());
    return new ImageGrid(title, heads, rows).png();
  }

  private Row row(AuditRow audited) {
    int label = images.train().classes().indexOf(audited.name());
    List<List<Tile>> groups = new ArrayList<>();
    int[] reals = images.train().rowsOf(label);
    groups.add(
        Arrays.stream(reals).limit(REALS).mapToObj(i -> new Tile(images.train(), i)).toList());
    for (int row : shown(label)) {
      List<Tile> tiles = new ArrayList<>(List.of(new Tile(images.synthetic(), row)));
      nearest(row, images.train(), train, tiles);
      nearest(row, images.heldOut(), heldOut, tiles);
      groups.add(tiles);
    }
    while (groups.size() <= SHOWN) {
      groups.add(List.of());
    }
    return new Row(words(audited), groups);
  }

  private static List<String> words(AuditRow row) {
    return List.of(
        Visible.shortened(row.name()),
        String.format(
            Locale.ROOT, "GAN-test %.2f", row.of(ImageMeasure.GAN_TEST).orElse(Double.NaN)),
        Boolean.TRUE.equals(row.verdict().passed()) ? "passed" : "refused");
  }

  /** Evenly from the worst image of a class to the best one. */
  private int[] shown(int label) {
    int[] sorted =
        Arrays.stream(images.synthetic().rowsOf(label))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i][label]))
            .mapToInt(Integer::intValue)
            .toArray();
    int n = Math.min(SHOWN, sorted.length);
    return IntStream.range(0, n)
        .map(i -> sorted[n == 1 ? 0 : i * (sorted.length - 1) / (n - 1)])
        .toArray();
  }

  private void nearest(int row, Dataset among, float[][] features, List<Tile> tiles) {
    IntStream.range(0, features.length)
        .boxed()
        .min(Comparator.comparingDouble(i -> squaredDistance(synthetic[row], features[i])))
        .ifPresent(i -> tiles.add(new Tile(among, i)));
  }

  private static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (double) (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
