package equipoise.reports.tables;

import equipoise.core.file.CsvCell;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A table as CSV (RFC 4180, UTF-8, lines end in CR LF). */
public final class CsvTable {
  private CsvTable() {}

  /** The whole file; no cell of it is a formula to a spreadsheet. */
  public static byte[] of(FlatTable table) {
    return table.lines().stream()
        .map(line -> line.stream().map(CsvCell::harmless).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
