package equipoise.reports.files;

/**
 * One file of a report.
 *
 * @param path relative to the report's folder, with "/" between names
 */
public record ReportFile(String path, byte[] bytes) {}
