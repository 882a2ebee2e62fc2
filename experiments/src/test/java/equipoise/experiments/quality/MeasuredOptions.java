package equipoise.experiments.quality;

import java.util.LinkedHashMap;
import java.util.Map;

/** The options of a measured method: the system property {@code options}. */
final class MeasuredOptions {
  private MeasuredOptions() {}

  /** By name; {@code steps=3000,batch=16} are two. */
  static Map<String, String> read() {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : System.getProperty("options", "").split(",")) {
      if (!pair.isBlank()) {
        options.put(pair.split("=")[0], pair.split("=")[1]);
      }
    }
    return options;
  }
}
