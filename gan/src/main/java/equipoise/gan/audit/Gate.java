package equipoise.gan.audit;

import equipoise.core.catalogue.Option;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Which classes may be filled with synthetic images: those that a classifier recognises, that are
 * near to real ones for their distribution, differ from one another, and are not copies. One
 * failure is enough; the reason names all.
 */
public final class Gate {
  private final Options options;

  /**
   * What is asked of a class. No source gives thresholds; each default lies between what held-out
   * real images get and what images get that must fail. Measured on the embedded symbols, 50 images
   * of each of 14 classes, smallest and largest figure of a class: held-out images reach a KID of
   * -.03 to .02 of that between classes, noise and images of another class at least .33; diversity
   * is .92 to 1.10, with one image repeated in slight variations below .1, of noise .48 to .78;
   * spacing is .95 to 1.09, of ten images repeated so .07 to .09; near copies are none, of slightly
   * changed copies at least .9.
   *
   * @param images synthetic ones that a judgement needs
   * @param recognition what share of its success on held-out real images the classifier must reach
   *     on synthetic ones, in [0, 1]
   * @param distance KID, as a share of the KID between classes, in [0, 1]; a KID that half the real
   *     images could have against the other half passes whatever the share
   * @param diversity mean distance of two images over that of real ones, in [0, 1]
   * @param spacing mean distance to the nearest other image over that of real ones, in [0, 1]
   * @param copies largest share of near copies of training images, in [0, 1]
   */
  public record Options(
      @Option(value = "synthetic images that a judgement needs", min = 1) int images,
      @Option(value = "least recognition, as a share of that of real images", min = 0, max = 1)
          double recognition,
      @Option(value = "largest KID, as a share of that between classes", min = 0, max = 1)
          double distance,
      @Option(value = "least mean distance of two images, over the real one", min = 0, max = 1)
          double diversity,
      @Option(value = "least mean distance to the nearest other image, over the real one", min = 0)
          double spacing,
      @Option(value = "largest share of near copies of training images", min = 0, max = 1)
          double copies) {
    public static final Options DEFAULTS = new Options(10, 0.75, 0.25, 0.4, 0.3, 0.2);

    public Options {
      if (images < 1) {
        throw new IllegalArgumentException("images must be at least 1, but is " + images);
      }
      share("recognition", recognition);
      share("distance", distance);
      share("diversity", diversity);
      share("spacing", spacing);
      share("copies", copies);
    }

    private static void share(String name, double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(name + " must be in [0, 1], but is " + value);
      }
    }
  }

  public Gate(Options options) {
    this.options = options;
  }

  /**
   * The same class with the gate's verdict.
   *
   * @param realRecall the share of held-out real images that the classifier recognises: of this
   *     class where it has enough, else the mean over classes; 1 if there are none
   */
  AuditRow judged(AuditRow row, double realRecall) {
    if (row.counts().synthetic() == 0) {
      return row.with(new AuditRow.Verdict(null, null, "there are no synthetic images"));
    }
    Boolean collapsed = collapsed(row);
    List<String> failures = new ArrayList<>(unjudged(row));
    copies(row, failures);
    if (Boolean.TRUE.equals(collapsed)) {
      failures.add(
          words(
              "collapsed: diversity %.2f (at least %.2f), spacing %s (at least %.2f)",
              row.of(ImageMeasure.DIVERSITY).orElse(0),
              options.diversity(),
              row.of(ImageMeasure.SPACING).isPresent()
                  ? words("%.2f", row.of(ImageMeasure.SPACING).getAsDouble())
                  : "unknown",
              options.spacing()));
    }
    recognition(row, realRecall, failures);
    distance(row, failures);
    boolean passed = failures.isEmpty();
    List<String> said = passed ? row.reasons() : failures;
    return row.with(
        new AuditRow.Verdict(collapsed, passed, said.isEmpty() ? null : String.join("; ", said)));
  }

  /** What must be known before a class can pass. */
  private List<String> unjudged(AuditRow row) {
    if (row.counts().synthetic() < options.images()) {
      return List.of(
          "too few images to judge: %d, needed are %d"
              .formatted(row.counts().synthetic(), options.images()));
    }
    return row.of(ImageMeasure.KID).isEmpty()
        ? List.of("cannot be judged: " + row.missing().get(ImageMeasure.KID.key()))
        : List.of();
  }

  private static double copyShare(AuditRow row) {
    return row.of(ImageMeasure.NEAR_COPIES).orElse(0) / row.counts().synthetic();
  }

  private void copies(AuditRow row, List<String> failures) {
    double share = copyShare(row);
    if (share > options.copies()) {
      failures.add(
          words(
              "copies: %.0f of %d images are training images but for little (at most %.0f %%)",
              row.of(ImageMeasure.NEAR_COPIES).orElse(0),
              row.counts().synthetic(),
              100 * options.copies()));
    }
  }

  /** Images that repeat because they are copies are called copies, not collapsed. */
  private Boolean collapsed(AuditRow row) {
    OptionalDouble diversity = row.of(ImageMeasure.DIVERSITY);
    OptionalDouble spacing = row.of(ImageMeasure.SPACING);
    if (diversity.isEmpty()) {
      return null;
    }
    boolean repeats = spacing.isPresent() && spacing.getAsDouble() < options.spacing();
    return diversity.getAsDouble() < options.diversity()
        || repeats && copyShare(row) <= options.copies();
  }

  private void recognition(AuditRow row, double realRecall, List<String> failures) {
    double recognised = row.of(ImageMeasure.GAN_TEST).orElse(0);
    double needed = options.recognition() * realRecall;
    if (recognised < needed) {
      failures.add(
          words(
              "not recognised: the classifier finds %.0f %% of the images, needed are %.0f %% (of real ones it finds %.0f %%)",
              100 * recognised, 100 * needed, 100 * realRecall));
    }
  }

  private void distance(AuditRow row, List<String> failures) {
    OptionalDouble kid = row.of(ImageMeasure.KID);
    OptionalDouble others = row.of(ImageMeasure.KID_OTHERS);
    if (kid.isEmpty() || others.isEmpty()) {
      return;
    }
    double most =
        Math.max(
            row.of(ImageMeasure.KID_FLOOR).orElse(0), options.distance() * others.getAsDouble());
    if (kid.getAsDouble() > most) {
      failures.add(
          words(
              "far from real images: KID %.3g (at most %.3g; other classes lie at %.3g)",
              kid.getAsDouble(), most, others.getAsDouble()));
    }
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
