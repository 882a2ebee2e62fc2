package equipoise.experiments.run;

import equipoise.core.data.Dataset;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.DrawnSheet;
import equipoise.core.trial.ImageMeasure;
import equipoise.experiments.audit.WorstFirst;
import equipoise.gan.audit.AuditedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sheet of what a trial's audit looked at: a row a class, the worst class first; real images,
 * then the worst generated image, the middle one and the best one, each with its nearest training
 * and held-out image.
 */
final class AuditedPictures {
  static final String KIND = "audited";
  private static final int REALS = 3;
  private static final int SHOWN = 3;
  private static final List<String> COLUMNS =
      List.of(
          "real",
          "real",
          "real",
          "worst",
          "nearest training",
          "nearest held-out",
          "middle",
          "nearest training",
          "nearest held-out",
          "best",
          "nearest training",
          "nearest held-out");

  private AuditedPictures() {}

  static DrawnSheet of(Trial trial, AuditedImages images, WorstFirst order) {
    String method = trial.method().label();
    Pictures pictures =
        new Pictures(trial.data().name(), method, method + " audited", KIND, COLUMNS);
    for (AuditRow row : order.classes()) {
      int label = order.label(row);
      List<byte[]> shown = new ArrayList<>();
      order.reals(label, REALS).forEach(i -> shown.add(Pictures.image(images.train(), i)));
      fill(shown, REALS);
      for (WorstFirst.Shown image : order.images(label, SHOWN)) {
        shown.add(picture(images.synthetic(), image.synthetic()));
        shown.add(picture(images.train(), image.training()));
        shown.add(picture(images.heldOut(), image.heldOut()));
      }
      fill(shown, COLUMNS.size());
      pictures.add(row.name(), shown, words(row));
    }
    return pictures.drawn(trial.resamplingKey() + "-" + KIND);
  }

  private static byte[] picture(Dataset data, int row) {
    return row == WorstFirst.NONE ? Pictures.ABSENT : Pictures.image(data, row);
  }

  private static void fill(List<byte[]> shown, int size) {
    while (shown.size() < size) {
      shown.add(Pictures.ABSENT);
    }
  }

  private static String words(AuditRow row) {
    String recognised =
        String.format(
            Locale.ROOT, "GAN-test %.2f", row.of(ImageMeasure.GAN_TEST).orElse(Double.NaN));
    return recognised + (Boolean.TRUE.equals(row.verdict().passed()) ? ", passed" : ", not passed");
  }
}
