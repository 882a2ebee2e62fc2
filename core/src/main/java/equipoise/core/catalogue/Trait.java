package equipoise.core.catalogue;

/** What an entry needs or does that others must know of it. */
public enum Trait {
  /** Trains a neural network: its result depends on the engine, device and precision. */
  TRAINS_NETWORK,
  /** Takes images only. */
  IMAGES_ONLY,
  /** Takes numeric columns only. */
  NUMERIC_ONLY,
  /** Takes tables with nominal columns. */
  TAKES_NOMINAL,
  /** Takes tables whose columns are all nominal. */
  NOMINAL_ONLY,
  /** Never looks at a value, unless its options say so: takes missing cells and text. */
  IGNORES_VALUES,
  /** Only a network can be trained or corrected by it. */
  NEEDS_LOGITS,
  /** A learner without logits that weighs training examples by their class where a loss asks so. */
  WEIGHS_EXAMPLES,
  /** Has its own classes (sub-classes) after resampling. */
  CHANGES_CLASSES,
  /** Draws nothing, so that the seed has no influence. */
  DRAWS_NOTHING
}
