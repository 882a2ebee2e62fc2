package equipoise.classifiers.training;

import equipoise.classifiers.training.Movement.Flip;
import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import java.util.List;
import java.util.Map;

/** The policies of augmentation that a study can name, each to be changed by its options. */
public final class Augmentations {
  /** What options are set on their own. */
  public static final Entry<Augmentation> CUSTOM =
      policy("custom", "what the study sets, and nothing else", Augmentation.NONE);

  /** Digits and letters change their meaning when mirrored or turned far. */
  private static final Entry<Augmentation> DIGITS =
      policy(
          "digits",
          "digits and letters: small movements and a lean, never a mirror image",
          new Augmentation(new Movement(0.08, 10, 0.1, 10, 0, Flip.NONE), Look.NONE));

  /** Drawn symbols have an orientation, too; scans are noisy and of any resolution. */
  private static final Entry<Augmentation> SYMBOLS =
      policy(
          "symbols",
          "scanned drawings: small movements, blur and noise, never a mirror image",
          new Augmentation(
              new Movement(0.06, 10, 0.1, 0, 0, Flip.NONE), new Look(0.05, 0.1, 0.2, 0, 0.02, 0)));

  private static final Entry<Augmentation> NATURAL =
      policy(
          "natural",
          "photographs: crops, mirror images of left and right, light, a hidden part",
          new Augmentation(
              new Movement(0.1, 0, 0, 0, 0.2, Flip.HORIZONTAL), new Look(0.1, 0.2, 0, 0, 0, 0.2)));

  /** Organs have sides, so that no mirror image is drawn. */
  private static final Entry<Augmentation> MEDICAL =
      policy(
          "medical",
          "radiographs and scans: small movements and light, never a mirror image",
          new Augmentation(
              new Movement(0.05, 7, 0.1, 0, 0, Flip.NONE), new Look(0.1, 0.15, 0, 0, 0.01, 0)));

  private static final Entry<Augmentation> CELLS =
      policy(
          "cells",
          "what has no orientation under a microscope: any turn and mirror image, light",
          new Augmentation(
              new Movement(0.05, 180, 0.1, 0, 0, Flip.BOTH), new Look(0.1, 0.15, 0, 0, 0.01, 0)));

  public static final Catalogue<Augmentation> CATALOGUE =
      new Catalogue<>(
          "augmentation policy", List.of(CUSTOM, DIGITS, SYMBOLS, NATURAL, MEDICAL, CELLS));

  private Augmentations() {}

  /** Every option with the value that it has in an augmentation. */
  public static Map<String, Object> values(Augmentation augmentation) {
    return policy("custom", CUSTOM.summary(), augmentation).configured().values();
  }

  private static Entry<Augmentation> policy(String name, String summary, Augmentation defaults) {
    return Entry.<Augmentation, Augmentation>of(
            Kind.AUGMENTATION, name, defaults, options -> options)
        .family(Family.AUGMENTATION)
        .summary(summary)
        .source("")
        .build();
  }
}
