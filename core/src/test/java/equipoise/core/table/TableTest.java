package equipoise.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  @TempDir Path folder;

  private Table table(String name, String text) throws IOException {
    return Table.read(Files.writeString(folder.resolve(name), text), TableOptions.DEFAULTS);
  }

  private Table nominal(String name, String text, String columns) throws IOException {
    return Table.read(
        Files.writeString(folder.resolve(name), text),
        new TableOptions("last", TableOptions.Header.PRESENT, List.of(columns)));
  }

  private static byte[] written(Table table, Dataset rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.write(rows, out);
    return out.toByteArray();
  }

  private static String text(Table table, Dataset rows) throws IOException {
    return new String(written(table, rows), StandardCharsets.UTF_8);
  }

  /** The rows, and one between the first and the second under the first one's class. */
  private static Dataset withOneMore(Dataset data) {
    double[] made = data.values(0);
    for (int j = 0; j < made.length; j++) {
      made[j] =
          data.shape() instanceof equipoise.core.data.TableShape t && t.columns().get(j).isNominal()
              ? made[j]
              : (made[j] + data.value(1, j)) / 2;
    }
    return data.concat(
        Dataset.ofTable(
            data.name(),
            (equipoise.core.data.TableShape) data.shape(),
            data.classes(),
            new double[][] {made},
            new int[] {data.label(0)},
            new Origin[] {new Origin.Interpolated(0, 1, 0.5)}));
  }

  @Test
  void every_real_and_damaged_file_that_is_read_is_written_again_byte_for_byte()
      throws IOException {
    for (String below : List.of("keel", "csv", "bad/csv", "bad/keel")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(SharedData.path(below))) {
        for (Path file : files) {
          roundTrip(file);
        }
      }
    }
  }

  private static void roundTrip(Path file) throws IOException {
    Table table;
    try {
      table = Table.read(file, TableOptions.DEFAULTS);
    } catch (DataException refused) {
      assertThat(file.getParent().getParent().getFileName().toString()).isEqualTo("bad");
      return;
    }
    Dataset data = table.data();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(written(table, data)).as(file.toString()).isEqualTo(bytes);

    Dataset more =
        data.concat(data.select(new int[] {0}).withOrigins(new Origin[] {new Origin.Copied(0)}));
    Charset latin = StandardCharsets.ISO_8859_1;
    String longer = new String(written(table, more), latin);
    assertThat(longer).as(file.toString()).startsWith(new String(bytes, latin).stripTrailing());
  }

  @Test
  void rows_that_stay_keep_their_bytes_and_the_file_its_line_ends() throws IOException {
    String text = "x, y,class\r\n 1.50 ,\"2\",a\r\n\r\n+3,4.0,\"b, c\"\r\n5e0,6,a";
    Table table = table("t.csv", text);

    assertThat(text(table, table.data().select(new int[] {1, 2})))
        .isEqualTo("x, y,class\r\n+3,4.0,\"b, c\"\r\n5e0,6,a");
    assertThat(text(table, table.data().select(new int[] {0, 1})))
        .isEqualTo("x, y,class\r\n 1.50 ,\"2\",a\r\n+3,4.0,\"b, c\"");
    assertThat(text(table, withOneMore(table.data().select(new int[] {1, 2}))))
        .isEqualTo("x, y,class\r\n+3,4.0,\"b, c\"\r\n5e0,6,a\r\n4,\"5\",\"b, c\"");
  }

  @Test
  void new_rows_have_the_separator_the_decimal_sign_and_the_encoding_of_the_file()
      throws IOException {
    Path file = folder.resolve("t.csv");
    Files.write(
        file,
        "a; b; Stra\u00dfe\n1,25; 2; \u00e4\n2; 3; \u00f6\n".getBytes(StandardCharsets.ISO_8859_1));
    Table table = Table.read(file, TableOptions.DEFAULTS);

    byte[] out = written(table, withOneMore(table.data()));

    assertThat(new String(out, StandardCharsets.ISO_8859_1))
        .isEqualTo("a; b; Stra\u00dfe\n1,25; 2; \u00e4\n2; 3; \u00f6\n1,625; 2,5; \u00e4\n");
  }

  @Test
  void utf_16_is_written_as_utf_16() throws IOException {
    Path file = folder.resolve("t.csv");
    byte[] bytes = "\ufefff,class\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_16BE);
    Files.write(file, bytes);
    Table table = Table.read(file, TableOptions.DEFAULTS);

    assertThat(new String(written(table, withOneMore(table.data())), StandardCharsets.UTF_16BE))
        .isEqualTo("\ufefff,class\n1,a\n2,b\n1.5,a\n");
  }

  @Test
  void a_new_row_writes_nominal_values_and_classes_as_the_file_does() throws IOException {
    Table table =
        nominal("t.csv", "n,c,k,class\n1,\"re,d\",1,x\n2,green,10,y\n4,green,2,x\n", "c,2");

    assertThat(text(table, withOneMore(table.data()))).endsWith("4,green,2,x\n1.5,\"re,d\",1,x\n");
    assertThat(
            ((equipoise.core.data.TableShape) table.data().shape()).columns().get(2).categories())
        .containsExactly("1", "2", "10");
  }

  @Test
  void an_arff_file_keeps_its_header_and_quotes() throws IOException {
    String header =
        "% a comment\n@RELATION 'two words'\n@ATTRIBUTE 'x 1' NUMERIC\n@attribute kind {'a b',\"it\\'s\", c}\n"
            + "@ATTRIBUTE class {yes,no,'not sure'}\n\n@DATA\n% rows\n";
    String rows = "1.0,'a b',yes\n?,c,no\n3,\"it\\'s\",'not sure'\n";
    Table table = table("t.arff", header + rows);

    assertThat(table.format()).isEqualTo(TableFormat.ARFF);
    assertThat(table.data().classes()).containsExactly("no", "not sure", "yes");
    assertThat(table.data().value(1, 0)).isNaN();
    Dataset two = table.data().select(new int[] {2, 0});
    assertThat(text(table, withOneMore(two)))
        .isEqualTo(header + "3,\"it\\'s\",'not sure'\n1.0,'a b',yes\n2,\"it\\'s\",'not sure'\n");
  }

  @Test
  void sparse_arff_is_refused_with_a_way_out() {
    assertThatThrownBy(
            () ->
                table("t.arff", "@relation r\n@attribute a real\n@attribute c {x}\n@data\n{0 1}\n"))
        .hasMessageContaining("t.arff: line 5: is a sparse row; write dense rows");
  }

  @Test
  void the_class_of_a_keel_file_is_its_output() throws IOException {
    Table table =
        table(
            "t.dat",
            "@relation r\n@attribute class {p,n}\n@attribute a integer [0,9]\n@inputs a\n@outputs class\n@data\n"
                + "p, 1\nn, 2\n");

    assertThat(table.targetIndex()).isZero();
    Dataset more = withOneMore(table.data());
    assertThat(text(table, more)).endsWith("@data\np, 1\nn, 2\np, 1.5\n");
    assertThat(table.departures(more))
        .containsExactly(
            "column 'a' is declared integer, but 1 new row holds fractions; the header still says"
                + " integer");
  }

  @Test
  void real_tables_have_the_counts_that_their_description_gives() {
    Table glass = Table.read(SharedData.path("keel/glass.dat"), TableOptions.DEFAULTS);
    assertThat(glass.data().classes()).containsExactly("1", "2", "3", "5", "6", "7");
    assertThat(glass.data().counts()).containsExactly(70, 76, 17, 13, 9, 29);
    assertThat(glass.warnings()).containsExactly("classes declared, but without rows: [4]");

    Table cells =
        Table.read(
            SharedData.path("csv/mammography.csv"),
            new TableOptions("last", TableOptions.Header.ABSENT, List.of()));
    assertThat(cells.data().classes()).containsExactly("'-1'", "'1'");
    assertThat(cells.data().counts()).containsExactly(10923, 260);
    assertThat(cells.data().value(0, 0)).isEqualTo(0.23001961);

    Table wisconsin = Table.read(SharedData.path("keel/wisconsin.dat"), TableOptions.DEFAULTS);
    long missing =
        IntStream.range(0, wisconsin.data().size())
            .filter(i -> Double.isNaN(wisconsin.data().value(i, 5)))
            .count();
    assertThat(missing).isEqualTo(16);
  }

  @Test
  void a_column_that_is_not_there_is_answered_with_the_nearest() {
    assertThatThrownBy(
            () ->
                Table.read(
                    Files.writeString(folder.resolve("t.csv"), "x,label\n1,a\n"),
                    new TableOptions("lable", TableOptions.Header.PRESENT, List.of())))
        .hasMessageEndingWith(
            "t.csv: has no column 'lable'; did you mean 'label'? A column is named by its name, its"
                + " index 0..1 or 'last'");
  }

  @Test
  void a_quote_that_is_never_closed_and_text_behind_one_are_refused() {
    assertThatThrownBy(() -> table("t.csv", "x,c\n1,\"a\n2,b\n"))
        .hasMessageContaining("line 2: a quote opened in this row is never closed");
    assertThatThrownBy(() -> table("t.csv", "x,c\n1,\"a\"b\n"))
        .hasMessageContaining("line 2: text follows a closing quote");
  }

  @Test
  void a_row_without_a_class_is_refused() {
    assertThatThrownBy(() -> table("t.csv", "x,c\n1,a\n2,\n"))
        .hasMessageContaining("row 1 (line 3) has no class: column 'c' is empty");
  }

  @Test
  void an_index_is_counted_from_zero_and_a_name_goes_before_it() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "1,0\n5,a\n6,b\n");
    Table byName = Table.read(file, new TableOptions("0", TableOptions.Header.PRESENT, List.of()));
    assertThat(byName.targetIndex()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "1, +1",
    "0, -0",
    "10, 1e1",
    "True, true",
    "yes, YES",
    "a b, a  b",
    "x, '''x'''",
    "\u00e9, e\u0301",
    "Stra\u00dfe, STRASSE"
  })
  void classes_that_look_like_one_are_named_with_their_rows(String one, String other)
      throws IOException {
    Table table = table("t.csv", "v,c\n1," + one + "\n2," + other + "\n3," + other + "\n");

    assertThat(table.data().classes()).hasSize(2);
    assertThat(table.warnings())
        .anySatisfy(
            w ->
                assertThat(w)
                    .contains(
                        "'" + one + "' (1 row)", "'" + other + "' (2 rows)", "look like one"));
  }

  @Test
  void values_of_a_nominal_column_that_look_like_one_are_named() throws IOException {
    assertThat(nominal("t.csv", "v,c\nRed,a\nred,b\nblue,b\n", "v").warnings())
        .anyMatch(w -> w.startsWith("column 'v': the values 'Red' and 'red' look like one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "1,2", "1,10", "-1,1", "true,false", "1.5,1.50001", "a,aa"})
  void different_classes_are_no_warning(String classes) throws IOException {
    String[] names = classes.split(",");
    assertThat(table("t.csv", "v,c\n1," + names[0] + "\n2," + names[1] + "\n").warnings())
        .isEmpty();
  }

  /** 2^53 + 1 is the first integer that a double does not hold. */
  @Test
  void integers_that_doubles_round_are_a_warning_that_names_the_column() throws IOException {
    assertThat(table("t.csv", "id,v,c\n9007199254740992,1e300,a\n-3,2,b\n").warnings()).isEmpty();
    assertThat(table("t.csv", "v,id,c\n1,9007199254740993,a\n2,-90071992547409930,b\n").warnings())
        .singleElement()
        .asString()
        .startsWith(
            "column 'id': 2 integers beyond 2^53, the first: row 0 (line 2) holds"
                + " 9007199254740993");
  }

  @Test
  void the_field_data_has_the_warnings_of_its_description() {
    assertThat(warnings("label-1-vs-1.0/lab2.csv"))
        .anyMatch(w -> w.contains("'1' (") && w.contains("'1.0' ("));
    assertThat(warnings("label-1-vs-1.0/bool2.csv"))
        .anyMatch(w -> w.contains("'True' (") && w.contains("'true' ("));
    assertThat(warnings("int64-beyond-2-53/big.csv")).anyMatch(w -> w.startsWith("column 'id': "));
  }

  private static List<String> warnings(String below) {
    return Table.read(SharedData.path("field/" + below), TableOptions.DEFAULTS).warnings();
  }
}
