package equipoise.core.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sample sheet with its pictures, before it has a place.
 *
 * @param key of all that determines the pictures
 * @param sheet names the pictures by the keys of {@code pictures}
 * @param pictures PNG files by name, in the order of the sheet's rows
 */
public record DrawnSheet(String key, SampleSheet sheet, Map<String, byte[]> pictures) {
  public DrawnSheet {
    pictures = Collections.unmodifiableMap(new LinkedHashMap<>(pictures));
  }
}
