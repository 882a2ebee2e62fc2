package equipoise.core.catalogue;

/** The options of an entry that has none. */
public record NoOptions() {
  public static final NoOptions NONE = new NoOptions();
}
