package equipoise.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every damaged or unusual table beside the checkout; what each one is says its README. */
class DamagedTablesTest {
  private static Table read(String file) {
    return Table.read(SharedData.path("bad/" + file), TableOptions.DEFAULTS);
  }

  private static Map<String, Integer> counts(Table table) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    int[] n = table.data().counts();
    for (int c = 0; c < n.length; c++) {
      counts.put(table.data().classes().get(c), n[c]);
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv/empty.csv         | is empty (0 bytes)",
        "csv/header_only.csv   | has a header, but no rows",
        "csv/nul.csv           | line 2: holds a NUL character",
        "csv/ragged.csv        | row 1 (line 3) has 2 values, but there are 3 columns",
        "keel/no_data.dat      | has a header, but no rows",
        "keel/no_data_tag.dat  | line 7: '0.1, 1, positive' is no header line; is @data missing",
        "keel/undeclared_class.dat | row 0 (line 8), column 'Class' holds 'maybe', which is none of"
            + " its declared values [negative, positive]",
        "keel/wrong_columns.dat | row 0 (line 8) has 2 values, but there are 3 columns",
      })
  void a_table_that_cannot_be_read_is_refused_in_one_line(String file, String message) {
    SharedData.path("bad/" + file); // skips the test where there is none
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.substring(file.indexOf('/')) + ": " + message)
        .message()
        .hasLineCount(1)
        .hasSizeLessThan(600);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv/huge_numbers.csv  | row 0 (line 2), column 'f1' holds '1e400', which is beyond",
        "csv/text_feature.csv  | row 0 (line 2), column 'f2' holds 'red', which is not a number;"
            + " smote needs a value there: if the column is nominal, pass --nominal f2",
        "csv/nan_quotes_bom.csv | row 0 (line 2), column 'f 2' holds '2,5', whose decimal sign",
        "keel/missing_values.dat | row 0 (line 8), column 'a' holds '<null>', so its value is"
            + " missing",
      })
  void a_cell_without_a_number_is_named_to_a_method_that_needs_one(String file, String message) {
    Table table = read(file);
    assertThatThrownBy(() -> table.requireValues("smote"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void quotes_byte_order_mark_and_line_breaks_are_read_as_they_are_meant() {
    Table table = read("csv/nan_quotes_bom.csv");

    assertThat(table.target()).isEqualTo("class");
    assertThat(counts(table)).isEqualTo(Map.of("a", 2, "b \"quoted\"", 1, "multi\nline", 1));
    assertThat(table.data().value(2, 0)).isEqualTo(-1e308);
    assertThat(table.data().value(1, 0)).isNaN();
    assertThat(table.warnings())
        .anySatisfy(w -> assertThat(w).contains("column 'f3' holds 'inf', which is not finite"));
  }

  @Test
  void overflow_hexadecimal_and_underscores_are_no_numbers_but_underflow_is_zero() {
    Table table = read("csv/huge_numbers.csv");

    double[] f1 =
        Arrays.stream(new int[] {0, 1, 2, 3}).mapToDouble(i -> table.data().value(i, 0)).toArray();
    assertThat(f1).containsExactly(Double.NaN, 0, Double.NaN, Double.NaN);
  }

  @Test
  void unusual_tables_are_read_right() {
    assertThat(counts(read("csv/all_identical.csv"))).isEqualTo(Map.of("a", 12, "b", 4));
    assertThat(counts(read("csv/constant.csv"))).isEqualTo(Map.of("a", 10, "b", 10));
    assertThat(counts(read("csv/minority_one.csv"))).isEqualTo(Map.of("maj", 20, "min", 1));
    assertThat(counts(read("csv/one_class.csv"))).isEqualTo(Map.of("a", 3));
    assertThat(counts(read("csv/script_class.csv")))
        .isEqualTo(Map.of("<script>alert(1)</script>", 2, "=cmd|' /C calc'!A0", 2, "ok", 2));
    assertThat(counts(read("csv/longline.csv"))).isEqualTo(Map.of("x".repeat(200_000), 1));
    assertThat(counts(read("keel/script_relation.dat")))
        .isEqualTo(Map.of("<script>alert(1)</script>", 1, "ok", 1));
    assertThat(counts(read("keel/no_outputs.dat"))).isEqualTo(Map.of("positive", 1, "negative", 1));
    assertThat(counts(read("keel/case_crlf.dat"))).isEqualTo(Map.of("positive", 1, "negative", 1));
    assertThat(counts(read("keel/spaces.dat"))).isEqualTo(Map.of("positive", 1, "negative", 1));
  }

  @Test
  void encodings_are_told_apart_and_said() {
    Table latin = read("csv/latin1.csv");
    assertThat(latin.data().classes()).containsExactly("Genève", "Zürich");
    assertThat(latin.warnings()).anyMatch(w -> w.contains("ISO 8859-1"));

    Table utf16 = read("csv/utf16.csv");
    assertThat(counts(utf16)).isEqualTo(Map.of("a", 1, "b", 1));
    assertThat(utf16.warnings()).anyMatch(w -> w.contains("UTF-16LE"));
  }

  @Test
  void a_semicolon_goes_with_a_decimal_comma() {
    Table table = read("csv/semicolon.csv");

    assertThat(table.style()).isEqualTo("separator ';', decimal comma");
    assertThat(table.data().values(0)).containsExactly(1.5, 2);
    assertThat(table.data().values(1)).containsExactly(3, 4.25);
  }

  @Test
  void a_header_that_looks_like_a_row_is_a_warning_and_without_header_a_row() {
    Table named = read("csv/no_header.csv");
    assertThat(named.data().size()).isEqualTo(2);
    assertThat(named.warnings()).anyMatch(w -> w.contains("--no-header"));

    Table plain =
        Table.read(
            SharedData.path("bad/csv/no_header.csv"),
            new TableOptions("2", TableOptions.Header.ABSENT, java.util.List.of()));
    assertThat(counts(plain)).isEqualTo(Map.of("a", 2, "b", 1));
    assertThat(plain.warnings()).isEmpty();
  }

  @Test
  void a_name_that_two_columns_have_is_refused_where_it_is_used() {
    assertThat(read("csv/duplicate_header.csv").warnings())
        .anyMatch(w -> w.contains("more than one column is called 'x'"));
    assertThatThrownBy(
            () ->
                Table.read(
                    SharedData.path("bad/csv/duplicate_header.csv"),
                    new TableOptions("x", TableOptions.Header.PRESENT, java.util.List.of())))
        .hasMessageContaining("columns 0 and 1 are both called 'x'; use the index");
  }

  @Test
  void values_outside_their_declaration_are_said() {
    assertThat(read("keel/out_of_range.dat").warnings())
        .containsExactly(
            "column 'a': 1 value outside the declared range, the first: row 0 (line 8) holds 9.9",
            "column 'b': 1 value outside the declared range, the first: row 0 (line 8) holds 99",
            "column 'b' is declared integer, but has 1 fraction, the first: row 1 (line 9) holds"
                + " 1.5");
  }

  @Test
  void more_than_a_million_columns_are_refused_in_one_line(@TempDir Path folder)
      throws IOException {
    String row = "1,".repeat(1_000_000) + "a\n";
    Path wide = Files.writeString(folder.resolve("wide.csv"), row + row);

    assertThatThrownBy(() -> Table.read(wide, TableOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(
            "wide.csv: has 1000001 columns, more than the limit of 1000000; take fewer, or turn it"
                + " if examples stand in columns");
  }

  @Test
  void of_many_column_names_that_stand_twice_the_first_ones_are_named(@TempDir Path folder)
      throws IOException {
    String names = IntStream.range(0, 30).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
    String row = "1,".repeat(60) + "a\n";
    Path table =
        Files.writeString(folder.resolve("t.csv"), names + "," + names + ",class\n" + row + row);

    assertThat(Table.read(table, TableOptions.DEFAULTS).warnings())
        .contains("20 more names stand over several columns each")
        .filteredOn(warning -> warning.startsWith("more than one column is called"))
        .hasSize(10);
  }
}
