package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.engines.api.ElementType;

/**
 * A run of values that several tensors may share, as a pickle names it.
 *
 * @param key under which the values lie in the file
 * @param type null for bytes whose type the tensor says
 * @param elements number of values, or of bytes where there is no type
 * @param first where the storage begins in that of its key, for a view of an old file, else 0
 */
record PickledStorage(String key, ElementType type, long elements, long first) {

  /**
   * @param id ('storage', class, key, device, number of values), in old files with a view's (key,
   *     offset, length)
   */
  static PickledStorage of(Object id, PickleInput in) {
    if (!(id instanceof Object[] parts)
        || parts.length < 5
        || !"storage".equals(parts[0])
        || !(parts[1] instanceof PickleGlobal global)
        || !(parts[2] instanceof String key)
        || !(parts[4] instanceof Long elements)) {
      throw in.flaw("a persistent id that names no storage");
    }
    boolean typed = global.kind() == PickleGlobal.Kind.STORAGE;
    if (!typed && global.kind() != PickleGlobal.Kind.UNTYPED_STORAGE) {
      throw in.flaw("a storage of the class " + global.name());
    }
    if (elements < 0 || elements > Long.MAX_VALUE / 16) {
      throw in.flaw("storage %s of %d values".formatted(Visible.shortened(key), elements));
    }
    long first = 0;
    if (parts.length > 5 && parts[5] instanceof Object[] view) {
      if (view.length != 3
          || !(view[1] instanceof Long offset)
          || !(view[2] instanceof Long length)
          || offset < 0
          || length < 0
          || offset > elements - length) {
        throw in.flaw("a view outside its storage " + Visible.shortened(key));
      }
      first = offset;
    }
    return new PickledStorage(key, global.type(), elements, first);
  }

  /** Of the whole storage in the file. */
  long bytes() {
    return type == null ? elements : elements * type.bytes();
  }
}
