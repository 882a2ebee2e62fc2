package equipoise.engines.api;

/** How batch norm and dropout behave. */
public enum Mode {
  /** Statistics of the batch, running statistics updated; dropout on. */
  TRAIN,
  /** Running statistics; dropout off. */
  INFER
}
