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
import java.util.List;
import java.util.Locale;

/**
 * Real images of each class beside synthetic ones, each of these followed by the training image and
 * the held-out image whose features are nearest, in the order of {@link WorstFirst}; the last one
 * shown is the best.
 */
public final class AuditSheet {
  private static final int REALS = 3;
  private static final int SHOWN = 4;

  private final AuditedImages images;
  private final WorstFirst order;

  private AuditSheet(AuditedImages images, WorstFirst order) {
    this.images = images;
    this.order = order;
  }

  /**
   * @return a PNG file's bytes
   */
  public static byte[] of(AuditedImages images, Judges judges, SyntheticAudit audit) {
    AuditSheet sheet = new AuditSheet(images, new WorstFirst(images, judges, audit));
    List<String> heads = new ArrayList<>(List.of("\nreal"));
    for (int shown = 1; shown <= SHOWN; shown++) {
      String place = shown == 1 ? "worst" : shown == SHOWN ? "best" : "";
      heads.add(place + "\nmade, training, held out");
    }
    List<Row> rows = sheet.order.classes().stream().map(sheet::row).toList();
    String title =
        "%s: synthetic images beside real ones and their nearest by %s"
            .formatted(Visible.shortened(images.synthetic().name()), audit.features());
    return new ImageGrid(title, heads, rows).png();
  }

  private Row row(AuditRow audited) {
    int label = order.label(audited);
    List<List<Tile>> groups = new ArrayList<>();
    groups.add(order.reals(label, REALS).stream().map(i -> new Tile(images.train(), i)).toList());
    for (WorstFirst.Shown shown : order.images(label, SHOWN)) {
      List<Tile> tiles = new ArrayList<>(List.of(new Tile(images.synthetic(), shown.synthetic())));
      add(tiles, images.train(), shown.training());
      add(tiles, images.heldOut(), shown.heldOut());
      groups.add(tiles);
    }
    while (groups.size() <= SHOWN) {
      groups.add(List.of());
    }
    return new Row(words(audited), groups);
  }

  private static void add(List<Tile> tiles, Dataset data, int row) {
    if (row != WorstFirst.NONE) {
      tiles.add(new Tile(data, row));
    }
  }

  private static List<String> words(AuditRow row) {
    return List.of(
        Visible.shortened(row.name()),
        String.format(
            Locale.ROOT, "GAN-test %.2f", row.of(ImageMeasure.GAN_TEST).orElse(Double.NaN)),
        Boolean.TRUE.equals(row.verdict().passed()) ? "passed" : "refused");
  }
}
