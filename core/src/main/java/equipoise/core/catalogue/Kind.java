package equipoise.core.catalogue;

import java.util.Locale;

/** What an entry of the catalogue is. */
public enum Kind {
  SAMPLER,
  GENERATOR,
  LOSS,
  ADJUSTMENT,
  CLASSIFIER,
  AUGMENTATION,
  METRIC,
  FORMAT;

  /** As messages and {@code methods --json} write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
