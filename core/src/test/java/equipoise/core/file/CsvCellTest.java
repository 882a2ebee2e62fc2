package equipoise.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The examples of RFC 4180, section 2, rules 5 to 7. */
class CsvCellTest {
  @Test
  void only_what_needs_quotes_gets_them() {
    assertEquals("aaa", CsvCell.of("aaa"));
    assertEquals("", CsvCell.of(""));
    assertEquals("\"b\r\nbb\"", CsvCell.of("b\r\nbb"));
    assertEquals("\"a,b\"", CsvCell.of("a,b"));
    assertEquals("\"b\"\"bb\"", CsvCell.of("b\"bb"));
    assertEquals("\"aaa\"", CsvCell.quoted("aaa"));
  }
}
