package equipoise.core.catalogue;

import equipoise.core.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries by name.
 *
 * @param <T> what they make
 */
public final class Catalogue<T> {
  private final String noun;
  private final Map<String, Entry<T>> entries;

  /**
   * @param noun for one of them in messages, such as "sampling method"
   * @param entries in the order of lists; names unique
   */
  public Catalogue(String noun, List<Entry<T>> entries) {
    this.noun = noun;
    Map<String, Entry<T>> byName = new LinkedHashMap<>();
    for (Entry<T> entry : entries) {
      if (byName.put(entry.name(), entry) != null) {
        throw new IllegalArgumentException("two entries have the name " + entry.name());
      }
    }
    this.entries = Collections.unmodifiableMap(byName);
  }

  public List<Entry<T>> entries() {
    return List.copyOf(entries.values());
  }

  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * @throws IllegalArgumentException if there is none of that name; the message has the nearest
   */
  public Entry<T> named(String name) {
    Entry<T> entry = entries.get(name);
    if (entry == null) {
      throw NearestName.unknown(noun, name, names());
    }
    return entry;
  }
}
