package equipoise.core.data;

/** What one example looks like. */
public sealed interface Shape permits ImageShape, TableShape {
  /** Number of values in one example. */
  int size();
}
