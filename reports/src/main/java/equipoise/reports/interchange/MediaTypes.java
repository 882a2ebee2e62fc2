package equipoise.reports.interchange;

import java.util.Locale;
import java.util.Map;

/** Media types of files by their ending, as IANA registers them where it does. */
final class MediaTypes {
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("arff", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("dat", "text/plain"),
          Map.entry("gz", "application/gzip"),
          Map.entry("html", "text/html"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("json", "application/json"),
          Map.entry("jsonl", "application/jsonlines"),
          Map.entry("npz", "application/zip"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("tar", "application/x-tar"),
          Map.entry("tex", "application/x-tex"),
          Map.entry("txt", "text/plain"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"),
          Map.entry("zip", "application/zip"));

  private MediaTypes() {}

  static String of(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }
}
